"""Does the store send letters by post, and what does one cost?"""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from regulars.channels.paper.sheets import SHEETS
from regulars.web.forms import ask


@dataclass(frozen=True, kw_only=True)
class PostSettings:
    """What the owner chose. price: of each letter, in the business's currency; 0 where none was said."""

    KEY: ClassVar[str] = "post"

    on: bool = ask(
        _("Send letters by post"),
        help=_(
            "From then on the postal addresses of orders are kept, the latest of each person, where it is "
            "their own. Switched off, no more are kept."
        ),
        default=False,
    )
    price: Decimal = ask(
        _("What a letter costs"),
        help=_(
            "Paper, print and postage of one, in the currency of your business. It is shown before you print."
        ),
        default=Decimal(0),
        least=0,
        most=1000,
    )
    sheet: str = ask(
        _("Sheets of labels"),
        choices=[(name, sheet.label) for name, sheet in SHEETS.items()],
        default="21",
    )

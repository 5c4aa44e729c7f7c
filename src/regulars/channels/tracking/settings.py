"""What is noted of what people do with messages, and what do links tell the shop's own statistics?"""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from regulars.web.forms import ask


@dataclass(frozen=True, kw_only=True)
class TrackingSettings:
    """What the owner chose; see docs/decisions/0114 for the defaults."""

    KEY: ClassVar[str] = "tracking"

    clicks: bool = ask(
        _("Note which links people follow"),
        help=_(
            "Only in messages that people allowed, never in those about an order and never in greetings. "
            "Who doesn’t want it is left out."
        ),
        default=True,
    )
    opens: bool = ask(
        _("Note when a message is opened"),
        help=_(
            "By an invisible picture. In the EU people have to allow this, and what it tells is worth "
            "little: many mail programs load pictures before anybody looks."
        ),
        default=False,
    )
    utm: bool = ask(
        _("Mark links to your shop for its own statistics"),
        help=_(
            "With utm_source, utm_medium, utm_campaign and utm_content. Links that have such marks keep "
            "theirs."
        ),
        default=True,
    )
    utm_source: str = ask(
        _("utm_source"), help=_("By which name your statistics know us."), default="regulars"
    )

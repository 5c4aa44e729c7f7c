"""How many messages may a person get, and at which hours?"""

from dataclasses import dataclass
from datetime import time, timedelta
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from regulars.customers.permission import Limits
from regulars.web.forms import ask


@dataclass(frozen=True, kw_only=True)
class MessageLimits:
    """What the owner chose; hours are the person's own."""

    KEY: ClassVar[str] = "message_limits"

    per_week: int = ask(
        _("At most in seven days"),
        help=_("Messages of all plays together that one person may get. The next one waits, it isn’t lost."),
        default=3,
        least=1,
        most=14,
        suffix=_("messages"),
    )
    quiet_from: int = ask(
        _("Quiet from"),
        help=_("In the person’s own time zone. What falls into the quiet hours leaves when they end."),
        default=0,
        least=0,
        most=23,
        suffix=_("o'clock"),
    )
    quiet_until: int = ask(
        _("Quiet until"),
        help=_("The same hour twice means that there are no quiet hours."),
        default=0,
        least=0,
        most=23,
        suffix=_("o'clock"),
    )

    @property
    def limits(self) -> Limits:
        return Limits(
            most=self.per_week,
            within=timedelta(days=7),
            quiet_from=time(self.quiet_from),
            quiet_until=time(self.quiet_until),
        )

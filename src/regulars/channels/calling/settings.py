"""Does the staff call people, and at which hours?"""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from regulars.web.forms import ask


@dataclass(frozen=True, kw_only=True)
class CallSettings:
    """What the owner chose; hours are the person's own."""

    KEY: ClassVar[str] = "calls"

    on: bool = ask(
        _("Call people"),
        help=_("Plays and campaigns may then ask for calls. Whom to call stands on the list of calls."),
        default=False,
    )
    since: int = ask(
        _("Call from"),
        help=_("In the person’s own time zone. Outside of these hours nobody is on the list."),
        default=9,
        least=0,
        most=23,
        suffix=_("o'clock"),
    )
    until: int = ask(_("Call until"), default=19, least=1, most=24, suffix=_("o'clock"))
    tries: int = ask(
        _("At most so often"),
        help=_("How often somebody is called who doesn’t answer."),
        default=3,
        least=1,
        most=5,
        suffix=_("times"),
    )

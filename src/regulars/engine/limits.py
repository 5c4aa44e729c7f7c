"""How many plays may begin with one person?"""

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from regulars.engine.decide import Cap
from regulars.web.forms import ask


@dataclass(frozen=True, kw_only=True)
class PlayLimits:
    """What the owner chose: the cap over all promotional plays together."""

    KEY: ClassVar[str] = "play_limits"

    plays: int = ask(
        _("Plays at most"),
        help=_("Promotional plays that may begin with one person; what comes on top is held back."),
        default=3,
        least=1,
        most=50,
        suffix=_("plays"),
    )
    days: int = ask(_("Within"), default=7, least=1, most=365, suffix=_("days"))

    @property
    def cap(self) -> Cap:
        return Cap(plays=self.plays, days=self.days)

    @property
    def span(self) -> timedelta:
        return timedelta(days=self.days)

"""When has a yes on a form to be confirmed by a letter to the address (double opt-in)?

Anybody can enter anybody's address. Where the owner wants it so, the yes waits for the link of that letter.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from regulars.channels.outbox import Planned, plan_many
from regulars.customers.actions import consent, pending
from regulars.web import stored
from regulars.web.forms import ask

LETTER = "confirm_subscription"
WHERE = [
    ("everywhere", _("Everybody")),
    ("countries", _("People in these countries")),
    ("nowhere", _("Nobody")),
]


@dataclass(frozen=True, kw_only=True)
class DoubleOptIn:
    """What the owner chose. countries: two-letter codes; where somebody's isn't known, they confirm."""

    KEY: ClassVar[str] = "double_opt_in"

    where: str = ask(
        _("Who confirms a yes by a letter’s link"),
        kind="radio",
        choices=WHERE,
        help=_("A letter asks whether it was them. Without a yes to that nothing else is sent."),
        default="everywhere",
    )
    countries: str = ask(
        _("Countries"),
        help=_("Two letters each: DE, AT. Who isn’t known to be anywhere confirms, too."),
        default="",
    )

    def asks(self, country: str) -> bool:
        """Whether a yes of somebody in this country has to be confirmed. country: '' of none known."""
        if self.where == "countries":
            return not country or country.upper() in self.countries.upper().replace(",", " ").split()
        return self.where == "everywhere"


def take(
    said: consent.Statement,
    *,
    country: str,
    shop_id: int | None,
    actor: str,
    at: datetime,
    always: bool = False,
) -> bool:
    """Take a yes or no from a form; whether it holds, or waits until the letter that leaves is confirmed.

    always: it has to be confirmed whatever the owner chose, since something is given for it.
    """
    if not said.granted or not (always or stored.load(DoubleOptIn).asks(country)):
        consent.state([said], actor=actor, at=at)
        return True
    with transaction.atomic():
        until = pending.ask(said, actor=actor, at=at)
        if until:
            letter = Planned(
                key=f"confirm:{said.customer_id}:{said.channel}:{said.purpose}:{at.isoformat()}",
                customer_id=said.customer_id,
                channel=said.channel,
                template=LETTER,
                shop_id=shop_id,
                not_after=until,
            )
            plan_many([letter], at=at)
    return False

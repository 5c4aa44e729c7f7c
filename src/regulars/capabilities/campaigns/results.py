"""What did a campaign bring, and which of its two messages works better?

All who were drawn count, whether a message reached them or not (intention to treat), each once, when the time
is over for them. The ranges hold at any look (engine/confidence.py), so a winner that is told stays one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING

from regulars.commerce.queries import company
from regulars.engine.confidence import Arm, Effect, effect
from regulars.engine.decide import HELD_OUT, TREATED
from regulars.sql import statement

if TYPE_CHECKING:
    from regulars.capabilities.campaigns.models import Campaign

RESULTS = statement(__file__, "results")
COUNTED_FOR = timedelta(days=14)
JUDGED_AFTER = {
    "clicks": timedelta(days=2),
    "opens": timedelta(days=2),
    "orders": timedelta(days=7),
    "money": timedelta(days=7),
}
"""How long somebody has to do what decides until they count for one message or the other."""
EVENTS = {"clicks": "message.clicked", "opens": "message.opened"}
NOBODY = Arm(0, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """What it brought per person, in minor units of `currency`; treated, control: whose time is over."""

    treated: Arm
    control: Arm
    money: Effect
    is_margin: bool
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """Two messages side by side. a, b: how many people, how many did it, how much. difference: a less b."""

    a: Arm
    b: Arm
    difference: Effect

    @property
    def winner(self) -> str:
        """A or b; '' while it is too early to say."""
        if not self.difference.is_told:
            return ""
        return "a" if self.difference.difference > 0 else "b"


@dataclass(frozen=True, slots=True)
class _Group:
    """A row of results.sql."""

    arm: str
    variant: str
    people: int
    did: int
    ordered: int
    costed: bool
    revenue: Arm
    margin: Arm


def measured(row: "Campaign", *, at: datetime) -> Return:
    """What it brought, against those who were left alone."""
    groups = _groups(row.pk, within=COUNTED_FOR, at=at)
    is_margin = _are_costed(groups)
    treated, control = (
        _money([group for group in groups if group.arm == arm], is_margin=is_margin)
        for arm in (TREATED, HELD_OUT)
    )
    return Return(
        treated=treated,
        control=control,
        money=effect(treated, control),
        is_margin=is_margin,
        currency=company().currency,
    )


def contest(row: "Campaign", *, at: datetime) -> Contest | None:
    """Which of two messages works better; None where there is one, or some try both first."""
    if len(row.templates) == 1 or row.trial_bp:
        return None
    return _contest(row, within=JUDGED_AFTER[row.judged_by], at=at)


def tried(row: "Campaign", *, at: datetime) -> Contest:
    """The same of those who try two messages first, by all that they did until now."""
    return _contest(row, within=None, at=at)


def _contest(row: "Campaign", *, within: timedelta | None, at: datetime) -> Contest:
    groups = _groups(row.pk, within=within, event=EVENTS.get(row.judged_by, ""), at=at)
    treated = [group for group in groups if group.arm == TREATED]
    is_margin = _are_costed(treated)
    counted = {group.variant: _judged(group, by=row.judged_by, is_margin=is_margin) for group in treated}
    a, b = counted.get("a", NOBODY), counted.get("b", NOBODY)
    return Contest(a=a, b=b, difference=effect(a, b))


def _judged(group: _Group, *, by: str, is_margin: bool) -> Arm:
    """People and what decides. Each did it or not, so the sum of squares is the sum."""
    if by == "money":
        return _money([group], is_margin=is_margin)
    did = group.ordered if by == "orders" else group.did
    return Arm(group.people, did, did, did)


def _money(groups: Sequence[_Group], *, is_margin: bool) -> Arm:
    return reduce(Arm.__add__, (group.margin if is_margin else group.revenue for group in groups), NOBODY)


def _are_costed(groups: Sequence[_Group]) -> bool:
    """Whether every order's cost is known, so that profit can be told."""
    return bool(groups) and all(group.costed for group in groups)


def _groups(campaign_id: int, *, within: timedelta | None, at: datetime, event: str = "") -> list[_Group]:
    rows = RESULTS.rows(campaign=campaign_id, within=within, event=event, at=at)
    return [
        _Group(arm, variant, people, did, ordered, costed, _arm(people, sums[:3]), _arm(people, sums[3:]))
        for arm, variant, people, did, ordered, costed, *sums in rows
    ]


def _arm(people: int, sums: Sequence[Decimal | int]) -> Arm:
    successes, total, squares = map(int, sums)
    return Arm(people, successes, total, squares)

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
JUDGED_AFTER = {"clicks": timedelta(days=2), "orders": timedelta(days=7)}
"""How long somebody has to click, or to order, until they count for one message or the other."""
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
    """Two messages side by side. a, b: how many people, and how many of them did it. difference: a less b."""

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
    clicked: int
    ordered: int
    costed: bool
    revenue: Arm
    margin: Arm


def measured(row: "Campaign", *, at: datetime) -> Return:
    """What it brought, against those who were left alone."""
    groups = _groups(row.pk, within=COUNTED_FOR, at=at)
    is_margin = bool(groups) and all(group.costed for group in groups)
    arms = {
        arm: reduce(
            Arm.__add__,
            (group.margin if is_margin else group.revenue for group in groups if group.arm == arm),
            NOBODY,
        )
        for arm in (TREATED, HELD_OUT)
    }
    return Return(
        treated=arms[TREATED],
        control=arms[HELD_OUT],
        money=effect(arms[TREATED], arms[HELD_OUT]),
        is_margin=is_margin,
        currency=company().currency,
    )


def contest(row: "Campaign", *, at: datetime) -> Contest | None:
    """Which of two messages works better; None of a campaign that has one."""
    if len(row.templates) == 1:
        return None
    groups = _groups(row.pk, within=JUDGED_AFTER[row.judged_by], at=at)
    counted = {group.variant: _share(group, by=row.judged_by) for group in groups if group.arm == TREATED}
    a, b = counted.get("a", NOBODY), counted.get("b", NOBODY)
    return Contest(a=a, b=b, difference=effect(a, b))


def _share(group: _Group, *, by: str) -> Arm:
    """People and how many of them did it: each did it or not, so the sum of squares is the sum."""
    did = group.clicked if by == "clicks" else group.ordered
    return Arm(group.people, did, did, did)


def _groups(campaign_id: int, *, within: timedelta, at: datetime) -> list[_Group]:
    rows = RESULTS.rows(campaign=campaign_id, within=within, at=at)
    return [
        _Group(arm, variant, people, clicked, ordered, costed, _arm(people, sums[:3]), _arm(people, sums[3:]))
        for arm, variant, people, clicked, ordered, costed, *sums in rows
    ]


def _arm(people: int, sums: Sequence[Decimal | int]) -> Arm:
    successes, total, squares = map(int, sums)
    return Arm(people, successes, total, squares)

"""Which of its two messages does a campaign send to those who haven't tried them?

Some people get the one or the other first. When their time is over the better one goes to everybody else:
by its lead, also where that may be chance, since one of the two has to go and no other is likelier to be
better. Of two that stand alike it is A. What was decided stays, whatever comes in later.
"""

from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from regulars.capabilities.campaigns import actions, queries, rules
from regulars.capabilities.campaigns.results import Contest, tried
from regulars.engine.confidence import Arm
from regulars.sql import statement

if TYPE_CHECKING:
    from regulars.capabilities.campaigns.models import Campaign

TRIED = statement(__file__, "tried")


class Side(msgspec.Struct, frozen=True):
    """How one message stood: people who got it, how many of them did it, and minor units in all."""

    people: int
    successes: int
    total: int


class Verdict(msgspec.Struct, frozen=True):
    """How the two stood when it was decided. is_sure: whether one is surely better, or it may be chance."""

    a: Side
    b: Side
    is_sure: bool


def is_on(row: "Campaign") -> bool:
    """Whether some try two messages, and the others wait for what comes of it."""
    return row.trial_bp is not None and not row.winner


def ends_at(row: "Campaign") -> datetime | None:
    """When it is decided, as things stand; None before any of them stands in the outbox."""
    released, waiting, left = TRIED.rows(campaign=row.pk)[0]
    if released is None or row.trial_hours is None:
        return None
    gone = None if waiting else max(left or released, released)
    return rules.trial_ends(released=released, left=gone, hours=row.trial_hours)


def decide(campaign_id: int, *, at: datetime) -> bool:
    """Let the others get the better one, if the time of those who try is over; whether it was decided now.

    To be asked when all of those stand in the outbox. Where there are none, nothing is waited for.
    """
    row = queries.campaign(campaign_id)
    if row is None or not is_on(row) or not row.passes:
        return False
    if (ends := ends_at(row)) and ends > at:
        return False
    two = tried(row, at=at)
    verdict = Verdict(_side(two.a), _side(two.b), bool(two.winner))
    return actions.decide(campaign_id, winner=ahead(two), verdict=msgspec.to_builtins(verdict), at=at)


def verdict_of(row: "Campaign") -> Verdict | None:
    """How it stood when it was decided; None before."""
    return msgspec.convert(row.verdict, Verdict) if row.verdict else None


def ahead(two: Contest) -> str:
    """The one that stands better, surely or not."""
    return two.winner or ("b" if two.b.mean > two.a.mean else "a")


def _side(arm: Arm) -> Side:
    return Side(arm.people, arm.successes, arm.total)

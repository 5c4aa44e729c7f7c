"""Where does somebody stand on their way from a first purchase to a growing relation?

1 first purchase: one order, and the goods aren't in their hands yet.
2 weighing: one order, the goods arrived, they make up their mind. Silence is no verdict.
3 satisfied: they came back on another day. Disappointed: half or more of the latest order was returned, and
  they have bought nothing since.
4 loyal: they bought on three days or more and are within their rhythm. Who falls silent goes back to 3.
5 growing: loyal, and within a year they bought in a product category that was new to them, or they spend a
  quarter more than half a year ago, when the whole store's trend is taken out.

Where history begins in mid-life, one order known isn't called a first purchase: it is weighed at once.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from regulars.insight.people import HALF_RETURNED, YEAR, People
from regulars.insight.purchases import NEVER
from regulars.insight.runs import Flags, Floats, Ints

STAGES = ("first_purchase", "weighing", "satisfied", "disappointed", "loyal", "growing")
FIRST, WEIGHING, SATISFIED, DISAPPOINTED, LOYAL, GROWING = range(6)
REASONS = (
    "one_order",
    "parcel_arrived",
    "parcel_assumed",
    "history_starts_later",
    "came_back",
    "returned",
    "fell_silent",
    "three_days",
    "new_category",
    "spends_more",
)
(ONE_ORDER, PARCEL_ARRIVED, PARCEL_ASSUMED, HISTORY_STARTS_LATER, CAME_BACK, RETURNED, FELL_SILENT,
 THREE_DAYS, NEW_CATEGORY, SPENDS_MORE) = range(10)  # fmt: skip

DAY = 86_400_000_000
ASSUMED_ON_THE_WAY = 7
GROWTH = 1.25
TWICE = 2
LONGEST = 36_500.0


@dataclass(frozen=True, slots=True)
class Stages:
    """For each person the number of the stage and of its reason, and since when (microseconds)."""

    stage: NDArray[np.int64]
    reason: NDArray[np.int64]
    since: Ints


def stages(people: People, *, quiet: Flags, quiet_since: Ints, trend: float, at: int) -> Stages:
    """The stage of each person at a moment.

    quiet, quiet_since: whose silence says that they left, and from when it did. trend: revenue of the
    whole store in the last half year over that of the half before. at: microseconds.
    """
    arrives = np.where(
        people.delivered == NEVER, people.first_at + ASSUMED_ON_THE_WAY * DAY, people.delivered
    )
    one = people.days_bought == 1
    lasting = people.days_bought > TWICE
    returned = people.returned >= HALF_RETURNED
    fresh = np.maximum(people.newest_at, people.third_at)
    wider = lasting & (people.newest_at != NEVER) & (at - people.newest_at < YEAR * DAY)
    cases = [
        (returned, DISAPPOINTED, RETURNED, people.refunded_at),
        (one & people.early, WEIGHING, HISTORY_STARTS_LATER, people.first_at),
        (one & (arrives > at), FIRST, ONE_ORDER, people.first_at),
        (one & (people.delivered != NEVER), WEIGHING, PARCEL_ARRIVED, arrives),
        (one, WEIGHING, PARCEL_ASSUMED, arrives),
        (lasting & quiet, SATISFIED, FELL_SILENT, quiet_since),
        (wider, GROWING, NEW_CATEGORY, fresh),
        (lasting & grown(people, trend=trend), GROWING, SPENDS_MORE, people.last_at),
        (lasting, LOYAL, THREE_DAYS, people.third_at),
    ]
    conditions = [case[0] for case in cases]
    return Stages(
        stage=np.select(conditions, [case[1] for case in cases], SATISFIED),
        reason=np.select(conditions, [case[2] for case in cases], CAME_BACK),
        since=np.minimum(np.select(conditions, [case[3] for case in cases], people.second_at), at),
    )


def grown(people: People, *, trend: float) -> Flags:
    """Who spends a quarter more than half a year ago beyond the store's trend, buying twice in each half."""
    steady = (people.half_days >= TWICE) & (people.half_before_days >= TWICE) & (people.half_before > 0)
    return steady & (people.half > people.half_before * (GROWTH * trend))


def trend(people: People) -> float:
    """The store's revenue of the last half year over that of the half before, 1 where it can't be told."""
    now, before = float(people.half.sum()), float(people.half_before.sum())
    return now / before if before > 0 and now > 0 else 1.0


def silent_from(last_at: Ints, *, days: Floats) -> Ints:
    """The moment so many days after the last order; that of the order where the days aren't known."""
    known = np.where(np.isnan(days), 0.0, np.minimum(days, LONGEST))
    return last_at + (known * DAY).astype(np.int64)

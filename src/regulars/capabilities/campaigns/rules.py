"""When does each message of a campaign go out, and how many may now?"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

GRACE = timedelta(minutes=1)
"""How long a start can be taken back: nothing leaves before."""
FURTHEST_AHEAD = timedelta(hours=26)
"""How much earlier than the shop's a clock of the world may show the same hour."""
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
MOST_AT_ONCE = timedelta(minutes=2)
"""After a standstill no more is caught up with than what would have left in this time."""


def opens_at(planned: datetime, *, timing: str) -> datetime:
    """When people are to be looked up, so that nobody's hour is over by then."""
    return planned - FURTHEST_AHEAD if timing == "person" else planned


def due_at(
    planned: datetime, *, timing: str, shop: tzinfo, own: tzinfo, hour: int, soonest: datetime
) -> datetime:
    """When somebody's message goes out.

    planned: by the shop's clock. own: the person's zone; hour: their own best one. soonest: nothing leaves
    before; whose hour is over by then gets it a day later.
    """
    if timing == "shop":
        return max(planned, soonest)
    if timing == "person":
        wall = planned.astimezone(shop)
        return upcoming(wall.time(), zone=own, first=wall.date(), soonest=soonest)
    begins = max(planned, soonest)
    return upcoming(time(hour), zone=own, first=begins.astimezone(own).date(), soonest=begins)


def upcoming(hour: time, *, zone: tzinfo, first: date, soonest: datetime) -> datetime:
    """The first moment from `soonest` on, not before the day `first`, at which a clock shows this hour."""
    day = max(first, soonest.astimezone(zone).date())
    moments = (datetime.combine(day + ahead * DAY, hour, zone).astimezone(UTC) for ahead in range(3))
    return next(moment for moment in moments if moment >= soonest)


def trial_ends(*, released: datetime, left: datetime | None, hours: int) -> datetime:
    """When it is decided which of two messages the others get.

    released: when the last of those who try them was put into the outbox; left: when the last of theirs left,
    None while some wait there. The time runs from then, and at the latest from a day after `released`.
    """
    return min(left or released + DAY, released + DAY) + hours * HOUR


def allowance(per_hour: int | None, *, paced_until: datetime, at: datetime) -> int | None:
    """How many may leave now; None: as many as there are. paced_until: until when the share is given out."""
    if per_hour is None:
        return None
    return max(0, (at - max(paced_until, at - MOST_AT_ONCE)) // (HOUR / per_hour))


def paced(per_hour: int, *, given: int, paced_until: datetime, at: datetime) -> datetime:
    """Until when the hourly share is given out once so many more were let go."""
    return max(paced_until, at - MOST_AT_ONCE) + given * (HOUR / per_hour)

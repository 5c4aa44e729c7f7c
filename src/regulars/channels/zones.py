"""In which time zones may somebody be?

The person's own where it is known; else all of the country's (CLDR's zones by territory, which Babel
brings); where not even that is known, the shop's.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.core import get_global

SEASONS = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)


def plausible(own: str, *, country: str, nearest: Sequence[str]) -> tuple[ZoneInfo, ...]:
    """The zones that hold for somebody; the first is the likeliest. nearest: the shop's, the business's."""
    if known := zone(own):
        return (known,)
    near = next((found for name in nearest if (found := zone(name))), ZoneInfo("UTC"))
    lived_in = of_country(country.upper())
    return tuple(sorted(lived_in, key=lambda one: hours(one) != hours(near))) or (near,)


@cache
def of_country(code: str) -> tuple[ZoneInfo, ...]:
    """A country's zones, one of those that always show the same hour."""
    names = sorted(name for name, territory in get_global("zone_territories").items() if territory == code)
    found = [one for name in names if (one := zone(name))]
    return tuple({hours(one): one for one in found}.values())


def hours(one: ZoneInfo) -> tuple[timedelta | None, ...]:
    """By how much a zone differs from UTC in winter and in summer."""
    return tuple(moment.astimezone(one).utcoffset() for moment in SEASONS)


@cache
def zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None

"""Where do customers have things sent to?"""

from collections.abc import Iterable
from datetime import datetime

import msgspec

from regulars.sql import recordset, statement

KEEP = statement(__file__, "addresses_keep")


class Place(msgspec.Struct, frozen=True):
    """A customer's address, as far as anything depends on it. country: two capital letters, or ''."""

    customer_id: int
    country: str
    region: str
    city: str
    postcode: str


def keep_addresses(places: Iterable[tuple[Place, datetime]]) -> dict[Place, int]:
    """Keep places with the moment at which each was used; the id of each.

    A customer's place is one row however often it is used.
    """
    seen: dict[Place, datetime] = {}
    for place, moment in places:
        seen[place] = max(moment, seen.get(place, moment))
    if not seen:
        return {}
    rows = [{**msgspec.structs.asdict(place), "last_seen_at": moment} for place, moment in seen.items()]
    return {Place(*place): id_ for id_, *place in KEEP.rows(places=recordset(rows))}

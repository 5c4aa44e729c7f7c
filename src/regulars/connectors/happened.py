"""What happened, in the order in which it became known, for a program that follows?"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from regulars.connectors.outgoing.payload import as_told
from regulars.sql import statement
from regulars.web.cursors import Cursor

PAGE = statement(__file__, "events_page")
LOOKED = 10_000


class BadPlace(ValueError):
    """This isn't a place in the log."""


@dataclass(frozen=True, slots=True)
class Happenings:
    """Events, where to go on, and whether there is more to read now."""

    events: list[dict[str, Any]]
    upto: Cursor
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which events are wanted; None: all of them. since: learned from then on."""

    name: str | None = None
    customers: list[int] | None = None
    shop: int | None = None
    since: datetime | None = None


def happened(wanted: Wanted, *, after: Cursor | None, limit: int) -> Happenings:
    """The next events after a place in the log. Raises BadPlace."""
    cluster, xid, number = place(after)
    rows = PAGE.rows(
        cluster=cluster,
        xid=xid,
        id=number,
        name=wanted.name,
        customers=wanted.customers,
        shop=wanted.shop,
        since=wanted.since,
        looked=LOOKED,
        limit=limit + 1,
    )
    if not rows:
        return Happenings([], Cursor(f"{cluster}.{xid}", number), more=False)
    found = [row[4:] for row in rows if row[6] is not None]
    if len(found) > limit:
        cluster, xid, number = found[limit - 1][:3]
        return Happenings([told(row) for row in found[:limit]], Cursor(f"{cluster}.{xid}", number), more=True)
    cluster, xid, number, looked = rows[0][:4]
    return Happenings([told(row) for row in found], Cursor(f"{cluster}.{xid}", number), more=looked == LOOKED)


def place(cursor: Cursor | None) -> tuple[int, int, int]:
    """A cursor as a place in commit order."""
    if cursor is None:
        return 0, 0, 0
    cluster, _, xid = str(cursor.value).partition(".")
    numbers = [cluster, xid, str(cursor.id)]
    if (
        not all(each.isascii() and each.isdecimal() and len(each) < 19 for each in numbers)
        or len(cluster) > 4
    ):
        raise BadPlace(BadPlace.__doc__)
    return int(cluster), int(xid), int(cursor.id)


def told(row: tuple[Any, ...]) -> dict[str, Any]:
    """An event as the API gives it: ids are words."""
    number, name, version, customer, shop, actor, occurred_at, recorded_at, payload = row[2:]
    data = {key: as_told(key, value) for key, value in msgspec.json.decode(payload).items()}
    ids = {"id": number, "customer_id": customer, "shop_id": shop}
    return {
        **{key: None if value is None else str(value) for key, value in ids.items()},
        "type": name,
        "version": version,
        "actor": actor,
        "occurred_at": occurred_at,
        "recorded_at": recorded_at,
        "data": data,
    }

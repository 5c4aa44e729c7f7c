"""How is a Shopify asked for some of its things, page by page?"""

from collections.abc import Sequence
from datetime import UTC, datetime

from regulars.connectors.exchange import Dialogue, Listed, Page
from regulars.connectors.shopify.amounts import gid, id_in
from regulars.connectors.shopify.calls import Data, Session, TooCostly, asked
from regulars.connectors.shopify.documents import (
    INSIDE,
    KINDS,
    REFUND,
    WHOLE,
    by_ids,
    changed,
    listed,
    rest,
)

AT_ONCE = {"products": 10, "customers": 50, "orders": 10, "checkouts": 10}
REFUNDS_AT_ONCE = 10


def things_by_ids(
    session: Session, stream: str, ids: Sequence[str]
) -> Dialogue[tuple[list[Data], list[str]]]:
    """The things with these ids, and the ids of those that aren't there."""
    document = by_ids(KINDS[stream], WHOLE[stream])
    wanted = [gid(KINDS[stream], number) for number in ids]
    found = yield from halved(session, document, wanted)
    gone = [id_in(number) for number, thing in zip(wanted, found, strict=True) if not thing]
    return (yield from completed(session, [thing for thing in found if thing])), gone


def things_since(
    session: Session, stream: str, *, since: datetime, position: str
) -> Dialogue[tuple[list[Data], str]]:
    """A page of what was changed since then, and the position behind it."""
    moment = since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    variables = {"after": position or None, "since": f"updated_at:>='{moment}'"}
    try:
        data = yield from asked(session, changed(stream, at_once=AT_ONCE[stream]), **variables)
    except TooCostly:
        data = yield from asked(session, changed(stream, at_once=1), **variables)
    things = yield from completed(session, data["page"]["nodes"])
    return things, following(data["page"])


def all_listed(session: Session, stream: str, *, position: str) -> Dialogue[Page]:
    """A page of ids and versions; a test order is nothing. position: the id that it begins behind."""
    begin = {"from": f"id:>={int(position) + 1}"} if position else {}
    page = (yield from asked(session, listed(stream), **begin))["page"]
    things = [thing for thing in page["nodes"] if not thing.get("test")]
    seen = tuple(Listed(id_in(thing["id"]), datetime.fromisoformat(thing["updated_at"])) for thing in things)
    return Page(listed=seen, things=len(seen), next=id_in(page["nodes"][-1]["id"]) if following(page) else "")


def with_refunds(session: Session, orders: Sequence[Data]) -> Dialogue[None]:
    """Put into orders their refunds with what came back, of which they tell only that they are there."""
    wanted = [refund["id"] for order in orders for refund in order.get("refunds") or ()]
    document = by_ids("Refund", REFUND)
    found: dict[str, Data] = {}
    for start in range(0, len(wanted), REFUNDS_AT_ONCE):
        some = yield from halved(session, document, wanted[start : start + REFUNDS_AT_ONCE])
        whole = yield from completed(session, [refund for refund in some if refund])
        found |= {refund["id"]: refund | {"order_id": refund["order"]["id"]} for refund in whole}
    for order in orders:
        there = (found.get(refund["id"]) for refund in order.get("refunds") or ())
        order["refunds"] = [refund for refund in there if refund]


def halved(session: Session, document: str, ids: Sequence[str]) -> Dialogue[list[Data | None]]:
    """Things by their global ids, None for what isn't there; in halves where they are too many at once."""
    if not ids:
        return []
    try:
        data = yield from asked(session, document, ids=list(ids))
        found: list[Data | None] = data["nodes"]
        return found
    except TooCostly:
        if len(ids) == 1:
            raise
    middle = len(ids) // 2
    first = yield from halved(session, document, ids[:middle])
    return first + (yield from halved(session, document, ids[middle:]))


def completed(session: Session, things: Sequence[Data]) -> Dialogue[list[Data]]:
    """The things with all that is in them: what came as a first page is asked for to its end."""
    for thing in things:
        for name in INSIDE.keys() & thing.keys():
            page = thing[name]
            while end := following(page):
                data = yield from asked(session, rest(name), id=thing["id"], after=end)
                page = (data.get("node") or {}).get("page") or {"nodes": []}
                thing[name]["nodes"] += page["nodes"]
    return [flat(thing) for thing in things]


def following(page: Data) -> str:
    """The position behind a page, '' at the end."""
    info = page.get("page_info") or {}
    return str(info.get("end") or "") if info.get("more") else ""


def flat(thing: Data) -> Data:
    """A thing with what is in its connections as lists, as webhooks tell it."""
    return {name: listed_in(value) for name, value in thing.items()}


def listed_in(value: object) -> object:
    if isinstance(value, list):
        return [listed_in(each) for each in value]
    if not isinstance(value, dict):
        return value
    return listed_in(value["nodes"]) if "nodes" in value else flat(value)

"""How do orders come in, change and get cancelled?"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from msgspec import UNSET

from regulars.commerce.actions.products import Shelf
from regulars.commerce.actions.touches import keep_first_touches, keep_touches
from regulars.commerce.events import OrderCancelled, OrderChanged, OrderPlaced, OrderRestored
from regulars.commerce.facts import Address, CancellationFact, LineFact, OrderFact
from regulars.commerce.frame import Frame, Rate
from regulars.commerce.rules import Worth, line_cost, worth
from regulars.customers.actions.addresses import Place, keep_addresses
from regulars.events.log import NewEvent, record_many
from regulars.money import split
from regulars.sql import recordset, statement

KNOWN = statement(__file__, "orders_known")
IDS = statement(__file__, "orders_ids")
INSERT = statement(__file__, "orders_insert")
UPDATE = statement(__file__, "orders_update")
CLEAR_LINES = statement(__file__, "orders_clear_lines")
INSERT_LINES = statement(__file__, "orders_insert_lines")
CONFIRM = statement(__file__, "orders_confirm")
CANCEL = statement(__file__, "orders_cancel")
HISTORY = statement(__file__, "orders_history")
NEVER = datetime(1, 1, 1, tzinfo=UTC)
ENCODE = msgspec.json.Encoder(decimal_format="string").encode


class Standing(msgspec.Struct, frozen=True):
    """An order as it is known."""

    id: int
    external_id: str
    source_version: datetime
    digest: UUID
    cancelled_at: datetime | None
    stood_at: datetime | None
    customer_id: int | None


class Cancelled(NamedTuple):
    """What became of a cancellation, and whose order it was where it changed anything."""

    result: str
    customer_id: int | None


def known(external_ids: Sequence[str], *, frame: Frame) -> dict[str, Standing]:
    """The orders that are known of these, by external id."""
    rows = KNOWN.rows(shop_id=frame.shop_id, external_ids=list(external_ids))
    return {row[1]: Standing(*row) for row in rows}


def place(
    facts: Mapping[str, OrderFact], *, customers: Mapping[str, int | None], shelf: Shelf, frame: Frame
) -> dict[str, str]:
    """Write orders as their facts say; what became of each: `new`, `changed` or `known`.

    facts: the newest of each external id. customers: who bought, by external id.
    """
    before = known(list(facts), frame=frame)
    outcome = {ext: _outcome(fact, before.get(ext)) for ext, fact in facts.items()}
    touched = [ext for ext, what in outcome.items() if what != "known"]
    _confirm({ext: fact for ext, fact in facts.items() if outcome[ext] == "known"}, before)
    fresh = iter(IDS.rows(count=sum(ext not in before for ext in touched)))
    ids = {ext: before[ext].id if ext in before else next(fresh)[0] for ext in touched}
    kept = {ext: before[ext].customer_id if ext in before else None for ext in touched}
    orders, lines = [], []
    for ext in touched:
        customer_id = customers.get(ext) or kept[ext]
        order, its_lines = _rows(
            facts[ext], order_id=ids[ext], customer=customer_id, shelf=shelf, frame=frame
        )
        orders.append(order)
        lines.extend(its_lines)
    _address(orders, facts)
    _write(orders, lines, new={ext for ext in touched if ext not in before}, frame=frame)
    keep_touches(orders, facts, frame=frame)
    keep_first_touches(facts, ids={**ids, **{ext: one.id for ext, one in before.items()}}, frame=frame)
    _record(touched, facts, orders=orders, before=before, shelf=shelf, frame=frame)
    return outcome


def cancel(fact: CancellationFact, *, frame: Frame) -> Cancelled:
    """Call off one order of which only the cancellation is told, unless it was said later that it stands."""
    standing = known([fact.order_external_id], frame=frame).get(fact.order_external_id)
    if standing is None:
        return Cancelled("refused: order_unknown", None)
    if standing.cancelled_at or (standing.stood_at and standing.stood_at > fact.cancelled_at):
        return Cancelled("known", None)
    CANCEL.run(id=standing.id, cancelled_at=fact.cancelled_at)
    order = {"id": standing.id, "customer_id": standing.customer_id}
    what = f"cancelled:{fact.cancelled_at.isoformat()}"
    news = _event(OrderCancelled(standing.id), what, order=order, moment=fact.cancelled_at, frame=frame)
    record_many([news], at=frame.at)
    return Cancelled("changed", standing.customer_id)


def content_digest(fact: OrderFact) -> UUID:
    """A digest of what an order says, whichever version says it, but for what is kept beside it."""
    buyer = msgspec.structs.replace(fact.buyer, home=UNSET)
    beside = {"version": NEVER, "stands": UNSET, "first_touch": UNSET, "buyer": buyer}
    content = ENCODE(msgspec.structs.replace(fact, **beside))
    return UUID(bytes=blake2b(content, digest_size=16).digest())


def _outcome(fact: OrderFact, standing: Standing | None) -> str:
    if standing is None:
        return "new"
    if fact.version < standing.source_version:
        return "known"
    return "changed" if _restores(fact, standing) or content_digest(fact) != standing.digest else "known"


def _restores(fact: OrderFact, standing: Standing | None) -> bool:
    """Whether an order that had been called off stands again."""
    called_off = standing.cancelled_at if standing else None
    return bool(called_off and fact.stands is True and fact.version > called_off)


def _stood_at(fact: OrderFact) -> datetime | None:
    return fact.version if fact.stands is True else None


def _confirm(facts: Mapping[str, OrderFact], before: Mapping[str, Standing]) -> None:
    """Note that orders are unchanged in a newer version: one between the two that comes late is older."""
    newer = [
        {"id": before[ext].id, "version": fact.version, "stood_at": _stood_at(fact)}
        for ext, fact in facts.items()
        if fact.version > before[ext].source_version
    ]
    if newer:
        CONFIRM.run(orders=recordset(newer))


def _rows(
    fact: OrderFact, *, order_id: int, customer: int | None, shelf: Shelf, frame: Frame
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    day = frame.day(fact.placed_at)
    rate = frame.rate(fact.currency, on=day)
    costs = [line_cost(x, product=shelf.products[x.sku], currency=fact.currency) for x in fact.lines]
    value = worth(fact.lines, costs=costs, products=shelf.products)
    order = {
        "id": order_id,
        "customer_id": customer,
        **{f: getattr(fact, f) for f in _COPIED},
        **_in_business_currency(value, rate=rate, fact=fact, frame=frame),
        "business_date": day,
        "rate": rate.value,
        "rate_date": rate.day,
        "revenue_minor": value.revenue_minor,
        "has_goods": value.has_goods,
        "address_id": None,
        "source_version": fact.version,
        "stood_at": _stood_at(fact),
        "digest": content_digest(fact),
    }
    shares = _line_shares(fact.lines, total=order["revenue_business"], value=value, shelf=shelf)
    lines = [
        _line_row(line, order_id=order_id, customer=customer, cost=cost, business=share, shelf=shelf)
        for line, cost, share in zip(fact.lines, costs, shares, strict=True)
    ]
    return order, lines


_COPIED = (
    "external_id", "number", "placed_at", "cancelled_at", "currency", "discount_minor", "shipping_minor",
    "tax_minor", "total_minor", "channel",
)  # fmt: skip


def _in_business_currency(value: Worth, *, rate: Rate, fact: OrderFact, frame: Frame) -> dict[str, Any]:
    cost = rate.of(value.cost_minor, source=fact.currency, target=frame.currency)
    return {
        "revenue_business": rate.of(value.revenue_minor, source=fact.currency, target=frame.currency),
        "cost_business": cost,
        "cost_source": "unknown" if cost is None else "feed",
    }


def _line_shares(
    lines: Sequence[LineFact], *, total: int | None, value: Worth, shelf: Shelf
) -> list[int | None]:
    """Each line's revenue in the business's currency; goods' shares sum to the order's exactly."""
    goods = [shelf.products[line.sku].kind == "product" for line in lines]
    if total is None:
        return [None] * len(lines)
    if total == value.revenue_minor:
        return [line.revenue_minor if good else 0 for line, good in zip(lines, goods, strict=True)]
    weights = [abs(line.revenue_minor) if good else 0 for line, good in zip(lines, goods, strict=True)]
    return list(split(total, weights=weights))


def _line_row(
    line: LineFact,
    *,
    order_id: int,
    customer: int | None,
    cost: int | None,
    business: int | None,
    shelf: Shelf,
) -> dict[str, Any]:
    return {
        "order_id": order_id,
        "customer_id": customer,
        "product_id": shelf.products[line.sku].id,
        "line_key": line.key,
        "quantity": line.quantity,
        "revenue_minor": line.revenue_minor,
        "discount_minor": line.discount_minor,
        "tax_minor": line.tax_minor,
        "cost_minor": cost,
        "revenue_business": business,
    }


def _address(orders: list[dict[str, Any]], facts: Mapping[str, OrderFact]) -> None:
    """Give orders the id of the place they go to: the place itself is the customer's."""
    places = {
        order["external_id"]: Place(
            order["customer_id"],
            address.country.strip().upper()[:2],
            address.region.strip(),
            address.city.strip(),
            address.postcode.strip().upper(),
        )
        for order in orders
        if order["customer_id"] and (address := facts[order["external_id"]].address) and address != Address()
    }
    ids = keep_addresses((place, facts[ext].placed_at) for ext, place in places.items())
    for order in orders:
        order["address_id"] = ids[places[order["external_id"]]] if order["external_id"] in places else None


def _write(orders: list[dict[str, Any]], lines: list[dict[str, Any]], *, new: set[str], frame: Frame) -> None:
    inserted = [order for order in orders if order["external_id"] in new]
    updated = [order for order in orders if order["external_id"] not in new]
    if inserted:
        INSERT.run(orders=recordset(inserted), shop_id=frame.shop_id, known_at=frame.at)
        HISTORY.run(shop_id=frame.shop_id, day=min(order["business_date"] for order in inserted))
    if updated:
        UPDATE.run(orders=recordset(updated))
        CLEAR_LINES.run(orders=[order["id"] for order in updated])
    if lines:
        INSERT_LINES.run(lines=recordset(lines))


def _record(
    touched: Sequence[str],
    facts: Mapping[str, OrderFact],
    *,
    orders: Sequence[dict[str, Any]],
    before: Mapping[str, Standing],
    shelf: Shelf,
    frame: Frame,
) -> None:
    news = []
    for ext, order in zip(touched, orders, strict=True):
        fact, standing = facts[ext], before.get(ext)
        if standing is None:
            products = list(dict.fromkeys(shelf.products[line.sku].id for line in fact.lines))
            payload = OrderPlaced(order["id"], order["revenue_business"], products)
            news.append(_event(payload, "placed", order=order, moment=fact.placed_at, frame=frame))
        else:
            changed = OrderChanged(order["id"], order["revenue_business"])
            what = f"changed:{fact.version.isoformat()}:{order['digest']}"
            news.append(_event(changed, what, order=order, moment=fact.version, frame=frame))
        if _restores(fact, standing):
            restored, what = OrderRestored(order["id"]), f"restored:{fact.version.isoformat()}"
            news.append(_event(restored, what, order=order, moment=fact.version, frame=frame))
        if fact.cancelled_at and not (standing and standing.cancelled_at):
            cancelled = OrderCancelled(order["id"])
            what = f"cancelled:{fact.cancelled_at.isoformat()}"
            news.append(_event(cancelled, what, order=order, moment=fact.cancelled_at, frame=frame))
    record_many(news, at=frame.at)


def _event(
    payload: msgspec.Struct, what: str, *, order: Mapping[str, Any], moment: datetime, frame: Frame
) -> NewEvent:
    return NewEvent(
        payload=payload,
        key=f"order:{order['id']}:{what}",
        occurred_at=moment,
        actor=frame.actor,
        customer_id=order["customer_id"],
        shop_id=frame.shop_id,
    )

"""How are refunds kept, also those whose order is unknown or comes later?"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from regulars.commerce.actions.orders import Standing
from regulars.commerce.actions.products import Shelf
from regulars.commerce.events import OrderRefunded
from regulars.commerce.facts import SUMMED, RefundFact
from regulars.commerce.frame import Frame
from regulars.events.log import NewEvent, record_many
from regulars.sql import recordset, statement

KNOWN = statement(__file__, "refunds_known")
INSERT = statement(__file__, "refunds_insert")
INSERT_LINES = statement(__file__, "refunds_insert_lines")
LINK = statement(__file__, "refunds_link")
SUM = statement(__file__, "refunds_sum")
TOLD_SINGLY = statement(__file__, "refunds_told_singly")


class Linked(msgspec.Struct, frozen=True):
    """A refund that found its order."""

    order_id: int
    customer_id: int | None


def refund(
    facts: Mapping[str, RefundFact],
    *,
    customers: Mapping[str, int | None],
    orders: Mapping[str, Standing],
    shelf: Shelf,
    frame: Frame,
) -> dict[str, str]:
    """Write refunds once; what became of each: `new` or `known`.

    customers: who was refunded, by the refund's external id. orders: the known orders by external id.
    """
    there = {row[0] for row in KNOWN.rows(shop_id=frame.shop_id, external_ids=list(facts))}
    rows = []
    for ext, fact in facts.items():
        if ext not in there:
            order = orders.get(fact.order_external_id)
            customer = customers.get(ext) or (order.customer_id if order else None)
            rows.append(_row(fact, order=order, customer=customer, shelf=shelf, frame=frame))
    if rows:
        _write(rows, facts, shelf=shelf, frame=frame)
    return {ext: "known" if ext in there else "new" for ext in facts}


def link(order_external_ids: Sequence[str], *, frame: Frame) -> list[Linked]:
    """Give refunds that came before their order to it, and keep the orders' refunded sums right."""
    found = [Linked(*row) for row in LINK.rows(shop_id=frame.shop_id, external_ids=list(order_external_ids))]
    _sum([linked.order_id for linked in found])
    return found


def _row(
    fact: RefundFact, *, order: Standing | None, customer: int | None, shelf: Shelf, frame: Frame
) -> dict[str, Any]:
    day = frame.day(fact.refunded_at)
    rate = frame.rate(fact.currency, on=day)
    goods = sum(x.revenue_minor for x in fact.lines if shelf.products[x.sku].kind == "product")
    revenue = goods if fact.lines else fact.total_minor
    return {
        "order_id": order.id if order else None,
        "customer_id": customer,
        "external_id": fact.external_id,
        "order_external_id": fact.order_external_id,
        "refunded_at": fact.refunded_at,
        "business_date": day,
        "currency": fact.currency,
        "rate": rate.value,
        "rate_date": rate.day,
        "revenue_minor": revenue,
        "total_minor": fact.total_minor,
        "revenue_business": rate.of(revenue, source=fact.currency, target=frame.currency),
        "reason": fact.reason,
    }


def _write(
    rows: Sequence[dict[str, Any]], facts: Mapping[str, RefundFact], *, shelf: Shelf, frame: Frame
) -> None:
    if singly := [row for row in rows if row["order_external_id"] and SUMMED not in row["external_id"]]:
        TOLD_SINGLY.run(refunds=recordset(singly), shop_id=frame.shop_id, summed=SUMMED)
    ids = dict(INSERT.rows(refunds=recordset(rows), shop_id=frame.shop_id, known_at=frame.at))
    lines = [
        {
            "refund_id": ids[row["external_id"]],
            "product_id": shelf.products[line.sku].id,
            "line_key": line.key,
            "quantity": line.quantity,
            "revenue_minor": line.revenue_minor,
        }
        for row in rows
        for line in facts[row["external_id"]].lines
    ]
    if lines:
        INSERT_LINES.run(lines=recordset(lines))
    _sum([row["order_id"] for row in rows if row["order_id"]])
    record_many([_event(row, refund_id=ids[row["external_id"]], frame=frame) for row in rows], at=frame.at)


def _sum(orders: Sequence[int]) -> None:
    if orders:
        SUM.run(orders=list(orders))


def _event(row: Mapping[str, Any], *, refund_id: int, frame: Frame) -> NewEvent:
    moment: datetime = row["refunded_at"]
    return NewEvent(
        payload=OrderRefunded(refund_id, row["order_id"], row["revenue_business"]),
        key=f"refund:{refund_id}",
        occurred_at=moment,
        actor=frame.actor,
        customer_id=row["customer_id"],
        shop_id=frame.shop_id,
    )

"""How are refunds kept, also those whose order is unknown or comes later, or that are estimated at first?"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from regulars.commerce.actions.orders import Standing
from regulars.commerce.actions.products import Shelf
from regulars.commerce.events import OrderRefundCorrected, OrderRefunded
from regulars.commerce.facts import SUMMED, RefundFact
from regulars.commerce.frame import Frame
from regulars.events.log import NewEvent, record_many
from regulars.sql import recordset, statement

KNOWN = statement(__file__, "refunds_known")
INSERT = statement(__file__, "refunds_insert")
INSERT_LINES = statement(__file__, "refunds_insert_lines")
LINK = statement(__file__, "refunds_link")
CORRECT = statement(__file__, "refunds_correct")
CLEAR_LINES = statement(__file__, "refunds_clear_lines")
SUM = statement(__file__, "refunds_sum")
TOLD_SINGLY = statement(__file__, "refunds_told_singly")
COUNTED = ("refund_id", "product_id", "quantity", "revenue_minor")
"""What counts of a line, as refunds_clear_lines.sql gives it back."""


class Linked(msgspec.Struct, frozen=True):
    """A refund that found its order."""

    order_id: int
    customer_id: int | None


class Corrected(NamedTuple):
    """A refund that had been estimated. counts: whether its amounts or its day are others now."""

    external_id: str
    id: int
    order_id: int | None
    customer_id: int | None
    counts: bool


def refund(
    facts: Mapping[str, RefundFact],
    *,
    customers: Mapping[str, int | None],
    orders: Mapping[str, Standing],
    shelf: Shelf,
    frame: Frame,
) -> dict[str, str]:
    """Write refunds once, and what was estimated anew when it is told; `new`, `changed` or `known`.

    customers: who was refunded, by the refund's external id. orders: the known orders by external id.
    """
    estimated = dict(KNOWN.rows(shop_id=frame.shop_id, external_ids=list(facts)))
    new: list[dict[str, Any]] = []
    told: list[dict[str, Any]] = []
    for ext, fact in facts.items():
        if ext in estimated and (fact.estimated or not estimated[ext]):
            continue
        order = orders.get(fact.order_external_id)
        customer = customers.get(ext) or (order.customer_id if order else None)
        row = _row(fact, order=order, customer=customer, shelf=shelf, frame=frame)
        (told if ext in estimated else new).append(row)
    if new:
        _write(new, facts, shelf=shelf, frame=frame)
    changed = _correct(told, facts, shelf=shelf, frame=frame) if told else set()
    return {ext: "new" if ext not in estimated else "changed" if ext in changed else "known" for ext in facts}


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
        "estimated": fact.estimated,
    }


def _write(
    rows: Sequence[dict[str, Any]], facts: Mapping[str, RefundFact], *, shelf: Shelf, frame: Frame
) -> None:
    if singly := [row for row in rows if row["order_external_id"] and SUMMED not in row["external_id"]]:
        TOLD_SINGLY.run(refunds=recordset(singly), shop_id=frame.shop_id, summed=SUMMED)
    ids = dict(INSERT.rows(refunds=recordset(rows), shop_id=frame.shop_id, known_at=frame.at))
    _write_lines(ids, facts, shelf=shelf)
    _sum([row["order_id"] for row in rows if row["order_id"]])
    record_many([_refunded(row, refund_id=ids[row["external_id"]], frame=frame) for row in rows], at=frame.at)


def _correct(
    rows: Sequence[dict[str, Any]], facts: Mapping[str, RefundFact], *, shelf: Shelf, frame: Frame
) -> set[str]:
    """Put what is told in the place of what was estimated; the refunds that count otherwise now."""
    found = [Corrected(*row) for row in CORRECT.rows(refunds=recordset(rows), shop_id=frame.shop_id)]
    ids = {each.external_id: each.id for each in found}
    before = set(CLEAR_LINES.rows(refunds=list(ids.values())))
    others = {refund_id for refund_id, *_line in before ^ _write_lines(ids, facts, shelf=shelf)}
    changed = [each for each in found if each.counts or each.id in others]
    _sum([each.order_id for each in found if each.order_id])
    told = {row["external_id"]: row for row in rows}
    record_many([_corrected(each, told[each.external_id], frame=frame) for each in changed], at=frame.at)
    return {each.external_id for each in changed}


def _write_lines(
    ids: Mapping[str, int], facts: Mapping[str, RefundFact], *, shelf: Shelf
) -> set[tuple[Any, ...]]:
    """Write lines of refunds, and say what counts of them."""
    lines = [
        {
            "refund_id": refund_id,
            "product_id": shelf.products[line.sku].id,
            "line_key": line.key,
            "quantity": line.quantity,
            "revenue_minor": line.revenue_minor,
        }
        for ext, refund_id in ids.items()
        for line in facts[ext].lines
    ]
    if lines:
        INSERT_LINES.run(lines=recordset(lines))
    return {tuple(line[name] for name in COUNTED) for line in lines}


def _sum(orders: Sequence[int]) -> None:
    if orders:
        SUM.run(orders=list(orders))


def _refunded(row: Mapping[str, Any], *, refund_id: int, frame: Frame) -> NewEvent:
    payload = OrderRefunded(refund_id, row["order_id"], row["revenue_business"])
    return _event(payload, "", row=row, customer_id=row["customer_id"], frame=frame)


def _corrected(it: Corrected, row: Mapping[str, Any], *, frame: Frame) -> NewEvent:
    payload = OrderRefundCorrected(it.id, it.order_id, row["revenue_business"])
    return _event(payload, ":corrected", row=row, customer_id=it.customer_id, frame=frame)


def _event(
    payload: OrderRefunded | OrderRefundCorrected,
    what: str,
    *,
    row: Mapping[str, Any],
    customer_id: int | None,
    frame: Frame,
) -> NewEvent:
    moment: datetime = row["refunded_at"]
    return NewEvent(
        payload=payload,
        key=f"refund:{payload.refund_id}{what}",
        occurred_at=moment,
        actor=frame.actor,
        customer_id=customer_id,
        shop_id=frame.shop_id,
    )

"""What was given back of a Saleor order?

Money moves by transactions, or by payments of the older API. What was allowed to be given back, or came back
in a parcel, tells for which lines it was.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from regulars.commerce.facts import OrderFact, RefundFact, RefundLineFact
from regulars.commerce.rules import shared_out
from regulars.connectors.saleor.goods import Goods, goods_of, name_of, sku_of
from regulars.connectors.saleor.shapes import Granted, Movement, Order, Returned, Seen, Step
from regulars.money import split

CAME_BACK = {"REFUNDED", "REFUNDED_AND_RETURNED"}


@dataclass(frozen=True, slots=True)
class Given:
    """Money that went back. minor: in minor units; lines: for what; shipping: of which minor units are it."""

    id: str
    at: datetime
    minor: int
    reason: str = ""
    lines: Sequence[Returned] = ()
    shipping: int = 0


def refunds_of(order: Order, *, fact: OrderFact) -> Iterator[RefundFact]:
    """Each refund with its lines; where none are told, its sum is shared out over the order's goods."""
    goods = {each.line.id: each for each in goods_of(order)}
    for given in (*by_transactions(order), *by_payments(order)):
        lines = tuple(lines_of(given, goods=goods))
        yield RefundFact(
            external_id=given.id,
            order_external_id=order.id,
            refunded_at=given.at,
            currency=fact.currency,
            lines=lines or shared_out(fact, given_minor=given.minor),
            total_minor=given.minor,
            reason=given.reason,
        )


def has_refunds(order: Seen) -> bool:
    """Whether any money went back, so that some had come in."""
    moved = any(successes(order))
    return moved or any(step.kind == "REFUND" and step.is_success for step in steps(order))


def successes(order: Seen) -> Iterator[Movement]:
    """Refunds by transactions, without those that were undone."""
    events = [event for transaction in order.transactions for event in transaction.events]
    undone = {event.psp_reference for event in events if event.type == "REFUND_REVERSE"} - {""}
    for event in events:
        if event.type == "REFUND_SUCCESS" and event.psp_reference not in undone:
            yield event


def steps(order: Seen) -> Iterator[Step]:
    return (step for payment in order.payments for step in payment.transactions or ())


def by_transactions(order: Order) -> Iterator[Given]:
    shipping = order.shipping_price.gross.minor
    for event in successes(order):
        granted = next((each for each in order.granted_refunds if is_for(each, event)), None)
        if granted is None:
            yield Given(event.id, event.created_at, event.amount.minor)
        else:
            yield Given(
                event.id,
                event.created_at,
                event.amount.minor,
                granted.reason or "",
                granted.lines or (),
                shipping if granted.shipping_costs_included else 0,
            )


def is_for(granted: Granted, event: Movement) -> bool:
    """Whether a movement of money is what was granted."""
    return any(
        proof.id == event.id or (proof.psp_reference and proof.psp_reference == event.psp_reference)
        for proof in granted.transaction_events or ()
    )


def by_payments(order: Order) -> Iterator[Given]:
    """Refunds of the older API; a parcel that came back with the same sum tells the lines."""
    back = [parcel for parcel in order.fulfillments if parcel.status in CAME_BACK]
    for step in steps(order):
        if step.kind != "REFUND" or not step.is_success or step.amount is None:
            continue
        fits = [each for each in back if each.total_refunded_amount == step.amount]
        if fits:
            back.remove(fits[0])
        lines = fits[0].lines if fits else ()
        yield Given(step.id, step.created, step.amount.minor, lines=lines or ())


def lines_of(given: Given, *, goods: dict[str, Goods]) -> Iterator[RefundLineFact]:
    """What came back: of its sum no more than the goods were worth, without their tax."""
    returned = [
        (goods[each.order_line.id], each.quantity)
        for each in given.lines
        if each.order_line and each.order_line.id in goods and each.quantity
    ]
    worth = [each.gross * quantity // each.line.quantity for each, quantity in returned]
    left = max(min(given.minor - given.shipping, sum(worth)), 0)
    for (each, quantity), gross in zip(returned, split(left, weights=worth), strict=True):
        yield RefundLineFact(
            key=each.line.id,
            sku=sku_of(each.line),
            quantity=Decimal(quantity),
            revenue_minor=gross * each.net // each.gross if each.gross else 0,
            name=name_of(each.line),
        )

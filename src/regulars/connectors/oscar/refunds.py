"""What did an Oscar shop give back?

Its people note a payment event, with lines; the apps of payment providers note a transaction, without. Many
shops do both for the same money, one after the other: so transactions say only what they give back beyond
all events.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from regulars.commerce.facts import OrderFact, RefundFact, RefundLineFact
from regulars.commerce.rules import shared_out
from regulars.connectors.oscar.goods import sku_of
from regulars.connectors.oscar.shapes import Order, PaymentEvent, Transaction
from regulars.money import split, to_minor

REFUND = "refund"


def refunds_of(order: Order, *, fact: OrderFact) -> Iterator[RefundFact]:
    """Each refund; counted by their order, so that one which is noted twice, one after the other, is one.

    Until an event names what came back, it is an estimate.
    """
    events = [each for each in order.payment_events if each.means == REFUND]
    noted: list[PaymentEvent | Transaction] = [*events, *beyond(events, order=order)]
    for rank, refund in enumerate(sorted(noted, key=lambda each: (each.at, each.id)), 1):
        given = to_minor(abs(refund.amount), currency=order.currency)
        lines = tuple(lines_of(refund, order=order, given=given)) if isinstance(refund, PaymentEvent) else ()
        yield RefundFact(
            external_id=f"{order.id}:refund:{rank}",
            order_external_id=order.id,
            refunded_at=refund.at,
            currency=order.currency,
            lines=lines or shared_out(fact, given_minor=given),
            total_minor=given,
            estimated=not lines,
        )


def beyond(events: Sequence[PaymentEvent], *, order: Order) -> Iterator[Transaction]:
    """What providers gave back beyond the sum of events: the latest of it."""
    covered = sum((abs(each.amount) for each in events), Decimal(0))
    given = [each for each in order.transactions if each.means == REFUND]
    for each in sorted(given, key=lambda one: (one.at, one.id)):
        amount = abs(each.amount)
        if amount > covered:
            yield msgspec.structs.replace(each, amount=amount - covered)
        covered = max(covered - amount, Decimal(0))


def lines_of(refund: PaymentEvent, *, order: Order, given: int) -> Iterator[RefundLineFact]:
    """What came back: of the sum no more than the goods were worth, without their tax.

    What is beyond that was shipping, or kindness.
    """
    lines = {line.id: line for line in order.lines}
    returned = [
        (lines[each.id], each.quantity)
        for each in refund.lines
        if each.id in lines and lines[each.id].quantity and each.quantity
    ]
    worth = [
        to_minor(line.incl_tax * quantity / line.quantity, currency=order.currency)
        for line, quantity in returned
    ]
    shares = split(min(given, sum(worth)), weights=worth)
    for (line, quantity), share in zip(returned, shares, strict=True):
        net = line.excl_tax / line.incl_tax if line.incl_tax else Decimal(0)
        yield RefundLineFact(
            key=line.id,
            sku=sku_of(line),
            quantity=Decimal(quantity),
            revenue_minor=round(share * net),
            name=line.title,
        )

"""What did Medusa's payments give back?"""

from collections.abc import Iterator
from decimal import Decimal

from regulars.commerce.facts import OrderFact, RefundFact, RefundLineFact
from regulars.commerce.rules import shared_out
from regulars.connectors.medusa.amounts import bought, captured, minor
from regulars.connectors.medusa.shapes import Order, Refund


def refunds_of(order: Order, *, fact: OrderFact) -> Iterator[RefundFact]:
    """Each refund, its sum shared out over the goods: Medusa tells nothing more of it.

    Where more was paid than the order is worth, some of it was taken out since: what is given back for that
    takes nothing off what is left.
    """
    gone = minor(max(captured(order) - bought(order), Decimal(0)), currency=fact.currency)
    for refund in refunds(order):
        given = minor(refund.amount, currency=fact.currency)
        for_gone = min(given, gone)
        gone -= for_gone
        yield RefundFact(
            external_id=refund.id,
            order_external_id=order.id,
            refunded_at=refund.created_at,
            currency=fact.currency,
            lines=lines_of(fact, given=given - for_gone, for_gone=for_gone),
            total_minor=given,
            reason=refund.note or "",
        )


def refunds(order: Order) -> list[Refund]:
    """All refunds of all payments, the earliest first."""
    found = [
        refund
        for collection in order.payment_collections or ()
        for payment in collection.payments or ()
        for refund in payment.refunds or ()
    ]
    return sorted(found, key=lambda refund: (refund.created_at, refund.id))


def lines_of(fact: OrderFact, *, given: int, for_gone: int) -> tuple[RefundLineFact, ...]:
    """What the goods lose, and what was given back for lines that are no longer there."""
    lines = shared_out(fact, given_minor=given) if given else ()
    if not for_gone:
        return lines
    removed = RefundLineFact(
        key="removed",
        sku="adjustment:removed",
        quantity=Decimal(1),
        revenue_minor=for_gone,
        kind="adjustment",
    )
    return (*lines, removed)

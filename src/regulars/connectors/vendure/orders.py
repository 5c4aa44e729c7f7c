"""What does a Vendure order say?"""

from collections.abc import Iterator
from datetime import datetime

from regulars.commerce.facts import CancellationFact, Fact, OrderFact
from regulars.connectors.vendure.amounts import minor
from regulars.connectors.vendure.goods import SETTLED, fee_fact, goods_of, line_fact, paid
from regulars.connectors.vendure.parcels import of_parcel
from regulars.connectors.vendure.people import address_of, buyer_of
from regulars.connectors.vendure.refunds import of_refund
from regulars.connectors.vendure.shapes import Order, Seen, Settings

CANCELLED = "Cancelled"


def of_order(order: Order, *, settings: Settings) -> Iterator[Fact]:
    """The order with its refunds and parcels, or its end; nothing of what was never placed."""
    if order.order_placed_at is None:
        return
    if order.state != CANCELLED or is_paid(order):
        fact = order_fact(order, placed_at=order.order_placed_at, settings=settings)
        yield fact
        for refund in (each for payment in order.payments or () for each in payment.refunds):
            if refund.state == SETTLED:
                yield of_refund(refund, order=order, fact=fact, settings=settings)
        for parcel in order.fulfillments or ():
            yield of_parcel(parcel, order=order)
    if order.state == CANCELLED:
        yield CancellationFact(order_external_id=order.id, cancelled_at=order.updated_at)


def is_paid(order: Order | Seen) -> bool:
    """Whether money came in for it."""
    return any(payment.state == SETTLED for payment in order.payments or ())


def version_of(order: Order | Seen) -> datetime:
    """When it changed last. Its own updatedAt stays as it is when it is placed, sent, paid or given back."""
    moments = [order.updated_at, order.order_placed_at]
    for payment in order.payments or ():
        moments += [payment.updated_at, *(refund.updated_at for refund in payment.refunds)]
    moments += [parcel.updated_at for parcel in order.fulfillments or ()]
    return max(filter(None, moments))


def order_fact(order: Order, *, placed_at: datetime, settings: Settings) -> OrderFact:
    """The order itself."""
    sold = goods_of(order)
    taxes = [each.gross - each.net for each in sold]
    taxes += [each.price_with_tax - each.price for each in order.surcharges]
    taxes.append(order.shipping_with_tax - order.shipping)

    def amount(units: int) -> int:
        return minor(units, currency=order.currency_code, settings=settings)

    return OrderFact(
        external_id=order.id,
        placed_at=placed_at,
        currency=order.currency_code,
        buyer=buyer_of(order),
        lines=(
            *(line_fact(each, order=order, settings=settings) for each in sold),
            *(fee_fact(each, order=order, settings=settings) for each in order.surcharges),
        ),
        total_minor=amount(max(order.total_with_tax, paid(order))),
        version=version_of(order),
        number=order.code,
        discount_minor=amount(-sum(each.amount for each in order.discounts)),
        shipping_minor=amount(order.shipping),
        tax_minor=amount(sum(taxes)),
        channel="web",
        address=address_of(order),
    )

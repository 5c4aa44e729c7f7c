"""What does an Oscar order say?"""

from collections.abc import Iterator
from decimal import Decimal

from regulars.commerce.facts import CancellationFact, Fact, LineFact, OrderFact
from regulars.connectors.oscar.goods import sku_of
from regulars.connectors.oscar.parcels import parcels_of
from regulars.connectors.oscar.people import address_of, buyer_of
from regulars.connectors.oscar.refunds import refunds_of
from regulars.connectors.oscar.shapes import Line, Order, Surcharge
from regulars.money import to_minor

CANCELLED, DECLINED = "cancelled", "declined"


def of_order(order: Order) -> Iterator[Fact]:
    """The order with its refunds and parcels, and its end; nothing of what was never paid."""
    if order.means == DECLINED:
        return
    fact = order_fact(order)
    yield fact
    yield from refunds_of(order, fact=fact)
    yield from parcels_of(order)
    if order.means == CANCELLED:
        at = order.cancelled_at or order.changed_at
        yield CancellationFact(order_external_id=order.id, cancelled_at=at)


def order_fact(order: Order) -> OrderFact:
    """The order itself. Oscar places none without knowing its taxes."""

    def minor(amount: Decimal) -> int:
        return to_minor(amount, currency=order.currency)

    lines = tuple(line_fact(line, currency=order.currency) for line in order.lines if line.quantity)
    return OrderFact(
        external_id=order.id,
        placed_at=order.placed_at,
        currency=order.currency,
        buyer=buyer_of(order),
        lines=(*lines, *(fee_fact(each, currency=order.currency) for each in order.surcharges)),
        total_minor=minor(order.total_incl_tax),
        version=order.changed_at,
        number=order.number,
        discount_minor=sum(line.discount_minor for line in lines),
        shipping_minor=minor(order.shipping_excl_tax),
        tax_minor=minor(order.total_incl_tax - order.total_excl_tax),
        channel="web",
        address=address_of(order),
        stands=order.means != CANCELLED,
    )


def line_fact(line: Line, *, currency: str) -> LineFact:
    """A line as ordered."""
    off = max(line.excl_tax_before_discounts - line.excl_tax, Decimal(0))
    return LineFact(
        key=line.id,
        sku=sku_of(line),
        quantity=Decimal(line.quantity),
        revenue_minor=to_minor(line.excl_tax, currency=currency),
        name=line.title,
        discount_minor=to_minor(off, currency=currency),
        tax_minor=to_minor(line.incl_tax - line.excl_tax, currency=currency),
    )


def fee_fact(fee: Surcharge, *, currency: str) -> LineFact:
    """A surcharge, which is no goods."""
    return LineFact(
        key=f"surcharge:{fee.id}",
        sku=f"fee:{fee.name.strip()[:200]}",
        quantity=Decimal(1),
        revenue_minor=to_minor(fee.excl_tax, currency=currency),
        name=fee.name,
        kind="fee",
        tax_minor=to_minor(fee.incl_tax - fee.excl_tax, currency=currency),
    )

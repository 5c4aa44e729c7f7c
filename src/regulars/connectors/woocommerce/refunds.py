"""What did a WooCommerce refund give back, as the list of refunds tells it?"""

from collections.abc import Iterator
from decimal import Decimal

from regulars.commerce.facts import RefundFact, RefundLineFact
from regulars.connectors.woocommerce.orders import sku_of
from regulars.connectors.woocommerce.shapes import Refund, utc
from regulars.money import to_minor


def of_refund(refund: Refund, *, currency: str) -> RefundFact:
    """The refund with its lines; without any, its amount is taken from the goods as a whole."""
    return RefundFact(
        external_id=str(refund.id),
        order_external_id=str(refund.parent_id),
        refunded_at=utc(refund.date_created_gmt),
        currency=currency,
        lines=tuple(lines_of(refund, currency=currency)),
        total_minor=to_minor(refund.amount, currency=currency),
    )


def lines_of(refund: Refund, *, currency: str) -> Iterator[RefundLineFact]:
    """What came back, and what was given back of shipping."""
    for line in refund.line_items:
        yield RefundLineFact(
            key=str(line.id),
            sku=sku_of(line),
            quantity=-line.quantity,
            revenue_minor=max(to_minor(-line.total, currency=currency), 0),
            name=line.name or "",
        )
    for shipping in refund.shipping_lines:
        if shipping.total:
            yield RefundLineFact(
                key=str(shipping.id),
                sku="shipping",
                quantity=Decimal(1),
                revenue_minor=max(to_minor(-shipping.total, currency=currency), 0),
                kind="shipping",
            )

"""What does a WooCommerce order say?"""

from collections.abc import Iterator
from decimal import Decimal

from regulars.commerce.facts import (
    CancellationFact,
    Fact,
    LineFact,
    OrderFact,
    RefundFact,
)
from regulars.commerce.rules import shared_out
from regulars.connectors.woocommerce.origin import address_of, touches_of
from regulars.connectors.woocommerce.parcels import parcels_of
from regulars.connectors.woocommerce.people import buyer_of
from regulars.connectors.woocommerce.shapes import Fee, GivenBack, Line, Order, utc
from regulars.money import to_minor

NEVER_PLACED = {"auto-draft", "checkout-draft", "failed", "pending"}
"""States of what isn't an order, or isn't one yet: carts, payments that failed or are still to be made."""

CANCELLED, IN_BIN = "cancelled", "trash"
CHANNELS = {"checkout": "web", "store-api": "web", "admin": "draft", "pos-rest-api": "pos"}
"""Words of `created_via` that mean one of ours; others stay as they are."""


def of_order(order: Order, *, with_refunds: bool = True) -> Iterator[Fact]:
    """The order with its refunds and parcels, or its cancellation; nothing of what was never placed.

    One in the bin counts nowhere in the shop: it is called off, until it is taken out again. with_refunds:
    also what was given back; not where a list of refunds tells more of them.
    """
    if order.status in NEVER_PLACED:
        return
    if order.status != IN_BIN and (order.status != CANCELLED or order.date_paid_gmt):
        fact = order_fact(order)
        yield fact
        for refund in order.refunds if with_refunds else ():
            if refund.total < 0:
                yield given_back(refund, order=fact)
        yield from parcels_of(order)
    if order.status in {CANCELLED, IN_BIN}:
        yield CancellationFact(order_external_id=str(order.id), cancelled_at=utc(order.date_modified_gmt))


def order_fact(order: Order) -> OrderFact:
    """The order itself, as it stands in the delivery."""
    currency = order.currency
    return OrderFact(
        external_id=str(order.id),
        placed_at=utc(order.date_created_gmt),
        currency=currency,
        buyer=buyer_of(order),
        lines=(
            *(line_fact(line, order=order) for line in order.line_items),
            *(fee_fact(fee, currency=currency) for fee in order.fee_lines),
        ),
        total_minor=to_minor(order.total, currency=currency),
        version=utc(order.date_modified_gmt),
        number=order.number,
        discount_minor=to_minor(order.discount_total, currency=currency),
        shipping_minor=to_minor(order.shipping_total, currency=currency),
        tax_minor=to_minor(order.total_tax, currency=currency) if order.tax_lines else None,
        channel=CHANNELS.get(order.created_via, order.created_via),
        address=address_of(order),
        touches=touches_of(order),
        stands=order.status != CANCELLED,
    )


def line_fact(line: Line, *, order: Order) -> LineFact:
    """A line as ordered. A shop without taxes tells none, and then nobody knows what is inside."""
    total = to_minor(line.total, currency=order.currency)
    return LineFact(
        key=str(line.id),
        sku=sku_of(line),
        quantity=line.quantity,
        revenue_minor=total,
        name=line.name or "",
        discount_minor=max(to_minor(line.subtotal, currency=order.currency) - total, 0),
        tax_minor=to_minor(line.total_tax, currency=order.currency) if order.tax_lines else None,
    )


def fee_fact(fee: Fee, *, currency: str) -> LineFact:
    """A fee, which is no goods."""
    return LineFact(
        key=str(fee.id),
        sku=fee_sku(fee),
        quantity=Decimal(1),
        revenue_minor=to_minor(fee.total, currency=currency),
        name=fee.name or "",
        kind="fee",
    )


def fee_sku(fee: Fee) -> str:
    return f"fee:{(fee.name or '').strip()[:200]}"


def sku_of(line: Line) -> str:
    """The shop's SKU; else the variation, the product or, for what was deleted since, the name."""
    if line.sku and line.sku.strip():
        return line.sku.strip()
    if line.variation_id:
        return f"variation:{line.variation_id}"
    if line.product_id:
        return f"product:{line.product_id}"
    return f"custom:{(line.name or '').strip()[:200]}"


def given_back(refund: GivenBack, *, order: OrderFact) -> RefundFact:
    """What was given back, as far as its order tells: neither what of, nor when.

    It is shared out over the goods, and dated by the first delivery that tells of it.
    """
    given = to_minor(-refund.total, currency=order.currency)
    return RefundFact(
        external_id=str(refund.id),
        order_external_id=order.external_id,
        refunded_at=order.version,
        currency=order.currency,
        lines=shared_out(order, given_minor=given),
        total_minor=given,
        estimated=True,
    )

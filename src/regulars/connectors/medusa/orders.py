"""What does a Medusa order say?

Its totals are those of what is left: what came back and what was given back leave them. Here an order counts
as it was bought, and what is given back is a refund; else it would be taken off twice.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal

from regulars.commerce.facts import CancellationFact, Fact, LineFact, OrderFact
from regulars.connectors.medusa.amounts import Charge, bought, captured, discount_of, minor, net_of, tax_of
from regulars.connectors.medusa.parcels import of_parcel
from regulars.connectors.medusa.people import address_of, buyer_of
from regulars.connectors.medusa.refunds import refunds_of
from regulars.connectors.medusa.shapes import Item, Order, Seen

CANCELLED = "canceled"
NEVER_PLACED = {"draft"}


def of_order(order: Order) -> Iterator[Fact]:
    """The order with its refunds and parcels, or its end; nothing of what was never placed."""
    if order.status in NEVER_PLACED:
        return
    if order.status != CANCELLED or captured(order):
        fact = order_fact(order)
        yield fact
        yield from refunds_of(order, fact=fact)
        for parcel in order.fulfillments or ():
            if parcel.requires_shipping:
                yield of_parcel(parcel, order=order)
    if order.status == CANCELLED:
        yield CancellationFact(order_external_id=order.id, cancelled_at=order.canceled_at or order.updated_at)


def version_of(order: Order | Seen) -> datetime:
    """When it changed last. Its own updated_at stays as it is when money comes in, or settles a return."""
    moments = [order.updated_at]
    moments += [each.updated_at for each in order.payment_collections or ()]
    moments += [each.updated_at for each in order.fulfillments or ()]
    return max(moments)


def order_fact(order: Order) -> OrderFact:
    """The order itself."""
    sent = order.shipping_methods
    charges: tuple[Charge, ...] = (*order.items, *sent)

    def amount(exact: Iterable[Decimal]) -> int:
        return minor(sum(exact, Decimal(0)), currency=order.currency_code)

    return OrderFact(
        external_id=order.id,
        placed_at=order.created_at,
        currency=order.currency_code.upper(),
        buyer=buyer_of(order),
        lines=tuple(line_fact(item, order=order) for item in order.items if item.quantity),
        total_minor=amount([max(bought(order), captured(order))]),
        version=version_of(order),
        number=str(order.display_id or ""),
        discount_minor=amount(map(discount_of, charges)),
        shipping_minor=amount(map(net_of, sent)),
        tax_minor=amount(map(tax_of, charges)),
        channel="web",
        address=address_of(order),
    )


def line_fact(item: Item, *, order: Order) -> LineFact:
    """A line as ordered."""
    revenue, discount, tax = (
        minor(amount, currency=order.currency_code)
        for amount in (net_of(item), discount_of(item), tax_of(item))
    )
    return LineFact(
        key=item.id,
        sku=sku_of(item),
        quantity=item.quantity,
        revenue_minor=revenue,
        name=name_of(item),
        kind="gift_card" if item.is_giftcard else "product",
        discount_minor=discount,
        tax_minor=tax,
    )


def sku_of(item: Item) -> str:
    """The shop's SKU; else the variant, the product or, for a line of the shop's own, its title."""
    if item.variant_sku and item.variant_sku.strip():
        return item.variant_sku.strip()
    if item.variant_id:
        return f"variation:{item.variant_id}"
    if item.product_id:
        return f"product:{item.product_id}"
    return f"custom:{item.title.strip()[:200]}"


def name_of(item: Item) -> str:
    """`Mug – Red`; a product without variants is called like its only one, or that is called Default."""
    product, variant = item.product_title or item.title, item.variant_title or ""
    if variant in {"", product} or variant.casefold().startswith("default"):
        return product
    return f"{product} – {variant}"

"""Which product stands on a Shopify line, and what did it bring in?"""

from collections.abc import Iterator
from decimal import Decimal

from regulars.commerce.facts import LineFact
from regulars.connectors.shopify.amounts import discounts, minor, number, taxes
from regulars.connectors.shopify.shapes import CheckoutLine, Line, Order, ShippingLine
from regulars.money import split

NO_PRODUCT = "custom:"


def line_facts(order: Order) -> Iterator[LineFact]:
    """The lines as ordered: what came back later is the refunds' matter, not a smaller quantity."""
    given = tips(order)
    for line, discount in zip(order.line_items, discounts_by_line(order), strict=True):
        tax = None if line.tax_lines is None else taxes(line.tax_lines, currency=order.currency)
        inside = (tax or 0) if order.taxes_included else 0
        yield LineFact(
            key=number(line),
            sku=sku_of(line),
            quantity=Decimal(line.quantity),
            revenue_minor=gross_of(line, currency=order.currency) - discount - inside,
            name=line.name or line.title or "",
            kind="fee" if line in given else kind_of(line),
            discount_minor=discount,
            tax_minor=tax,
        )


def tips(order: Order) -> list[Line]:
    """The lines that are tips: without a product, they come to what the order received as tips.

    Nothing else tells them (https://shopify.dev/docs/api/admin-graphql/2026-07/objects/Order), and their
    title is in the buyer's language.
    """
    total = minor(order.total_tip_received, order.total_tip_received_set, currency=order.currency)
    bare = [line for line in order.line_items if total and sku_of(line).startswith(NO_PRODUCT)]
    amounts = [gross_of(line, currency=order.currency) for line in bare]
    if sum(amounts) == total:
        return bare
    return [line for line, amount in zip(bare, amounts, strict=True) if amount == total][:1]


def discounts_by_line(order: Order) -> list[int]:
    """What discounts take from each line.

    A discount of the whole order comes shared out over the lines; in old API versions it doesn't, so the
    rest of the order's discount is shared out here.
    """
    currency = order.currency
    own = [discount_of(line, currency=currency) for line in order.line_items]
    total = minor(order.total_discounts, order.total_discounts_set, currency=currency)
    shipping = sum(discounts(line.discount_allocations, currency=currency) for line in shipping_of(order))
    left = [
        max(gross_of(line, currency=currency) - discount, 0)
        for line, discount in zip(order.line_items, own, strict=True)
    ]
    rest = min(max(total - shipping - sum(own), 0), sum(left))
    return [discount + share for discount, share in zip(own, split(rest, weights=left), strict=True)]


def shipping_of(order: Order) -> tuple[ShippingLine, ...]:
    """How an order is sent; GraphQL sums it up in one line."""
    return order.shipping_lines or ((order.shipping_line,) if order.shipping_line else ())


def gross_of(line: Line, *, currency: str) -> int:
    """A line before its discounts."""
    return minor(line.price, line.price_set, currency=currency, times=line.quantity)


def discount_of(line: Line, *, currency: str) -> int:
    """What discounts take from a line: the shares of all of them; without shares, its own."""
    if line.discount_allocations:
        return discounts(line.discount_allocations, currency=currency)
    return minor(line.total_discount, line.total_discount_set, currency=currency)


def cart_line_fact(line: CheckoutLine, *, position: int, currency: str) -> LineFact:
    """A line of a checkout; its `key` may stand on two lines, its position doesn't."""
    return LineFact(
        key=str(position),
        sku=sku_of(line),
        quantity=Decimal(line.quantity),
        revenue_minor=minor(line.line_price, None, currency=currency),
        name=line.title or line.presentment_title or "",
        kind=kind_of(line),
    )


def sku_of(line: Line | CheckoutLine) -> str:
    """The shop's SKU; else the variant, the product or, for custom lines, the title stands for it."""
    if line.sku and line.sku.strip():
        return line.sku.strip()
    if variant := line.variant_id or (line.variant and number(line.variant)):
        return f"variant:{variant}"
    if product := line.product_id or (line.product and number(line.product)):
        return f"product:{product}"
    return f"{NO_PRODUCT}{(line.title or '').strip()[:200]}"


def kind_of(line: Line | CheckoutLine) -> str:
    """Gift cards are money, not goods."""
    return "gift_card" if line.gift_card else "product"

"""What is a line of a Saleor order worth?

A line's own amounts are after all discounts; where those of the whole order stand beside the lines, as in
orders of older versions, they are shared out over them. A gift card pays, and takes off nothing.
"""

from dataclasses import dataclass
from decimal import Decimal

from regulars.commerce.facts import LineFact
from regulars.connectors.saleor.shapes import Line, Order
from regulars.money import split


@dataclass(frozen=True, slots=True)
class Goods:
    """A line with its worth in minor units: net is without tax, gross with it."""

    line: Line
    net: int
    gross: int


def goods_of(order: Order) -> list[Goods]:
    """The lines that were bought, worth no more together than what the order cost without shipping."""
    goods = [
        Goods(line, line.total_price.net.minor, line.total_price.gross.minor)
        for line in order.lines
        if line.quantity
    ]
    gross = [each.gross for each in goods]
    room = max(order.total.gross.minor - order.shipping_price.gross.minor, 0)
    if order.gift_cards or sum(gross) <= room:
        return goods
    net = [each.net for each in goods]
    left = split(sum(net) * room // sum(gross), weights=net)
    whole = split(room, weights=gross)
    return [Goods(each.line, *worth) for each, *worth in zip(goods, left, whole, strict=True)]


def line_fact(goods: Goods) -> LineFact:
    """A line as it counts; a gift of the shop's is one that brought nothing."""
    line = goods.line
    return LineFact(
        key=line.id,
        sku=sku_of(line),
        quantity=Decimal(line.quantity),
        revenue_minor=goods.net,
        name=name_of(line),
        kind="gift_card" if is_gift_card(line) else "product",
        discount_minor=max(line.undiscounted_total_price.net.minor - goods.net, 0),
        tax_minor=goods.gross - goods.net,
    )


def sku_of(line: Line) -> str:
    """The variant's SKU, else the variant, else what it was called."""
    if line.product_sku and line.product_sku.strip():
        return line.product_sku.strip()
    return (
        f"variation:{line.product_variant_id}" if line.product_variant_id else f"custom:{name_of(line)[:200]}"
    )


def name_of(line: Line) -> str:
    return called(line.product_name, line.variant_name)


def called(product: str, variant: str) -> str:
    """`Candle – Red`; a product of one variant has only its own name."""
    return f"{product} – {variant}" if variant and variant != product else product


def is_gift_card(line: Line) -> bool:
    return line.variant is not None and line.variant.product.product_type.kind == "GIFT_CARD"

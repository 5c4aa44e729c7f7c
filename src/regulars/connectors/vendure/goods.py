"""What of a Vendure order's lines counts, and what is it worth?

A line's own amounts are those of what is left of it: what is called off leaves them, whether it was paid or
not. An order that was paid counts here as it was placed, and what is given back of it is a refund; else it
would be taken off twice.
"""

from dataclasses import dataclass
from decimal import Decimal

from regulars.commerce.facts import LineFact
from regulars.connectors.vendure.amounts import minor
from regulars.connectors.vendure.shapes import Line, Order, Settings, Surcharge
from regulars.money import split

SETTLED = "Settled"


@dataclass(frozen=True, slots=True)
class Goods:
    """A line with what counts of it: net is without tax, gross with it, in the shop's own units."""

    line: Line
    quantity: int
    net: int
    gross: int


def paid(order: Order) -> int:
    """What came in for it."""
    return sum(payment.amount for payment in order.payments or () if payment.state == SETTLED)


def goods_of(order: Order) -> list[Goods]:
    """The lines that count: as placed where more was paid than what is left, else as they are."""
    if paid(order) <= order.total_with_tax:
        return [
            Goods(line, line.quantity, line.prorated_line_price, line.prorated_line_price_with_tax)
            for line in order.lines
            if line.quantity
        ]
    placed = [as_placed(line) for line in order.lines]
    room = paid(order) - order.shipping_with_tax - sum(each.price_with_tax for each in order.surcharges)
    return scaled(placed, room=max(room, 0))


def as_placed(line: Line) -> Goods:
    """A line before anything of it was called off."""
    quantity = max(line.quantity, line.order_placed_quantity)
    if quantity == line.quantity:
        return Goods(line, quantity, line.prorated_line_price, line.prorated_line_price_with_tax)
    return Goods(
        line, quantity, line.prorated_unit_price * quantity, line.prorated_unit_price_with_tax * quantity
    )


def scaled(goods: list[Goods], *, room: int) -> list[Goods]:
    """Lines that are worth no more than what was paid for them: what is called off forgets its discounts."""
    gross = [each.gross for each in goods]
    if sum(gross) <= room:
        return goods
    net = [each.net for each in goods]
    left = split(sum(net) * room // sum(gross), weights=net)
    whole = split(room, weights=gross)
    return [Goods(each.line, each.quantity, *worth) for each, *worth in zip(goods, left, whole, strict=True)]


def line_fact(goods: Goods, *, order: Order, settings: Settings) -> LineFact:
    """A line as it counts."""
    line, currency = goods.line, order.currency_code
    revenue = minor(goods.net, currency=currency, settings=settings)
    return LineFact(
        key=line.id,
        sku=sku_of(line),
        quantity=Decimal(goods.quantity),
        revenue_minor=revenue,
        name=line.product_variant.name,
        discount_minor=minor(
            max(line.line_price - line.prorated_line_price, 0), currency=currency, settings=settings
        ),
        tax_minor=minor(goods.gross, currency=currency, settings=settings) - revenue,
    )


def fee_fact(surcharge: Surcharge, *, order: Order, settings: Settings) -> LineFact:
    """A surcharge, which is no goods."""
    net, gross = (
        minor(units, currency=order.currency_code, settings=settings)
        for units in (surcharge.price, surcharge.price_with_tax)
    )
    return LineFact(
        key=f"surcharge:{surcharge.id}",
        sku=f"fee:{surcharge.description.strip()[:200]}",
        quantity=Decimal(1),
        revenue_minor=net,
        name=surcharge.description,
        kind="fee",
        tax_minor=gross - net,
    )


def sku_of(line: Line) -> str:
    """The variant's SKU, else the variant."""
    return line.product_variant.sku.strip() or f"variation:{line.product_variant.id}"

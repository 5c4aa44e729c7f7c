"""What did a Vendure refund give back?"""

from collections.abc import Iterator
from decimal import Decimal

from regulars.commerce.facts import OrderFact, RefundFact, RefundLineFact
from regulars.commerce.rules import shared_out
from regulars.connectors.vendure.amounts import minor
from regulars.connectors.vendure.goods import sku_of
from regulars.connectors.vendure.shapes import Order, Refund, Settings
from regulars.money import split


def of_refund(refund: Refund, *, order: Order, fact: OrderFact, settings: Settings) -> RefundFact:
    """The refund with its lines; where it names none, its sum is shared out over the goods of its order."""
    given = minor(refund.total, currency=order.currency_code, settings=settings)
    lines = tuple(lines_of(refund, order=order, settings=settings))
    return RefundFact(
        external_id=refund.id,
        order_external_id=order.id,
        refunded_at=refund.created_at,
        currency=order.currency_code,
        lines=lines or shared_out(fact, given_minor=given),
        total_minor=given,
        reason=refund.reason or "",
    )


def lines_of(refund: Refund, *, order: Order, settings: Settings) -> Iterator[RefundLineFact]:
    """What came back: of its sum no more than the goods were worth, without their tax.

    What is beyond that was shipping, or kindness.
    """
    lines = {line.id: line for line in order.lines}
    returned = [
        (lines[each.order_line_id], each.quantity)
        for each in refund.lines
        if each.order_line_id in lines and each.quantity
    ]
    worth = [line.prorated_unit_price_with_tax * quantity for line, quantity in returned]
    goods = max(min(refund.total - refund.shipping, sum(worth)), 0)
    for (line, quantity), gross in zip(returned, split(goods, weights=worth), strict=True):
        whole = line.prorated_unit_price_with_tax
        net = gross * line.prorated_unit_price // whole if whole else 0
        yield RefundLineFact(
            key=line.id,
            sku=sku_of(line),
            quantity=Decimal(quantity),
            revenue_minor=minor(net, currency=order.currency_code, settings=settings),
            name=line.product_variant.name,
        )

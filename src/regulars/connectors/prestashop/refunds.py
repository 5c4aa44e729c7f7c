"""What did a PrestaShop credit slip give back?"""

from collections.abc import Iterator

from regulars.commerce.facts import SUMMED, OrderFact, RefundFact, RefundLineFact
from regulars.commerce.rules import shared_out
from regulars.connectors.prestashop.orders import currency_of, sku_of
from regulars.connectors.prestashop.settings import Shop
from regulars.connectors.prestashop.shapes import Order, Slip, moment
from regulars.money import split, to_minor


def of_slip(slip: Slip, *, order: Order, shop: Shop) -> RefundFact:
    """The slip with its lines."""
    currency = currency_of(order, shop=shop)
    goods = min(slip.amount, slip.total_products_tax_incl) if slip.amount else slip.total_products_tax_incl
    given = to_minor(goods, currency=currency)
    shipping = to_minor(slip.total_shipping_tax_incl, currency=currency)
    return RefundFact(
        external_id=slip.id,
        order_external_id=slip.id_order,
        refunded_at=moment(slip.date_add, zone=shop.zone),
        currency=currency,
        lines=tuple(lines_of(slip, given=given, order=order, currency=currency)),
        total_minor=given + shipping,
    )


def all_given_back(order: Order, *, fact: OrderFact) -> RefundFact:
    """All of an order, whose state alone says that it was given back: no slip tells how much, nor when."""
    given = to_minor(order.total_paid_real or order.total_paid_tax_incl, currency=fact.currency)
    return RefundFact(
        external_id=f"{order.id}{SUMMED}",
        order_external_id=order.id,
        refunded_at=fact.version,
        currency=fact.currency,
        lines=shared_out(fact, given_minor=given),
        total_minor=given,
    )


def lines_of(slip: Slip, *, given: int, order: Order, currency: str) -> Iterator[RefundLineFact]:
    """What came back, without its tax; less than its worth where a voucher was taken off."""
    rows = {row.id: row for row in order.associations.order_rows}
    back = [
        (rows[each.id_order_detail], each)
        for each in slip.associations.order_slip_details
        if each.id_order_detail in rows
    ]
    net = [to_minor(each.amount_tax_excl, currency=currency) for _row, each in back]
    gross = sum(to_minor(each.amount_tax_incl, currency=currency) for _row, each in back)
    left = sum(net) * given // gross if gross > given else sum(net)
    for (row, each), share in zip(back, split(left, weights=net), strict=True):
        yield RefundLineFact(
            key=row.id,
            sku=sku_of(row),
            quantity=each.product_quantity,
            revenue_minor=share,
            name=row.product_name,
        )

"""What is in a Vendure basket?"""

from regulars.commerce.facts import CartFact
from regulars.connectors.vendure.amounts import minor
from regulars.connectors.vendure.goods import goods_of, line_fact
from regulars.connectors.vendure.orders import version_of
from regulars.connectors.vendure.people import buyer_of
from regulars.connectors.vendure.shapes import Order, Settings


def of_cart(order: Order, *, settings: Settings) -> CartFact | None:
    """The basket that an order is or was; None where it is neither: a draft of the shop's own."""
    if not order.active and order.order_placed_at is None:
        return None
    return CartFact(
        external_id=order.id,
        currency=order.currency_code,
        buyer=buyer_of(order),
        lines=tuple(line_fact(each, order=order, settings=settings) for each in goods_of(order)),
        total_minor=minor(order.total_with_tax, currency=order.currency_code, settings=settings),
        started_at=order.created_at,
        version=order.order_placed_at or version_of(order),
        completed_at=order.order_placed_at,
    )

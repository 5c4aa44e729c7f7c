"""What is in a Saleor basket?"""

from decimal import Decimal

from regulars.commerce.facts import CartFact, LineFact
from regulars.connectors.saleor.goods import called, goods_of, line_fact
from regulars.connectors.saleor.people import buyer_of
from regulars.connectors.saleor.shapes import Checkout, CheckoutLine, Order


def of_checkout(checkout: Checkout) -> CartFact:
    """An open basket."""
    return CartFact(
        external_id=checkout.id,
        currency=checkout.total_price.gross.currency,
        buyer=buyer_of(checkout),
        lines=tuple(map(in_basket, checkout.lines)),
        total_minor=checkout.total_price.gross.minor,
        started_at=checkout.created,
        version=checkout.updated_at,
    )


def in_basket(line: CheckoutLine) -> LineFact:
    net = line.total_price.net.minor
    return LineFact(
        key=line.id,
        sku=(line.variant.sku or "").strip() or f"variation:{line.variant.id}",
        quantity=Decimal(line.quantity),
        revenue_minor=net,
        name=called(line.variant.product.name or "", line.variant.name),
        tax_minor=line.total_price.gross.minor - net,
    )


def of_bought(order: Order) -> CartFact | None:
    """The basket that became an order; None where there was none."""
    if not order.checkout_id:
        return None
    return CartFact(
        external_id=order.checkout_id,
        currency=order.total.gross.currency,
        buyer=buyer_of(order),
        lines=tuple(line_fact(each) for each in goods_of(order)),
        total_minor=order.total.gross.minor,
        started_at=order.created,
        version=order.created,
        completed_at=order.created,
    )

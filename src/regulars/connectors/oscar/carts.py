"""What is in an Oscar basket?"""

from decimal import Decimal

from regulars.commerce.facts import CartFact, LineFact
from regulars.connectors.oscar.goods import sku_of
from regulars.connectors.oscar.people import person
from regulars.connectors.oscar.shapes import Cart, CartLine
from regulars.money import to_minor


def of_cart(cart: Cart) -> CartFact:
    """A customer's basket, at the prices at which things were put into it."""
    lines = tuple(line_fact(line, currency=cart.currency) for line in cart.lines)
    return CartFact(
        external_id=cart.id,
        currency=cart.currency,
        buyer=person(cart.customer),
        lines=lines,
        total_minor=sum(line.revenue_minor for line in lines),
        started_at=cart.started_at,
        version=cart.changed_at,
        completed_at=cart.placed_at,
    )


def line_fact(line: CartLine, *, currency: str) -> LineFact:
    worth = (line.price or Decimal(0)) * line.quantity
    return LineFact(
        key=line.id,
        sku=sku_of(line),
        quantity=Decimal(line.quantity),
        revenue_minor=to_minor(worth, currency=currency),
        name=line.title,
    )

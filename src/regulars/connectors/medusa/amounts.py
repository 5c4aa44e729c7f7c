"""What is a line or a way of sending worth, before anything came back?

Medusa tells totals too, but those of what is left, and not in every list.
"""

from decimal import Decimal

from regulars.connectors.medusa.shapes import Item, Order, Seen, ShippingMethod
from regulars.money import to_minor

Charge = Item | ShippingMethod


def net_of(charge: Charge) -> Decimal:
    """After discounts, without tax."""
    price = charge.unit_price * charge.quantity if isinstance(charge, Item) else charge.amount
    return (price / (1 + rate_of(charge)) if charge.is_tax_inclusive else price) - discount_of(charge)


def tax_of(charge: Charge) -> Decimal:
    """The taxes on that."""
    return net_of(charge) * rate_of(charge)


def rate_of(charge: Charge) -> Decimal:
    """All taxes together, as a share."""
    return sum((each.rate for each in charge.tax_lines or ()), Decimal(0)) / 100


def discount_of(charge: Charge) -> Decimal:
    """What was taken off, without tax."""
    taken = (each.amount if each.subtotal is None else each.subtotal for each in charge.adjustments or ())
    return sum(taken, Decimal(0))


def bought(order: Order) -> Decimal:
    """What the order cost, all in."""
    charges: tuple[Charge, ...] = (*order.items, *order.shipping_methods)
    return sum((net_of(each) + tax_of(each) for each in charges), Decimal(0))


def captured(order: Order | Seen) -> Decimal:
    """What came in for it."""
    amounts = (each.captured_amount for each in order.payment_collections or ())
    return sum((amount for amount in amounts if amount), Decimal(0))


def minor(amount: Decimal, *, currency: str) -> int:
    """Minor units of a currency in Medusa's small letters."""
    return to_minor(amount, currency=currency.upper())

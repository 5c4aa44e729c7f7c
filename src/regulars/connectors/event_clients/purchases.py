"""What do a server's messages say of orders, in our words?

https://segment.com/docs/connections/spec/ecommerce/v2/ names the members: `total` is all that is paid,
`revenue` the goods after discounts without shipping and tax. Whatever a tracker leaves out is worked out.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache

import msgspec

from regulars.commerce.facts import (
    Buyer,
    CancellationFact,
    Fact,
    LineFact,
    OrderFact,
    RefundFact,
    RefundLineFact,
)
from regulars.connectors.event_clients import people
from regulars.connectors.event_clients.door import Sender
from regulars.connectors.event_clients.messages import Message
from regulars.connectors.event_clients.naming import plain
from regulars.connectors.json_events.reading import place_of
from regulars.connectors.json_events.refusal import Amounts, Refused, pieces
from regulars.money import split

ONE = Decimal(1)
AT = "$.properties"


class Product(msgspec.Struct, frozen=True):
    """A product of an order. price: of one piece."""

    sku: str | int | None = None
    product_id: str | int | None = None
    name: str | None = None
    category: str | None = None
    price: Decimal | None = None
    quantity: Decimal | None = None

    @property
    def key(self) -> str:
        return str(
            next((each for each in (self.sku, self.product_id, self.name) if each not in {None, ""}), "")
        )


class Order(msgspec.Struct, frozen=True):
    """An order, or what was given back of it."""

    order_id: str | int
    refund_id: str | int = ""
    currency: str | None = None
    total: Decimal | None = None
    revenue: Decimal | None = None
    shipping: Decimal | None = None
    tax: Decimal | None = None
    discount: Decimal | None = None
    email: str | None = None
    products: list[Product] | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """An order, with who bought it, in which currency, and when it was told. key: of the message."""

    order: Order
    buyer: Buyer
    amounts: Amounts
    key: str
    at: datetime

    @property
    def id(self) -> str:
        """The order's. Raises Refused."""
        return _id(self.order.order_id, "order_id")


_ORDER = msgspec.json.Decoder(Order, strict=False)


def fact(each: Message, *, sender: Sender, key: str, at: datetime) -> Fact | None:
    """What a message says of an order; None when it says nothing, or its word isn't to be taken.

    A page's key can be read by anybody: no order comes by it. Where the shop itself tells of its orders, a
    tracker knows less of them than the shop does. Raises Refused.
    """
    if not sender.is_trusted or sender.shop_tells or (says := meant(each.event or "")) is None:
        return None
    order = _order(each)
    amounts = Amounts((order.currency or sender.currency).strip().upper(), AT)
    return says(Told(order, _buyer(each, order), amounts, key, at))


def completed(told: Told) -> OrderFact:
    """Bought; or bought before and changed since. Raises Refused."""
    order, amounts = told.order, told.amounts
    if not order.products:
        raise Refused(f"{AT}.products", "The order has no products.", "Send what was bought, each product.")
    goods, total = worth(order, amounts=amounts)
    return OrderFact(
        external_id=told.id,
        placed_at=told.at,
        currency=amounts.currency,
        buyer=told.buyer,
        lines=tuple(lines(order, goods=goods, amounts=amounts)),
        total_minor=total,
        version=told.at,
        discount_minor=amounts.known(order.discount, ".discount") or 0,
        shipping_minor=amounts.known(order.shipping, ".shipping") or 0,
        tax_minor=amounts.known(order.tax, ".tax"),
    )


def cancelled(told: Told) -> Fact:
    """Called off; told with its products it also says what was, where nobody has told of the order yet."""
    if not told.order.products:
        return CancellationFact(order_external_id=told.id, cancelled_at=told.at)
    return msgspec.structs.replace(completed(told), cancelled_at=told.at)


def refunded(told: Told) -> RefundFact:
    """Money given back; without products all of it was for goods. Raises Refused."""
    order, products = told.order, told.order.products or []
    gross = [_gross(each, n, amounts=told.amounts) for n, each in enumerate(products)]
    total = next((each for each in (order.total, order.revenue) if each is not None), None)
    if total is None and not products:
        raise Refused(f"{AT}.total", "It isn't said how much was given back.", "Send it as `total`.")
    return RefundFact(
        external_id=str(order.refund_id) or f"{told.id}:{told.key}",
        refunded_at=told.at,
        currency=told.amounts.currency,
        lines=tuple(
            RefundLineFact(
                key=str(n + 1),
                sku=_sku(each, n),
                quantity=_quantity(each, n),
                revenue_minor=minor,
                name=each.name or "",
            )
            for n, (each, minor) in enumerate(zip(products, gross, strict=True))
        ),
        total_minor=sum(gross) if total is None else told.amounts.minor(total, ".total"),
        buyer=told.buyer,
        order_external_id=told.id,
    )


def worth(order: Order, *, amounts: Amounts) -> tuple[int, int]:
    """What the goods brought in, and what was paid in all.

    The total less shipping and tax where those are told, else the revenue, else the products less the
    discount.
    """
    shipping = amounts.known(order.shipping, ".shipping") or 0
    tax = amounts.known(order.tax, ".tax") or 0
    total, revenue = amounts.known(order.total, ".total"), amounts.known(order.revenue, ".revenue")
    if total is not None and (revenue is None or shipping or tax):
        return max(total - shipping - tax, 0), total
    if revenue is None:
        gross = sum(_gross(each, n, amounts=amounts) for n, each in enumerate(order.products or ()))
        revenue = max(gross - (amounts.known(order.discount, ".discount") or 0), 0)
    return revenue, revenue + shipping + tax if total is None else total


def lines(order: Order, *, goods: int, amounts: Amounts) -> Iterator[LineFact]:
    """Each product with its share of what the goods brought in, so that the lines sum to it exactly."""
    products = order.products or []
    gross = [_gross(each, n, amounts=amounts) for n, each in enumerate(products)]
    weights = gross if any(gross) else [1] * len(gross)
    tax = amounts.known(order.tax, ".tax")
    taxes = [None] * len(products) if tax is None else split(tax, weights=weights)
    taken_off = split(amounts.known(order.discount, ".discount") or 0, weights=weights)
    revenues = split(goods, weights=weights)
    for n, (each, revenue, off, its_tax) in enumerate(zip(products, revenues, taken_off, taxes, strict=True)):
        yield LineFact(
            key=str(n + 1),
            sku=_sku(each, n),
            quantity=_quantity(each, n),
            revenue_minor=revenue,
            name=each.name or "",
            category=each.category or "",
            discount_minor=off,
            tax_minor=its_tax,
        )


@lru_cache(maxsize=1024)
def meant(name: str) -> "Says | None":
    """What a tracker's name for it says of an order."""
    return FACTS.get(plain(name))


def _order(each: Message) -> Order:
    try:
        return _ORDER.decode(each.properties)
    except (msgspec.MsgspecError, RecursionError, ArithmeticError) as error:
        why, where = place_of(error)
        way_out = "Send order_id, currency, total and products, amounts as numbers in major units: 49.90."
        raise Refused(f"{AT}{where.removeprefix('$')}", f"{why}.", way_out) from None


def _buyer(each: Message, order: Order) -> Buyer:
    """Who bought; it may be nobody who can be told. Raises Refused."""
    device, user = people.word(each.anonymous_id, "$.anonymousId"), people.word(each.user_id, "$.userId")
    traits = people.context_traits(each)
    who = people.named(user, device=device, email=order.email or "")
    return people.buyer(who, traits=traits)


def _gross(each: Product, n: int, *, amounts: Amounts) -> int:
    place = f".products[{n}].price"
    return amounts.minor((each.price or Decimal(0)) * _quantity(each, n), place)


def _quantity(each: Product, n: int) -> Decimal:
    return pieces(ONE if each.quantity is None else each.quantity, place=f"{AT}.products[{n}]")


def _sku(each: Product, n: int) -> str:
    return _id(each.key, f"products[{n}].sku")


def _id(told: str | int, name: str) -> str:
    """Raises Refused."""
    found = str(told).strip()
    if not found or len(found) > people.LONGEST_ID:
        raise Refused(
            f"{AT}.{name}", f"{found[:50]!r} is no id.", f"Send up to {people.LONGEST_ID} characters."
        )
    return found


Says = Callable[[Told], Fact]
FACTS: dict[str, Says] = {
    "order completed": completed,
    "completed order": completed,
    "order updated": completed,
    "order cancelled": cancelled,
    "order canceled": cancelled,
    "order refunded": refunded,
}

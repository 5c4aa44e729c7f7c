"""How does the made-up shop tell what happened in it?"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from regulars.commerce.facts import (
    Buyer,
    ConsentFact,
    Fact,
    LineFact,
    OrderFact,
    ProductFact,
    RefundFact,
    RefundLineFact,
    ShipmentFact,
)
from regulars.connectors.demo.synthetic.people import Synthetic, people
from regulars.connectors.demo.synthetic.store import Good, Orders, goods, orders
from regulars.customers.identify import Identifiers

CURRENCY = "EUR"
SHIPPING_MINOR = 390
RETURNED_AFTER = timedelta(days=9)
WORDING = "Yes, write to me about offers. (Made up for the demo.)"


def facts(*, customers: int, days: int, seed: int, until: datetime) -> Iterator[list[Fact]]:
    """Everything that happened in the `days` days up to `until`, one list an order, in the order of time.

    Nothing that lies after `until` is told: a parcel still on its way has not arrived.
    """
    opened = (until - timedelta(days=days)).replace(hour=0, minute=0, second=0, microsecond=0)
    history = orders(customers=customers, days=days, seed=seed, opens_in_month=opened.month)
    everybody = people(customers, seed=seed)
    yield [product(good, at=opened) for good in goods()]
    for row in range(len(history.customer)):
        told = _order(row, history, person=everybody[int(history.customer[row])], opened=opened)
        yield [fact for fact in told if _happened(fact) <= until]


def product(good: Good, *, at: datetime) -> ProductFact:
    """A product of the made-up catalogue."""
    return ProductFact(
        sku=good.sku,
        name=good.name,
        category=good.category,
        currency=CURRENCY,
        price_minor=good.price,
        cost_minor=good.cost,
        vat_bp=2100,
        url=f"https://shop.example.com/{good.sku.lower()}",
        version=at,
    )


def _order(row: int, history: Orders, *, person: Synthetic, opened: datetime) -> Iterator[Fact]:
    placed = opened + timedelta(seconds=int(history.second[row]))
    number = str(row + 1)
    buyer = Buyer(
        who=Identifiers(email=person.email),
        name=person.name,
        given_name=person.given_name,
        language=person.language,
        country=person.country,
        birth_date=person.birth_date,
    )
    lines = _lines(history.lines[row].tolist(), history.quantity[row].tolist())
    yield OrderFact(
        external_id=number,
        number=number,
        placed_at=placed,
        currency=CURRENCY,
        buyer=buyer,
        lines=lines,
        shipping_minor=SHIPPING_MINOR,
        total_minor=sum(line.revenue_minor for line in lines) + SHIPPING_MINOR,
        version=placed,
        channel="web",
    )
    if history.number[row] == 1:
        yield from _consents(buyer, person=person, at=placed)
    arrived = placed + timedelta(days=float(history.took[row]))
    yield ShipmentFact(
        external_id=number,
        order_external_id=number,
        carrier="Parcel lockers",
        method="locker",
        shipped_at=placed + timedelta(hours=20),
        promised_at=placed + timedelta(days=int(history.promised[row])),
        delivered_at=arrived,
        version=arrived,
    )
    if (back := int(history.returned[row])) >= 0:
        yield _refund(number, line=lines[back], buyer=buyer, at=arrived + RETURNED_AFTER)


def _lines(products: list[int], quantities: list[int]) -> tuple[LineFact, ...]:
    return tuple(
        LineFact(
            key=str(n),
            sku=goods()[product].sku,
            name=goods()[product].name,
            quantity=Decimal(quantity),
            revenue_minor=goods()[product].price * quantity,
            category=goods()[product].category,
        )
        for n, (product, quantity) in enumerate(zip(products, quantities, strict=True))
        if product >= 0
    )


def _consents(buyer: Buyer, *, person: Synthetic, at: datetime) -> Iterator[ConsentFact]:
    for channel, granted in (("email", person.allows_email), ("sms", person.allows_sms)):
        if granted:
            yield ConsentFact(
                buyer=buyer,
                channel=channel,
                granted=True,
                occurred_at=at,
                how="checkout",
                wording=WORDING,
                evidence={"made_up": True},
            )


def _refund(number: str, *, line: LineFact, buyer: Buyer, at: datetime) -> RefundFact:
    back = RefundLineFact(
        key=line.key, sku=line.sku, quantity=line.quantity, revenue_minor=line.revenue_minor
    )
    return RefundFact(
        external_id=f"{number}-R",
        order_external_id=number,
        refunded_at=at,
        currency=CURRENCY,
        lines=(back,),
        total_minor=line.revenue_minor,
        buyer=buyer,
        reason="returned",
    )


def _happened(fact: Fact) -> datetime:
    """When a fact of this shop is known."""
    match fact:
        case OrderFact():
            return fact.placed_at
        case RefundFact():
            return fact.refunded_at
        case ConsentFact():
            return fact.occurred_at
        case ShipmentFact():
            return fact.version
        case _:
            raise TypeError(type(fact).__name__)

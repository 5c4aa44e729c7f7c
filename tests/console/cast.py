"""A small shop in Riga and its people.

Ann buys monthly, Bo has lapsed, Cy refused consent, Dita is a star.
Thirty neighbours come every 30 days, so that the shop knows how often people come. It is noon of Monday
2 March 2026, and days count backwards from it.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from regulars import clock
from regulars.business.models import Business
from regulars.business.models import Shop as ShopRow
from regulars.commerce.facts import (
    BehaviourFact,
    Buyer,
    ConsentFact,
    CustomerFact,
    LineFact,
    OrderFact,
    ProductFact,
    RefundFact,
    RefundLineFact,
)
from regulars.commerce.intake import Source, apply
from regulars.customers.identify import Identifiers
from regulars.customers.models import Identity
from regulars.insight.refresh import refresh

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
NAMES = {"ann": "Ann Ozola", "bo": "Bo Bērziņš", "cy": "Cy Kask", "dita": "Dita Liepa", "eve": "Eve Roux"}


def ago(days: float) -> datetime:
    return NOON - timedelta(days=days)


@dataclass
class Shop:
    """A shop that tells what happens in it."""

    row: ShopRow
    numbers: count = field(default_factory=lambda: count(1001))

    @classmethod
    def opened(cls, name: str = "Candles", **more: Any) -> "Shop":
        Business.objects.filter(id=1).update(
            name="Candles",
            currency="EUR",
            time_zone="Europe/Riga",
            sandbox=True,
            clock_offset=NOON - clock.wall(),
        )
        clock.forget()
        terms = {"currency": "EUR", "time_zone": "Europe/Riga", "country": "LV", "history_complete": True}
        return cls(ShopRow.objects.create(name=name, **{**terms, **more}))

    def tell(self, *facts: Any) -> None:
        apply(facts, source=Source(self.row.id, f"test:{self.row.id}", "test"), at=ago(0))

    def sells(self, name: str, *days: float, euros: int = 20, sku: str = "candle", **more: Any) -> list[str]:
        """Orders of one thing each by somebody ('' for a guest), so many days ago."""
        orders = [self.order(name, day, euros=euros, sku=sku, **more) for day in days]
        self.tell(*orders)
        return [order.external_id for order in orders]

    def order(
        self, name: str, day: float, *, euros: int, sku: str, category: str = "Home > Candles"
    ) -> OrderFact:
        number = str(next(self.numbers))
        line = LineFact(
            key="1",
            sku=sku,
            name=sku.title(),
            quantity=Decimal(1),
            revenue_minor=euros * 100,
            category=category,
        )
        return OrderFact(
            external_id=number,
            number=f"#{number}",
            placed_at=ago(day),
            version=ago(day),
            currency="EUR",
            buyer=buyer(name),
            lines=(line,),
            total_minor=euros * 100,
        )

    def refunds(self, order: str, *, day: float, euros: int, sku: str = "candle") -> None:
        line = RefundLineFact(key="1", sku=sku, quantity=Decimal(1), revenue_minor=euros * 100)
        self.tell(
            RefundFact(
                external_id=f"R{order}",
                order_external_id=order,
                refunded_at=ago(day),
                currency="EUR",
                lines=(line,),
                total_minor=euros * 100,
            )
        )

    def asks(self, name: str, *, granted: bool, day: float = 100) -> None:
        """Somebody says yes or no to offers by e-mail."""
        said = ConsentFact(
            buyer=buyer(name), channel="email", granted=granted, occurred_at=ago(day), how="checkout"
        )
        self.tell(said)

    def prices(self, sku: str, *, euros: int, cost: int) -> None:
        self.tell(
            ProductFact(
                sku=sku, currency="EUR", version=ago(0), price_minor=euros * 100, cost_minor=cost * 100
            )
        )

    def meets(self, name: str) -> None:
        """Somebody leaves their name and buys nothing."""
        self.tell(CustomerFact(buyer=buyer(name), version=ago(5)))

    def is_visited(self, device: str) -> None:
        """Somebody looks around whom nobody knows."""
        self.tell(
            BehaviourFact(
                key=f"view:{device}",
                name="product.viewed",
                occurred_at=ago(1),
                who=Identifiers(device=device),
                properties={"sku": "candle"},
            )
        )

    def has_neighbours(self, many: int = 30) -> None:
        """So many who came every 30 days, five times, 10 days ago the last time; as many who came once."""
        orders = [
            self.order(f"neighbour{n}", day, euros=20, sku="candle")
            for n in range(many)
            for day in (130, 100, 70, 40, 10)
        ]
        orders += [self.order(f"passer{n}", 120, euros=20, sku="candle") for n in range(many)]
        self.tell(*sorted(orders, key=lambda order: order.placed_at))

    def understands(self) -> None:
        """Work everything out, as of now."""
        refresh(ago(0))

    def id_of(self, name: str) -> int:
        return Identity.objects.get(kind="email", value=f"{name}@example.com").customer_id


def tells_the_past(shop: Shop) -> None:
    """What the cast did until now."""
    shop.has_neighbours()
    shop.sells("ann", 141, 111, 81, 51, euros=30)  # every 30 days, and silent for 51
    shop.sells("bo", 400, 370, 340)
    shop.sells("cy", 35, 5)
    shop.sells("dita", 160, 145, 130, 115, 100, 85, 70, 55, 40, 25, 10, euros=200)
    shop.sells("", 20, 30)
    shop.asks("ann", granted=True)
    shop.asks("dita", granted=True)
    shop.asks("cy", granted=False)
    shop.understands()


def buyer(name: str) -> Buyer:
    """Somebody of the cast; '' is a guest."""
    if not name:
        return Buyer()
    called = NAMES.get(name, "")
    who = Identifiers(email=f"{name}@example.com", phone="+37129000001" if name == "ann" else "")
    return Buyer(who=who, name=called, given_name=called.partition(" ")[0], language="lv", country="LV")

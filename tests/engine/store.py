"""Which shop do the engine's tests happen in?

Ann buys monthly, Bo has lapsed, Cy refused consent, Dita is a star.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from regulars.business.models import Business, Shop
from regulars.commerce.facts import (
    BehaviourFact,
    Buyer,
    CancellationFact,
    ConsentFact,
    Fact,
    LineFact,
    OrderFact,
    RefundFact,
    RefundLineFact,
    ShipmentFact,
)
from regulars.commerce.intake import Source, apply
from regulars.customers.identify import Identifiers
from regulars.customers.models import Identity

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)  # a Monday


def days(count: float) -> timedelta:
    return timedelta(days=count)


@dataclass
class Store:
    """Tells facts as a shop would; names are given names, `ann` is ann@example.com."""

    shop: Shop
    at: datetime = NOON
    orders: int = 0
    told: int = field(default=0)

    @classmethod
    def opened(cls) -> "Store":
        Business.objects.filter(id=1).update(name="Candles", currency="EUR", time_zone="Europe/Riga")
        return cls(
            Shop.objects.create(
                name="Candles",
                currency="EUR",
                time_zone="Europe/Riga",
                country="LV",
                history_complete=True,
            )
        )

    def tell(self, *facts: Fact) -> tuple[str, ...]:
        return apply(facts, source=Source(self.shop.id, "test", "test"), at=self.at).results

    def sells(self, name: str, **order: object) -> str:
        fact = self.order(name, **order)
        self.tell(fact)
        return fact.external_id

    def order(
        self, name: str, *, sku: str = "candle", euros: int = 10, ago: float = 0, **person: str
    ) -> OrderFact:
        """An order of one thing, so many days ago."""
        self.orders += 1
        moment = self.at - days(ago)
        line = LineFact(key="1", sku=sku, name=sku.title(), quantity=Decimal(1), revenue_minor=euros * 100)
        return OrderFact(
            external_id=f"o{self.orders}",
            placed_at=moment,
            version=moment,
            currency="EUR",
            buyer=buyer(name, **person),
            lines=(line,),
            total_minor=euros * 100,
        )

    def delivers(self, number: str) -> None:
        self.tell(
            ShipmentFact(
                external_id=f"s{number}",
                order_external_id=number,
                version=self.at,
                shipped_at=self.at - days(1),
                delivered_at=self.at,
            )
        )

    def cancels(self, number: str) -> None:
        self.tell(CancellationFact(order_external_id=number, cancelled_at=self.at))

    def refunds(self, number: str, *, sku: str = "candle", euros: int = 10) -> None:
        line = RefundLineFact(key="1", sku=sku, quantity=Decimal(1), revenue_minor=euros * 100)
        self.tell(
            RefundFact(
                external_id=f"r{number}",
                order_external_id=number,
                refunded_at=self.at,
                currency="EUR",
                lines=(line,),
                total_minor=euros * 100,
            )
        )

    def hears(self, name: str, **word: object) -> None:
        """Somebody says yes or no to messages."""
        self.tell(self.consent(name, **word))

    def consent(
        self, name: str, *, yes: bool = True, ago: float = 0, channel: str = "email", purpose: str = "offers"
    ) -> ConsentFact:
        return ConsentFact(
            buyer=buyer(name),
            channel=channel,
            purpose=purpose,
            granted=yes,
            occurred_at=self.at - days(ago),
            how="form",
        )

    def shows(self, name: str, *, event: str = "product.viewed", ago: float = 0) -> None:
        """Somebody looks at something."""
        self.told += 1
        who = buyer(name).who
        self.tell(BehaviourFact(key=f"b{self.told}", name=event, occurred_at=self.at - days(ago), who=who))

    def later(self, *, days: float = 0, hours: float = 0) -> datetime:
        self.at += timedelta(days=days, hours=hours)
        return self.at


def buyer(name: str, **person: str) -> Buyer:
    who = Identifiers(email=f"{name}@example.com")
    return Buyer(who=who, name=name.title(), given_name=name.title(), **person)


def id_of(name: str) -> int:
    return Identity.objects.get(kind="email", value=f"{name}@example.com").customer_id

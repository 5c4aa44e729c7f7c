"""A store that sells to the cast, through the one way in for facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count

import pytest

from regulars.business.models import Business, Shop
from regulars.commerce.facts import (
    Buyer,
    CancellationFact,
    LineFact,
    OrderFact,
    RefundFact,
    RefundLineFact,
    ShipmentFact,
)
from regulars.commerce.intake import Source, apply
from regulars.customers.identify import Identifiers
from regulars.customers.models import Identity

CANDLE = {"candle": "Home"}
FIRST_DAY = datetime(2026, 1, 1, 12, tzinfo=UTC)


@dataclass
class Store:
    """One shop whose days count from 1 January 2026; all that happens is known at once."""

    shop: Shop
    numbers: count = field(default_factory=lambda: count(1))

    def at(self, day: int) -> datetime:
        return FIRST_DAY + timedelta(days=day)

    def tell(self, *facts: object, day: int, known: int | None = None) -> None:
        apply(facts, source=Source(self.shop.id, "test", "test"), at=self.at(day if known is None else known))

    def sells(self, name: str, *, days: list[int], known: int | None = None, **more: object) -> list[str]:
        """Orders of somebody ('' for a guest) on these days, one after the other."""
        placed = [self.order(name, day=day, **more) for day in days]
        for day, order in zip(days, placed, strict=True):
            self.tell(order, day=day, known=known)
        return [order.external_id for order in placed]

    def order(
        self, name: str, *, day: int, euros: int = 20, goods: Mapping[str, str] = CANDLE, **line: object
    ) -> OrderFact:
        """An order for so much. goods: sku and product category; line: what else its lines hold."""
        lines = tuple(
            LineFact(
                key=sku,
                sku=sku,
                quantity=Decimal(1),
                revenue_minor=euros * 100 // len(goods),
                category=category,
                **line,
            )
            for sku, category in goods.items()
        )
        return OrderFact(
            external_id=str(next(self.numbers)),
            placed_at=self.at(day),
            currency=self.shop.currency,
            buyer=Buyer(who=Identifiers(email=f"{name}@example.com" if name else "")),
            lines=lines,
            total_minor=euros * 100,
            version=self.at(day),
        )

    def refunds(self, order: str, *, day: int, euros: int) -> None:
        line = RefundLineFact(key="1", sku="candle", quantity=Decimal(1), revenue_minor=euros * 100)
        refund = RefundFact(
            external_id=f"R{order}-{day}",
            order_external_id=order,
            refunded_at=self.at(day),
            currency=self.shop.currency,
            lines=(line,),
            total_minor=euros * 100,
        )
        self.tell(refund, day=day)

    def cancels(self, order: str, *, day: int) -> None:
        moment = self.at(day)
        self.tell(CancellationFact(order_external_id=order, cancelled_at=moment), day=day)

    def delivers(self, order: str, *, day: int) -> None:
        moment = self.at(day)
        parcel = ShipmentFact(
            external_id=f"S{order}", order_external_id=order, version=moment, delivered_at=moment
        )
        self.tell(parcel, day=day)

    def id_of(self, name: str) -> int:
        return Identity.objects.get(kind="email", value=f"{name}@example.com").customer_id


@pytest.fixture
def store(database) -> Store:
    """A shop that is known from its first day on."""
    Business.objects.filter(id=1).update(currency="EUR", time_zone="Europe/Riga")
    shop = Shop.objects.create(
        name="Amber & Pine", currency="EUR", time_zone="Europe/Riga", country="LV", history_complete=True
    )
    return Store(shop)


@pytest.fixture
def regulars(store) -> Store:
    """Thirty people who buy a candle every 30 days, four times, and thirty who did so once."""
    orders = [store.order(f"regular{n}", day=day) for n in range(30) for day in (0, 30, 60, 90)]
    orders += [store.order(f"once{n}", day=10) for n in range(30)]
    store.tell(*orders, day=0)
    return store

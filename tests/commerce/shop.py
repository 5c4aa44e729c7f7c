"""A shop that tells its facts, for tests of what becomes of them."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from regulars.business.models import Business, Shop
from regulars.commerce.facts import Buyer, LineFact, OrderFact, ProductFact
from regulars.commerce.intake import Applied, Source, apply
from regulars.customers.identify import Identifiers
from regulars.events.models import Event

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ANN = Buyer(who=Identifiers(email="ann@example.com"), name="Ann Ozola")


@pytest.fixture
def shop(database):
    Business.objects.filter(id=1).update(currency="EUR")
    return Shop.objects.create(name="Candles", currency="EUR", time_zone="Europe/Riga", country="LV")


def day(n: float) -> datetime:
    return NOON + timedelta(days=n)


def tell(shop: Shop, *facts: object, at: datetime = NOON) -> tuple[str, ...]:
    applied: Applied = apply(facts, source=Source(shop.id, "test", "test"), at=at)
    return applied.results


def candle(*, on: float = 0, sku: str = "candle", **said: object) -> ProductFact:
    return ProductFact(sku=sku, currency="EUR", version=day(on), **said)


def order(number: str, *, on: float = 0, euros: int = 10, buyer: Buyer = ANN, **more: object) -> OrderFact:
    line = LineFact(key="1", sku="candle", name="Candle", quantity=Decimal(1), revenue_minor=euros * 100)
    given = {"version": day(on), "currency": "EUR", **more}
    return OrderFact(
        external_id=number,
        placed_at=day(on),
        buyer=buyer,
        lines=(line,),
        total_minor=euros * 100,
        **given,
    )


def told(name: str) -> list[dict[str, object]]:
    """What the events of a name say, in the order in which they were recorded."""
    return list(Event.objects.filter(name=name).order_by("id").values_list("payload", flat=True))

"""Does an order that was called off stand again once its shop says so, in whichever order that comes?"""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import permutations

import pytest

from regulars.business.models import Shop
from regulars.commerce.facts import Buyer, CancellationFact, LineFact, OrderFact
from regulars.commerce.intake import Source, apply
from regulars.commerce.models import CustomerTotals, Order
from regulars.customers.identify import Identifiers
from regulars.events.models import Event

MARCH = datetime(2026, 3, 1, 9, tzinfo=UTC)


def at(hours: int) -> datetime:
    return MARCH + timedelta(hours=hours)


def order(hours: int, *, stands: bool = True, total: int = 1_200) -> OrderFact:
    """Ann's candle, as the shop says so many hours later."""
    line = LineFact(key="1", sku="RED", quantity=Decimal(1), revenue_minor=total)
    return OrderFact(
        external_id="7", placed_at=MARCH, currency="EUR", total_minor=total, lines=(line,), version=at(hours),
        buyer=Buyer(who=Identifiers(email="ann@example.com")), **({"stands": True} if stands else {}),
    )  # fmt: skip


def called_off(hours: int) -> CancellationFact:
    return CancellationFact(order_external_id="7", cancelled_at=at(hours))


@pytest.fixture
def tell(database):
    shop = Shop.objects.create(name="Candles", currency="EUR", time_zone="Europe/Riga")
    source = Source(shop.id, key="test", actor="test")
    return lambda *facts: apply(facts, source=source, at=at(100)).results


def names() -> list[str]:
    return list(Event.objects.filter(name__startswith="order.").order_by("id").values_list("name", flat=True))


def test_it_stands_again_though_nothing_else_of_it_changed(tell):
    tell(order(1))
    assert tell(called_off(2)) == ("changed",)
    assert CustomerTotals.objects.get().orders == 0
    assert tell(order(3)) == ("changed",)
    assert Order.objects.get().cancelled_at is None
    assert CustomerTotals.objects.get().orders == 1
    assert "order.restored" in names()


def test_what_was_said_before_the_cancellation_restores_nothing(tell):
    tell(order(1))
    tell(called_off(3))
    assert tell(order(2)) == ("known",)
    assert Order.objects.get().cancelled_at == at(3)


def test_who_never_takes_a_cancellation_back_restores_nothing(tell):
    tell(order(1, stands=False))
    tell(called_off(2))
    assert tell(order(3, stands=False)) == ("known",)
    assert tell(order(4, stands=False, total=900)) == ("changed",)
    assert Order.objects.get().cancelled_at == at(2)


def test_a_second_cancellation_counts(tell):
    for fact in (order(1), called_off(2), order(3), called_off(4)):
        tell(fact)
    assert Order.objects.get().cancelled_at == at(4)
    assert names().count("order.cancelled") == 2


@pytest.mark.parametrize("later", list(permutations([called_off(2), order(3), called_off(2)])))
def test_whatever_comes_first_it_stands_in_the_end(tell, later):
    tell(order(1))
    for fact in later:
        tell(fact)
    assert Order.objects.get().cancelled_at is None


def test_all_at_once_it_stands_too(tell):
    tell(order(1), called_off(2), order(3))
    assert Order.objects.get().cancelled_at is None

"""Can the owner set the business's terms, and do the sums follow?"""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from regulars.business.models import Business, Shop
from regulars.commerce.actions import shops
from regulars.commerce.facts import Buyer, LineFact, OrderFact
from regulars.commerce.intake import Source, apply
from regulars.commerce.models import CustomerTotals, Order, OrderLine
from regulars.customers.identify import Identifiers

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def shop(database):
    return Shop.objects.create(name="Candles", currency="SEK", time_zone="Europe/Stockholm")


def sell(shop: Shop, *, minor: int, currency: str) -> None:
    line = LineFact(key="1", sku="candle", quantity=Decimal(1), revenue_minor=minor)
    fact = OrderFact(
        external_id="1",
        placed_at=NOON,
        currency=currency,
        buyer=Buyer(who=Identifiers(email="ann@example.com")),
        lines=(line,),
        total_minor=minor,
        version=NOON,
    )
    apply([fact], source=Source(shop.id, "test", "test"), at=NOON)


def test_a_rate_told_later_gives_waiting_orders_their_worth(shop):
    sell(shop, minor=10_000, currency="SEK")
    assert CustomerTotals.objects.get().revenue_business == 0
    valued = shops.set_rate(
        currency="SEK",
        day=date(2026, 2, 1),
        rate=Decimal("0.0905"),
        source="owner",
        actor="staff:1",
        at=NOON,
    )
    # 100.00 SEK x 0.0905 = 9.05 EUR
    assert valued == 1
    assert Order.objects.get().revenue_business == 905
    assert OrderLine.objects.get().revenue_business == 905
    assert CustomerTotals.objects.get().revenue_business == 905


def test_yen_have_no_cents(shop):
    sell(shop, minor=1000, currency="JPY")
    rate = Decimal("0.006")
    shops.set_rate(currency="JPY", day=date(2026, 1, 1), rate=rate, source="owner", actor="staff:1", at=NOON)
    # 1000 JPY x 0.006 = 6.00 EUR
    assert Order.objects.get().revenue_business == 600


def test_the_currency_is_fixed_once_there_are_orders(shop):
    shops.set_company({"currency": "SEK"}, actor="staff:1", at=NOON)
    sell(shop, minor=100, currency="SEK")
    with pytest.raises(shops.CurrencyFixed):
        shops.set_company({"currency": "EUR"}, actor="staff:1", at=NOON)
    assert Business.objects.get().currency == "SEK"


def test_a_complete_history_makes_first_orders_first(shop):
    sell(shop, minor=100, currency="EUR")
    assert CustomerTotals.objects.get().first_seen_only
    shops.change_shop(shop.id, {"history_complete": True}, actor="staff:1", at=NOON)
    assert not CustomerTotals.objects.get().first_seen_only

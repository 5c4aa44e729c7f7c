"""What of a person's orders, baskets, parcels and visits is told?"""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from regulars.business.models import Shop
from regulars.commerce.facts import (
    BehaviourFact,
    Buyer,
    CancellationFact,
    CartFact,
    LineFact,
    OrderFact,
    RefundFact,
    ShipmentFact,
    TrackingFact,
)
from regulars.commerce.intake import Source, apply
from regulars.commerce.models import Order
from regulars.commerce.timeline import SOURCES, followed
from regulars.customers.identify import Identifiers
from regulars.customers.models import Identity

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ANN = Buyer(who=Identifiers(email="ann@example.com", device="browser-1"))


@pytest.fixture
def tell(database):
    shop = Shop.objects.create(name="Candles", currency="EUR", time_zone="Europe/Riga", country="LV")

    def say(*facts):
        apply(facts, source=Source(shop.id, "test", "test"), at=NOON)

    return say


def line(sku="candle"):
    return LineFact(key=sku, sku=sku, name=sku.title(), quantity=Decimal(1), revenue_minor=10_00)


def order(number="1001", **more):
    return OrderFact(
        external_id=number,
        number=f"#{number}",
        placed_at=NOON,
        currency="EUR",
        buyer=ANN,
        lines=(line(), line("soap")),
        total_minor=20_00,
        version=NOON,
        **more,
    )


def story(limit=10):
    """Every entry of Ann's, by kind."""
    members = list(Identity.objects.values_list("customer_id", flat=True).distinct())
    upto = NOON + timedelta(days=99)
    return {
        source.kind: [
            (str(entry.title), str(entry.says), entry.at)
            for entry in source.read(members, at=upto, id=10**18, limit=limit)
        ]
        for source in SOURCES
    }


def days(n):
    return NOON + timedelta(days=n)


def test_an_order_its_cancellation_and_what_was_given_back(tell):
    refund = RefundFact(
        external_id="r1",
        order_external_id="1001",
        refunded_at=days(2),
        currency="EUR",
        lines=(),
        total_minor=5_00,
    )
    tell(order(), refund)
    tell(CancellationFact(order_external_id="1001", cancelled_at=days(3)))
    found = story()
    assert found["order"] == [("Ordered for €20.00", "#1001, 2 products", NOON)]
    assert found["refund"] == [("€5.00 given back", "#1001", days(2))]
    assert found["cancellation"] == [("Order cancelled", "#1001", days(3))]


def test_a_basket_is_told_until_it_becomes_an_order(tell):
    basket = {"external_id": "c1", "currency": "EUR", "buyer": ANN, "lines": (line(),), "total_minor": 10_00}
    tell(CartFact(started_at=NOON, version=days(1), **basket))
    assert story()["cart"] == [("Left a basket of €10.00", "1 product", days(1))]
    tell(CartFact(started_at=NOON, version=days(2), completed_at=days(2), **basket))
    assert story()["cart"] == []


def test_a_parcel_that_came_late(tell):
    parcel = ShipmentFact(
        external_id="p1",
        order_external_id="1001",
        version=days(5),
        carrier="Omniva",
        shipped_at=days(1),
        promised_at=days(3),
        delivered_at=days(5),
    )
    tell(order(), parcel)
    found = story()
    assert found["parcel_sent"] == [("Parcel sent", "Omniva · Promised for Mar 4", days(1))]
    assert found["parcel_arrived"] == [("Parcel arrived 2 days late", "Omniva", days(5))]


def test_a_parcel_that_should_be_there_and_what_its_carrier_told(tell):
    parcel = ShipmentFact(
        external_id="p1",
        order_external_id="1001",
        version=days(1),
        carrier="Sameday",
        tracking_number="T1",
        tracking_url="https://sameday.example/T1",
        shipped_at=days(1),
        promised_at=days(3),
    )
    news = {"tracking_number": "T1", "carrier": "Sameday"}
    tell(
        order(),
        parcel,
        TrackingFact(status="in_transit", occurred_at=days(2), **news),
        TrackingFact(status="failed", occurred_at=days(4), says="Nobody was in", **news),
    )
    found = story()
    assert found["parcel_moved"] == [("Parcel couldn’t be delivered", "Sameday · Nobody was in", days(4))]
    assert found["parcel_sent"] == [("Parcel sent", "Sameday · Promised for Mar 4 · Not there yet", days(2))]


@pytest.mark.parametrize(
    ("told", "link"),
    [
        ("https://sameday.example/T1", "https://sameday.example/T1"),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_a_parcel_is_followed_on_the_web_alone(told, link):
    assert followed(told) == link


def test_a_days_visit_is_one_entry(tell):
    def look(key, hours, sku):
        return BehaviourFact(
            key=key,
            name="product.viewed",
            occurred_at=NOON + timedelta(hours=hours),
            who=ANN.who,
            properties={"sku": sku},
        )

    tell(order(), look("v1", 1, "candle"), look("v2", 2, "soap"), look("v3", 30, "candle"))
    assert story()["visit"] == [
        ("Was in the shop", "Candle", NOON + timedelta(hours=30)),
        ("Was in the shop", "Candle, Soap", NOON + timedelta(hours=2)),
    ]


def test_a_visit_tells_what_was_searched_for_and_products_that_no_order_named(tell):
    def did(key, name, /, **properties):
        return BehaviourFact(key=key, name=name, occurred_at=NOON, who=ANN.who, properties=properties)

    tell(
        did("v1", "page.viewed", url="https://candles.example/", name="Home"),
        did("v2", "product.viewed", sku="wick", name="Wick"),
        did("v3", "products.searched", query=" oil ", results=0),
    )
    assert story()["visit"] == [("Was in the shop", "Wick, searched for ‘oil’", NOON)]


def test_each_source_goes_on_where_a_page_ended(tell):
    tell(order("1001"), order("1002"), order("1003"))
    members = list(Order.objects.values_list("customer_id", flat=True).distinct())
    read = next(source.read for source in SOURCES if source.kind == "order")
    (newest,) = read(members, at=days(1), id=10**18, limit=1)
    rest = list(read(members, at=newest.at, id=newest.id, limit=10))
    assert [entry.says for entry in (newest, *rest)] == [f"#{n}, 2 products" for n in (1003, 1002, 1001)]

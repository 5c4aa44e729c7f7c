"""How far is a parcel, by what the shop and its carrier tell?"""

from itertools import permutations

import msgspec
import pytest

from regulars.commerce.facts import ShipmentFact, TrackingFact
from regulars.commerce.models import Shipment, Tracking
from regulars.events.models import Event
from tests.commerce.shop import day, order, shop, tell, told

__all__ = ["shop"]

SENT = ShipmentFact(
    external_id="s",
    order_external_id="1",
    version=day(1),
    tracking_number="T1",
    carrier="Sameday",
    shipped_at=day(1),
    promised_at=day(3),
    tracking_url="https://sameday.example/T1",
)


def news(status, *, on, number="T1", **more):
    return TrackingFact(tracking_number=number, carrier="sameday", status=status, occurred_at=day(on), **more)


def test_a_parcel_moves_as_its_carrier_tells_and_each_step_is_told_once(shop):
    tell(shop, order("1"), SENT)
    steps = [news("in_transit", on=1.5), news("out_for_delivery", on=2), news("failed", on=2.5)]
    for step in steps:
        assert tell(shop, step) == ("new",)
        assert tell(shop, step) == ("known",)
    parcel = Shipment.objects.get()
    assert parcel.status == "failed"
    assert [payload["status"] for payload in told("shipment.moved")] == [
        "in_transit",
        "out_for_delivery",
        "failed",
    ]
    assert {event.customer_id for event in Event.objects.filter(name="shipment.moved")} == {
        parcel.customer_id
    }
    tell(shop, news("delivered", on=3.25))
    parcel.refresh_from_db()
    assert (parcel.status, parcel.delivered_at) == ("delivered", day(3.25))
    assert len(told("shipment.delivered")) == 1


def test_news_of_a_parcel_that_is_not_known_yet_waits_for_it(shop):
    assert tell(shop, news("in_transit", on=1.5)) == ("new",)
    assert Tracking.objects.count() == 1
    assert tell(shop, order("1"), SENT) == ("new", "new")
    assert Shipment.objects.get().status == "in_transit"
    assert told("shipment.moved") == []


def test_news_of_another_number_moves_nothing(shop):
    tell(shop, order("1"), SENT, news("delivered", on=2, number="T2"))
    assert Shipment.objects.get().status == ""


@pytest.mark.parametrize("turn", list(permutations(range(5)))[::7])
def test_shop_and_carrier_end_the_same_in_whichever_order_they_tell(shop, turn):
    facts = [
        order("1"),
        SENT,
        msgspec.structs.replace(SENT, version=day(4), delivered_at=day(4)),
        news("out_for_delivery", on=2, promised_at=day(2.5)),
        news("delivered", on=3.5),
    ]
    for n in turn:
        tell(shop, facts[n])
    parcel = Shipment.objects.get()
    assert (parcel.status, parcel.delivered_at, parcel.promised_at) == ("delivered", day(3.5), day(3))
    assert (parcel.shipped_at, parcel.expected_at) == (day(2), day(2.5))
    assert parcel.order.external_id == "1"


def test_a_shop_that_tells_the_same_anew_tells_nothing(shop):
    tell(shop, order("1"), SENT, news("in_transit", on=1.5))
    events = Event.objects.count()
    assert tell(shop, msgspec.structs.replace(SENT, version=day(2), status="announced")) == ("known",)
    assert Event.objects.count() == events
    assert Shipment.objects.get().status == "in_transit"


def test_a_parcel_that_the_shop_saw_delivered_after_the_carriers_last_word_is_delivered(shop):
    tell(shop, order("1"), SENT, news("out_for_delivery", on=2))
    tell(shop, msgspec.structs.replace(SENT, version=day(5), delivered_at=day(2.5)))
    assert Shipment.objects.get().status == "delivered"
    tell(shop, news("returned", on=4))
    assert Shipment.objects.get().status == "returned"


def test_a_shops_own_words_are_enough(shop):
    tell(shop, order("1"), msgspec.structs.replace(SENT, status="out_for_delivery"))
    assert Shipment.objects.get().status == "out_for_delivery"
    tell(shop, msgspec.structs.replace(SENT, version=day(2), delivered_at=day(2)))
    assert Shipment.objects.get().status == "delivered"
    assert len(told("shipment.delivered")) == 1

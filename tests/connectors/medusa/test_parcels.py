from datetime import datetime

import pytest

from regulars.connectors.medusa.parcels import of_parcel, status_of
from tests.connectors.medusa.recorded import order, told_order

NOON = "2026-11-23T12:00:00Z"


def parcel(**other):
    told = told_order(scene="sent", email="dita@example.com")
    told["fulfillments"][0] |= other
    sent = order(scene="sent", **told)
    return of_parcel(sent.fulfillments[0], order=sent), sent.fulfillments[0], told


def test_a_parcel_on_its_way_says_since_when_and_where_to_look():
    fact, _one, told = parcel()
    assert (fact.tracking_number, fact.method, fact.status) == ("LV-1", "Parcel", "in_transit")
    assert fact.tracking_url == "https://parcels.example.com/LV-1"
    assert fact.shipped_at == datetime.fromisoformat(told["fulfillments"][0]["shipped_at"])
    assert fact.order_external_id == told["id"]


@pytest.mark.parametrize(
    ("other", "status"),
    [
        ({"shipped_at": None}, "announced"),
        ({"delivered_at": NOON}, "delivered"),
        ({"delivered_at": NOON, "canceled_at": NOON}, "failed"),
    ],
)
def test_its_moments_say_how_far_it_is(other, status):
    fact, one, _told = parcel(**other)
    assert fact.status == status_of(one) == status


def test_a_parcel_may_have_no_label():
    assert parcel(labels=[], shipping_option=None)[0].tracking_number == ""

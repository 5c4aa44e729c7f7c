from datetime import datetime

import pytest

from regulars.connectors.vendure.parcels import of_parcel
from tests.connectors.vendure.recorded import order, told_order


def parcel(**other):
    told = told_order(scene="sent", email="dita@example.com")
    told["fulfillments"][0] |= other
    sent = order(**told)
    return of_parcel(sent.fulfillments[0], order=sent), told


def test_a_parcel_on_its_way_says_since_when():
    fact, told = parcel()
    moment = next(
        each["createdAt"] for each in told["history"]["items"] if each["data"].get("to") == "Shipped"
    )
    assert (fact.tracking_number, fact.method, fact.status) == ("LV-1", "Omniva", "in_transit")
    assert (fact.shipped_at, fact.delivered_at) == (datetime.fromisoformat(moment), None)
    assert (fact.external_id, fact.order_external_id) == (told["fulfillments"][0]["id"], told["id"])


@pytest.mark.parametrize(
    ("state", "status"),
    [("Pending", "announced"), ("Delivered", "delivered"), ("Cancelled", "failed"), ("Packed", "")],
)
def test_states_are_put_into_our_words(state, status):
    assert parcel(state=state)[0].status == status


def test_where_the_history_calls_parcels_otherwise_the_last_change_counts():
    fact, _told = parcel(id="T_77", updatedAt="2026-11-23T12:00:00Z")
    assert fact.shipped_at == datetime.fromisoformat("2026-11-23T12:00:00Z")

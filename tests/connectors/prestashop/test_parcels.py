"""How far is a parcel of a PrestaShop order?"""

import pytest

from regulars.commerce.facts import ShipmentFact
from regulars.connectors.prestashop.shapes import Carriage
from tests.connectors.prestashop.reading import facts


def parcels(**other):
    return [fact for fact in facts(**other) if isinstance(fact, ShipmentFact)]


@pytest.mark.parametrize(("state", "status"), [("2", "announced"), ("4", "in_transit"), ("5", "delivered")])
def test_the_orders_state_tells_how_far_it_is(state, status):
    (parcel,) = parcels(current_state=state)
    assert (parcel.status, parcel.carrier, parcel.tracking_number) == (status, "Pasts", "T1")
    assert parcel.tracking_url == "https://track.example.com/T1"


def test_a_number_makes_a_parcel_newer_though_its_order_is_the_same():
    (numbered,), (silent,) = parcels(), parcels(around={"parcels": [Carriage("3", "5", "2")]})
    assert silent.version < numbered.version < parcels(date_upd="2026-02-03 10:00:01")[0].version


def test_before_it_is_sent_and_numbered_there_is_none():
    assert parcels(current_state="2", around={"parcels": [Carriage("3", "5", "2")]}) == []
    (sent,) = parcels(around={"parcels": [Carriage("3", "5", "77")]})
    assert (sent.carrier, sent.tracking_url) == ("", "")

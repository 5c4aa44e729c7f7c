"""Is it understood how far a parcel is?"""

from datetime import UTC, datetime

import pytest

from regulars.commerce.models import PARCEL
from regulars.connectors.shopify.parcels import STATUSES, shipment_fact
from regulars.connectors.shopify.shapes import Fulfillment, Service, Tracking
from tests.connectors.shopify.schema import schema

NOON, EVENING = datetime(2026, 3, 1, 12, tzinfo=UTC), datetime(2026, 3, 1, 18, tzinfo=UTC)
OURS = {"canceled", "fulfilled", "label_voided", "marked_as_fulfilled", "submitted"}
"""What GraphQL says where no carrier said anything."""


def parcel(**told):
    return shipment_fact(Fulfillment(id=5, created_at=NOON, **told), order_id="1", sent_at=None)


def test_a_parcel_that_a_webhook_tells():
    fact = parcel(
        status="success",
        shipment_status="in_transit",
        service="manual",
        tracking_company="Omniva",
        tracking_number="CE1",
        tracking_url="https://omniva.example/CE1",
    )
    assert (fact.external_id, fact.order_external_id, fact.version, fact.shipped_at) == ("5", "1", NOON, NOON)
    assert (fact.carrier, fact.method, fact.tracking_number) == ("Omniva", "manual", "CE1")
    assert (fact.tracking_url, fact.status) == ("https://omniva.example/CE1", "in_transit")


def test_a_parcel_that_the_api_tells():
    fact = parcel(
        status="SUCCESS",
        shipment_status="DELIVERED",
        service=Service("manual"),
        tracking_info=(Tracking("Omniva", "CE1", "https://omniva.example/CE1"),),
        delivered_at=EVENING,
        estimated_delivery_at=NOON,
    )
    assert (fact.carrier, fact.method, fact.tracking_number) == ("Omniva", "manual", "CE1")
    assert (fact.status, fact.delivered_at, fact.promised_at) == ("delivered", EVENING, NOON)


def test_a_webhook_dates_a_delivery_by_the_update_that_tells_it():
    assert parcel(shipment_status="delivered", updated_at=EVENING).delivered_at == EVENING
    assert parcel(shipment_status="out_for_delivery", updated_at=EVENING).delivered_at is None


def test_what_was_not_sent_has_no_day_of_sending():
    assert parcel(status="cancelled").shipped_at is None


def test_every_word_of_the_api_is_known():
    words = {word.lower() for word in schema().get_type("FulfillmentDisplayStatus").values}
    assert words == STATUSES.keys() | OURS
    assert set(STATUSES.values()) <= set(PARCEL)


@pytest.mark.parametrize("word", [*sorted(OURS), None, "something new"])
def test_what_no_carrier_said_is_left_as_it_is_known(word):
    assert parcel(shipment_status=word).status == ""

"""How far is a parcel of a Saleor order?"""

from datetime import UTC, datetime

from regulars.commerce.facts import ShipmentFact
from tests.connectors.saleor.reading import facts
from tests.connectors.saleor.things import SENT


def test_a_parcel_that_was_sent_is_on_its_way():
    (parcel,) = facts(ShipmentFact, **SENT)
    assert (parcel.status, parcel.tracking_number) == ("in_transit", "T1")
    assert parcel.shipped_at == datetime(2026, 2, 2, 9, tzinfo=UTC)
    assert parcel.delivered_at is None


def test_what_came_back_is_no_parcel():
    back = SENT["fulfillments"][0] | {"status": "RETURNED"}
    waits = SENT["fulfillments"][0] | {"status": "WAITING_FOR_APPROVAL"}
    (parcel,) = facts(ShipmentFact, fulfillments=[back, waits])
    assert (parcel.status, parcel.shipped_at) == ("announced", None)

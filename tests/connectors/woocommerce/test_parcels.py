"""Are the parcels found that plugins note with an order?"""

from datetime import UTC, datetime

import pytest

from regulars.commerce.facts import ShipmentFact
from tests.connectors.woocommerce.recorded import body, says

LINK = "https://track.example/LV123"


def parcels(*meta: dict[str, object]) -> list[ShipmentFact]:
    facts = says("order.updated", body("order.updated", meta_data=list(meta))).facts
    return [fact for fact in facts if isinstance(fact, ShipmentFact)]


def test_those_of_shipment_tracking():
    noted = {
        "tracking_provider": "omniva",
        "custom_tracking_link": LINK,
        "tracking_number": " LV123 ",
        "date_shipped": "1772366400",
        "tracking_id": "d58e26ecd7c12a9ab47a69eec77ccc33",
    }
    (parcel,) = parcels({"key": "_wc_shipment_tracking_items", "value": [noted]})
    assert (parcel.tracking_number, parcel.carrier, parcel.tracking_url) == ("LV123", "omniva", LINK)
    assert parcel.shipped_at == datetime(2026, 3, 1, 12, tzinfo=UTC)  # 1772366400
    assert parcel.external_id == f"{parcel.order_external_id}:LV123"


def test_that_of_makecommerce():
    (parcel,) = parcels(
        {"key": "_mc_shipment_id", "value": "CC9"},
        {"key": "_mc_tracking_link", "value": LINK},
        {"key": "_mc_shipping_carrier", "value": "DPD"},
    )
    assert (parcel.tracking_number, parcel.carrier, parcel.tracking_url) == ("CC9", "DPD", LINK)


@pytest.mark.parametrize(
    "value", ["", None, 7, "x", [7], [{"tracking_number": ""}], [{"tracking_number": []}], {"a": 1}]
)
def test_a_note_that_is_not_understood_is_none(value):
    assert parcels({"key": "_wc_shipment_tracking_items", "value": value}) == []


def test_a_link_that_is_no_web_address_is_left_out():
    (parcel,) = parcels(
        {"key": "_mc_shipment_id", "value": 12}, {"key": "_mc_tracking_link", "value": "javascript:alert(1)"}
    )
    assert (parcel.tracking_number, parcel.tracking_url) == ("12", "")

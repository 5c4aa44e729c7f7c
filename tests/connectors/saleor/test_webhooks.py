"""What do a Saleor's webhooks say?"""

import json

import pytest

from regulars.connectors.connector import Asked, Delivery, Unreadable
from regulars.connectors.saleor.webhooks import CONNECTOR
from tests.connectors.saleor.things import gid


def says(topic, told):
    return CONNECTOR.translate(Delivery(key="1", topic=topic, body=json.dumps(told).encode()), currency="EUR")


@pytest.mark.parametrize(
    ("topic", "kind", "stream"),
    [
        ("order_updated", "Order", "orders"),
        ("customer_metadata_updated", "User", "customers"),
        ("product_updated", "Product", "products"),
        ("product_variant_back_in_stock", "ProductVariant", "products"),
        ("checkout_updated", "Checkout", "carts"),
    ],
)
def test_an_array_of_one_thing_says_what_to_ask_for(topic, kind, stream):
    said = says(topic, [{"type": kind, "id": gid(kind, 1), "meta": {"issued_at": "2026-02-01T12:00:00Z"}}])
    assert said.asks == (Asked(stream, gid(kind, 1)),)
    assert said.facts == ()


def test_a_parcel_is_news_of_its_order():
    told = {
        "type": "Fulfillment",
        "id": gid("Fulfillment", 1),
        "order": {"type": "Order", "id": gid("Order", 1)},
    }
    assert says("fulfillment_tracking_number_updated", [told]).asks == (Asked("orders", gid("Order", 1)),)


@pytest.mark.parametrize("told", [[], {}, [{"id": ""}], [{"id": "a"}, {"id": "b"}], [7], {"id": "a"}])
def test_what_is_no_array_of_one_thing_cannot_be_read(told):
    with pytest.raises(Unreadable):
        says("order_updated", told)


def test_a_retry_is_the_same_delivery_and_another_topic_is_not():
    one, again = (CONNECTOR.envelope(b"[1]", headers={"saleor-event": "order_paid"}) for _ in range(2))
    other = CONNECTOR.envelope(b"[1]", headers={"saleor-event": "order_updated"})
    assert one == again
    assert one.topic == "order_paid"
    assert one.key != other.key

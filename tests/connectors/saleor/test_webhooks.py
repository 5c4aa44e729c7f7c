"""What do a Saleor's webhooks say?"""

import json

import pytest

from regulars.connectors.connector import Asked, Delivery, Unreadable
from regulars.connectors.saleor.hooks import ABOUT, TOPICS
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
        ("product_variant_updated", "ProductVariant", "products"),
        ("checkout_updated", "Checkout", "carts"),
    ],
)
def test_an_array_of_one_thing_says_what_to_ask_for(topic, kind, stream):
    said = says(topic, [{"type": kind, "id": gid(kind, 1), "meta": {"issued_at": "2026-02-01T12:00:00Z"}}])
    assert said.asks == (Asked(stream, gid(kind, 1)),)
    assert said.facts == ()


@pytest.mark.parametrize("topic", TOPICS)
def test_our_own_query_brings_the_id_and_nothing_else(topic):
    # as the shop fills it in: {"issuedAt": ..., "order": {"id": ...}}
    thing = ABOUT[topic]
    said = says(topic, {"issuedAt": "2026-02-01T12:00:00+00:00", thing: {"id": gid(thing, 1)}})
    assert [asked.id for asked in said.asks] == [gid(thing, 1)]


def test_pieces_in_a_warehouse_are_news_of_their_variant():
    told = {
        "type": "Stock",
        "id": gid("Stock", 7),
        "product_id": gid("Product", 1),
        "product_variant_id": gid("ProductVariant", 1),
    }
    for topic in ("product_variant_stock_updated", "product_variant_out_of_stock"):
        assert says(topic, [told]).asks == (Asked("products", gid("ProductVariant", 1)),)


def test_a_parcel_is_news_of_its_order():
    told = {
        "type": "Fulfillment",
        "id": gid("Fulfillment", 1),
        "order": {"type": "Order", "id": gid("Order", 1)},
    }
    assert says("fulfillment_tracking_number_updated", [told]).asks == (Asked("orders", gid("Order", 1)),)


@pytest.mark.parametrize(
    "told",
    [[], {}, [{"id": ""}], [{"id": "a"}, {"id": "b"}], [7], {"id": "a"}, {"order": None}, {"order": {}}],
)
def test_what_tells_no_id_cannot_be_read(told):
    with pytest.raises(Unreadable):
        says("order_updated", told)


def test_a_retry_is_the_same_delivery_and_another_topic_is_not():
    one, again = (CONNECTOR.envelope(b"[1]", headers={"saleor-event": "order_paid"}) for _ in range(2))
    other = CONNECTOR.envelope(b"[1]", headers={"saleor-event": "order_updated"})
    assert one == again
    assert one.topic == "order_paid"
    assert one.key != other.key

import re

import pytest

from regulars.connectors.connector import Asked, Delivery, Unreadable
from regulars.connectors.medusa.subscriber import FILE
from regulars.connectors.medusa.webhooks import CONNECTOR
from tests.connectors.medusa.recorded import STORY
from tests.live.story import SECRET

KNOCKS = STORY["done"]["knocked"]


def says(topic, body):
    return CONNECTOR.translate(Delivery(key="1", topic=topic, body=body), currency="EUR")


@pytest.mark.parametrize("knock", KNOCKS, ids=[headers["x-regulars-event"] for _body, headers in KNOCKS])
def test_what_a_running_subscriber_sent_is_signed_and_asks_for_the_order(knock):
    raw, headers = knock[0].encode(), knock[1]
    assert CONNECTOR.is_signed(raw, headers=headers, secret=SECRET)
    assert not CONNECTOR.is_signed(raw + b" ", headers=headers, secret=SECRET)
    assert not CONNECTOR.is_signed(raw, headers=headers, secret="guessed")
    delivery = CONNECTOR.envelope(raw, headers=headers)
    assert (delivery.key, delivery.topic) == (headers["x-regulars-delivery"], headers["x-regulars-event"])
    said = CONNECTOR.translate(delivery, currency="EUR")
    assert (said.facts, said.asks) == ((), (Asked("orders", STORY["done"]["heard"]["id"]),))


def test_a_payment_tells_its_order_too():
    assert {"order.placed", "payment.captured"} <= {headers["x-regulars-event"] for _body, headers in KNOCKS}


@pytest.mark.parametrize(
    ("topic", "stream"), [("customer.updated", "customers"), ("product-variant.updated", "products")]
)
def test_other_things_are_asked_for_in_their_lists(topic, stream):
    assert says(topic, b'{"id": "x1"}').asks == (Asked(stream, "x1"),)


def test_a_delivery_without_an_id_is_refused():
    with pytest.raises(Unreadable, match="no id"):
        says("order.placed", b'{"id": ""}')


def test_the_subscriber_tells_of_just_what_is_understood():
    text = FILE.read_text()
    named = set(
        re.findall(
            r'"((?:order|order-edit|payment|shipment|delivery|customer|product|product-variant)\.\w+)"', text
        )
    )
    assert named - {"order.id", "payment_collection.order.id"} == set(CONNECTOR.topics)

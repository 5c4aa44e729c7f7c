import json
from datetime import UTC, datetime

import pytest

from regulars.commerce.facts import CancellationFact
from regulars.connectors.connector import Asked, Unreadable
from regulars.connectors.shopify.webhooks import CONNECTOR, READERS
from tests.connectors.shopify.payloads import FIXTURES, ORDER, example, says

HEADERS = {
    "x-shopify-hmac-sha256": "3X6clrsy+C8mmzR/MeTh6b/EcLr46WLZaU+24GrPXOM=",
    "x-shopify-topic": "orders/create",
    "x-shopify-webhook-id": "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043",
    "x-shopify-shop-domain": "candles.myshopify.com",
    "x-shopify-triggered-at": "2023-03-29T18:00:27.877041743Z",
}
TOPICS = {
    "orders": "orders/updated",
    "refunds": "refunds/create",
    "checkouts": "checkouts/update",
    "customers": "customers/update",
    "fulfillments": "fulfillments/create",
}
DELETED = {"id": 820982911946}


def filled(value, key=""):
    """A shape with amounts, currencies and moments that can be read."""
    if isinstance(value, dict):
        return {name: filled(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [filled(inner, key) for inner in value]
    if value == "example string" and key in {"currency", "currency_code", "presentment_currency"}:
        return "EUR"
    if value == "example string" and (key in {"amount", "price", "line_price"} or key.startswith("total_")):
        return "12.30"
    return "2024-01-01T00:00:00Z" if key.endswith("_at") and value else value


def test_the_envelope_says_which_delivery_it_is():
    assert CONNECTOR.is_signed(b"Bf", headers=HEADERS, secret="some-secret")
    delivery = CONNECTOR.envelope(b"Bf", headers=HEADERS)
    assert (delivery.key, delivery.topic) == ("b54557e4-bdd9-4b37-8a5f-bf7d70bcd043", "orders/create")
    assert delivery.sent_at == datetime(2023, 3, 29, 18, 0, 27, 877042, tzinfo=UTC)
    assert delivery.host == "candles.myshopify.com"


@pytest.mark.parametrize(
    ("body", "secret", "hmac"),
    [
        (b"Bg", "some-secret", HEADERS["x-shopify-hmac-sha256"]),
        (b"Bf", "other-secret", HEADERS["x-shopify-hmac-sha256"]),
        (b"Bf", "some-secret", ""),
        (b"Bf", "some-secret", "подпись"),
    ],
)
def test_anything_else_is_forged(body, secret, hmac):
    headers = HEADERS | {"x-shopify-hmac-sha256": hmac}
    assert not CONNECTOR.is_signed(body, headers=headers, secret=secret)


def test_a_delivery_without_an_id_is_known_by_its_body():
    headers = HEADERS | {"x-shopify-webhook-id": "", "x-shopify-triggered-at": "yesterday"}
    one, other = (CONNECTOR.envelope(b"Bf", headers=headers) for _ in range(2))
    assert one.key == other.key != ""
    assert one.sent_at is None


def test_an_unknown_topic_says_nothing_to_us():
    found = says("inventory_levels/update", {})
    assert (found.facts, found.nothing) == ((), "topic")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b'{"id": 1', "truncated"),
        (b"[]", "Expected `object`"),
        (b"\xff\xfe", "malformed"),
        (b'{"id": 1, "created_at": "soon"}', "$.created_at"),
        (json.dumps(example("orders_create") | {"total_price": "12,50"}).encode(), "$.total_price"),
    ],
)
def test_a_body_that_cannot_be_read_says_where(body, reason):
    with pytest.raises(Unreadable) as refusal:
        says("orders/create", body)
    assert reason in str(refusal.value)


@pytest.mark.parametrize("path", sorted((FIXTURES / "shapes").glob("*.json")), ids=lambda path: path.stem)
def test_deliveries_of_real_stores_are_read_in_every_shape(path):
    body = filled(json.loads(path.read_text()))
    assert says(TOPICS[path.stem.split("_")[1]], body).facts


def test_what_the_owner_is_told_to_subscribe_to_can_be_read():
    assert set(CONNECTOR.topics) <= set(READERS)


def test_every_topic_that_is_read_comes_or_did_come():
    older = {"orders/paid", "orders/fulfilled", "orders/partially_fulfilled"}
    assert set(READERS) == set(CONNECTOR.topics) | older


def test_an_order_that_was_deleted_is_called_off():
    found = says("orders/delete", DELETED, sent="2026-03-01T12:00:00Z")
    deleted_at = datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert found.facts == (CancellationFact(order_external_id="820982911946", cancelled_at=deleted_at),)


def test_a_deletion_that_nobody_can_date_is_asked_after():
    found = says("orders/delete", DELETED)
    assert (found.facts, found.asks) == ((), (Asked("orders", "820982911946"),))


@pytest.mark.parametrize(
    "topic",
    ["products/delete", "draft_orders/delete", "checkouts/delete", "refunds/delete"],
)
def test_what_only_shares_the_number_of_an_order_is_none(topic):
    found = says(topic, DELETED, sent="2026-03-01T12:00:00Z")
    assert (found.facts, found.asks, found.nothing) == ((), (), "topic")


def test_the_app_was_removed():
    body = {"id": 548380009, "name": "Super Toys", "myshopify_domain": "candles.myshopify.com"}
    found = says("app/uninstalled", body, sent="2026-03-01T12:00:00Z")
    assert (found.facts, found.uninstalled_at) == ((), datetime(2026, 3, 1, 12, tzinfo=UTC))
    assert says("app/uninstalled", body).nothing == "undated"


def test_a_new_order_is_asked_for_too_since_a_webhook_tells_no_first_visit():
    new, changed = (says(f"orders/{what}", example("orders_create")) for what in ("create", "updated"))
    assert (new.asks, changed.asks) == ((Asked("journeys", ORDER),), ())
    assert new.facts == changed.facts


def test_a_webhook_of_a_test_counts_as_nothing():
    found = says("orders/create", example("orders_create") | {"test": True})
    assert (found.facts, found.nothing) == ((), "test_order")

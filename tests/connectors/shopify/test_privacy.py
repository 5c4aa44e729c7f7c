"""Are Shopify's three privacy webhooks understood?"""

import json
from datetime import UTC, datetime

import pytest

from regulars.commerce.facts import PrivacyRequestFact
from regulars.connectors.connector import Delivery, Unreadable
from regulars.connectors.shopify.webhooks import CONNECTOR
from regulars.customers.identify import Identifiers
from tests.connectors.shopify.payloads import FIXTURES, says

ASKED_AT = "2026-03-01T12:00:00Z"
JOHN = Identifiers(email="john@example.com", phone="555-625-1199", shop_customer="191167")


def told(name: str, **changes):
    body = json.loads((FIXTURES / "webhooks" / f"{name.replace('/', '_')}.json").read_text()) | changes
    delivery = Delivery(
        key="delivery-1",
        topic=name,
        body=json.dumps(body).encode(),
        sent_at=datetime(2026, 3, 1, 12, tzinfo=UTC),
    )
    (fact,) = CONNECTOR.translate(delivery, currency="USD").facts
    return fact


def test_somebody_asks_for_their_data():
    assert told("customers/data_request") == PrivacyRequestFact(
        key="customers/data_request:9999",
        asks="data",
        occurred_at=datetime(2026, 3, 1, 12, tzinfo=UTC),
        who=JOHN,
    )


def test_somebody_is_to_be_forgotten():
    fact = told("customers/redact")
    assert (fact.key, fact.asks, fact.who) == ("customers/redact:delivery-1", "erasure", JOHN)


def test_a_shop_is_to_be_forgotten():
    fact = told("shop/redact")
    assert (fact.key, fact.asks, fact.who) == ("shop/redact:delivery-1", "shop_erasure", Identifiers())


@pytest.mark.parametrize(
    ("body", "shop"),
    [
        (b'{"shop_domain": "soaps.myshopify.com"}', "soaps"),
        (b'{"shop_domain"', "candles"),
        (b"{}", "candles"),
    ],
)
def test_the_body_says_of_which_shop_it_is_for_headers_are_not_signed(body, shop):
    headers = {"x-shopify-topic": "shop/redact", "x-shopify-shop-domain": "candles.myshopify.com"}
    assert CONNECTOR.envelope(body, headers=headers).host == f"{shop}.myshopify.com"


def test_whoever_has_no_phone_is_known_by_the_rest():
    fact = told("customers/redact", customer={"id": 5, "email": None, "phone": None})
    assert fact.who == Identifiers(shop_customer="5")


@pytest.mark.parametrize("topic", ["customers/data_request", "customers/redact", "shop/redact"])
def test_a_request_that_nobody_can_date_is_not_passed_over(topic):
    with pytest.raises(Unreadable, match="Triggered-At"):
        says(topic, {"shop_domain": "candles.myshopify.com"})

"""Is what the API tells understood, as far as webhooks tell it otherwise?"""

import pytest

from regulars.commerce.facts import CartFact, ConsentFact, CustomerFact
from regulars.connectors.shopify.documents import WHOLE, changed
from regulars.connectors.shopify.paged import flat
from regulars.connectors.shopify.reading import read, token_in
from tests.connectors.shopify import graph
from tests.connectors.shopify.payloads import example, says
from tests.connectors.shopify.schema import answered

FIELDS = {"customers": "customers", "checkouts": "abandonedCheckouts"}


def told(stream, thing):
    """What is read of one thing, asked for as it is in pages."""
    found = answered(changed(stream, at_once=1), {FIELDS[stream]: [thing]})
    assert not found.errors
    assert WHOLE[stream]
    return read([flat(thing) for thing in found.data["page"]["nodes"]], stream, currency="USD")


def test_a_customer_says_the_same_as_a_webhook_and_the_language():
    body = example("customers_create")
    (fact,) = told("customers", graph.customer(body)).facts
    (known,) = says("customers/create", body).facts
    assert isinstance(fact, CustomerFact)
    assert fact.buyer.language == "en"
    assert (fact.version, fact.first_seen_at, fact.buyer.who) == (
        known.version, known.first_seen_at, known.buyer.who,
    )  # fmt: skip


def test_consent_comes_with_its_proof_in_the_words_of_webhooks():
    statement = {
        "state": "subscribed",
        "opt_in_level": "single_opt_in",
        "consent_updated_at": "2024-03-01T12:00:00Z",
        "consent_collected_from": "SHOPIFY",
    }
    body = example("customers_create") | {
        "phone": "+37126123456",
        "email_marketing_consent": statement | {"consent_collected_from": None},
        "sms_marketing_consent": statement | {"state": "unsubscribed"},
    }
    found = [fact for fact in told("customers", graph.customer(body)).facts if isinstance(fact, ConsentFact)]
    known = [fact for fact in says("customers/update", body).facts if isinstance(fact, ConsentFact)]
    assert [(f.channel, f.granted, f.occurred_at, f.evidence) for f in found] == [
        (f.channel, f.granted, f.occurred_at, f.evidence) for f in known
    ]
    assert [fact.granted for fact in found] == [True, False]


def test_a_cart_is_the_one_that_webhooks_tell():
    body = example("checkouts_update") | {"id": 9, "email": None, "phone": None, "customer_locale": None}
    (fact,) = told("checkouts", graph.checkout(body)).facts
    (known,) = says("checkouts/update", body).facts
    assert isinstance(fact, CartFact)
    for name in ("external_id", "currency", "total_minor", "started_at", "version", "url", "lines", "buyer"):
        assert getattr(fact, name) == getattr(known, name)


@pytest.mark.parametrize(
    ("address", "token"),
    [
        ("https://candles.example.com/548380009/checkouts/ac/Z2NwLW/recover?key=x&locale=lv", "Z2NwLW"),
        ("https://candles.example.com/548380009/checkouts/123123123/recover?key=x", "123123123"),
        ("https://candles.example.com/cart", ""),
        ("", ""),
    ],
)
def test_a_carts_token_stands_in_its_address(address, token):
    assert token_in(address) == token


@pytest.mark.parametrize("stream", ["products", "customers", "orders", "checkouts"])
@pytest.mark.parametrize(
    "thing", [{}, {"id": 7}, {"id": None, "line_items": 5}, {"id": "x", "updated_at": "soon"}]
)
def test_what_cannot_be_read_is_told_and_breaks_nothing(stream, thing):
    page = read([thing], stream, currency="USD")
    assert (page.facts, page.things, len(page.problems)) == ((), 1, 1)
    assert ": " in page.problems[0]

"""Who are Saleor's buyers, and what did they allow?"""

from datetime import UTC, datetime

import pytest

from regulars.commerce.facts import Buyer, ConsentFact
from regulars.connectors.saleor.people import buyer_of, of_customer
from regulars.connectors.saleor.shapes import Customer
from tests.connectors.saleor.reading import order, shaped
from tests.connectors.saleor.things import ANN, HOME, gid

JOINED, CHANGED = datetime(2025, 1, 1, 10, tzinfo=UTC), datetime(2026, 2, 1, 10, tzinfo=UTC)


def said(value: str, *, key: str = "newsletter") -> list[ConsentFact]:
    """What is read from a line of Ann's metadata."""
    record = shaped(ANN | {"metadata": [{"key": "newsletter", "value": value}]}, Customer)
    return [fact for fact in of_customer(record, consent_key=key) if isinstance(fact, ConsentFact)]


def test_ann_is_known_by_her_account():
    buyer = buyer_of(order())
    assert (buyer.who.shop_customer, buyer.who.email) == (gid("User", 1), "ann@example.com")
    assert (buyer.name, buyer.given_name) == ("Ann Bērziņa", "Ann")
    assert (buyer.language, buyer.country, buyer.who.phone) == ("lv", "LV", "")


def test_a_guest_is_named_by_the_address_of_who_pays_wherever_it_is_sent():
    bo = HOME | {"firstName": "Bo", "lastName": ""}
    buyer = buyer_of(order(user=None, userEmail="bo@example.com", billingAddress=bo))
    assert (buyer.who.shop_customer, buyer.who.email, buyer.name) == ("", "bo@example.com", "Bo")
    sent = order(user=None, userEmail="bo@example.com", billingAddress=None, shippingAddress=bo)
    assert buyer_of(sent).name == "Bo"


def test_nobody_is_taken_for_another_whose_address_is_hidden_too():
    # As Saleor tells guests of its early days: Ann and Alex may both be a...@example.com
    hidden = HOME | {"firstName": "A..", "lastName": "B......."}
    told = order(user=None, userEmail="a...@example.com", shippingAddress=hidden, billingAddress=hidden)
    buyer = buyer_of(told)
    assert buyer == Buyer(language="lv", country="LV")


def test_a_record_says_when_it_began_and_changed():
    (record,) = of_customer(shaped(ANN, Customer), consent_key="newsletter")
    assert (record.version, record.first_seen_at) == (CHANGED, JOINED)


@pytest.mark.parametrize(
    ("value", "granted", "moment"),
    [
        ("true", True, JOINED),
        ("False", False, CHANGED),
        ("2026-01-05T10:00:00+02:00", True, datetime(2026, 1, 5, 8, tzinfo=UTC)),
        ("2026-01-05", True, datetime(2026, 1, 5, tzinfo=UTC)),
    ],
)
def test_a_yes_counts_from_its_moment_or_the_accounts_first_and_a_no_from_the_last_change(
    value, granted, moment
):
    (fact,) = said(value)
    assert (fact.channel, fact.granted, fact.occurred_at) == ("email", granted, moment)
    assert fact.evidence == {"metadata": "newsletter", "value": value}


@pytest.mark.parametrize(("value", "key"), [("maybe", "newsletter"), ("true", ""), ("true", "other")])
def test_what_says_neither_or_stands_elsewhere_is_no_word_of_theirs(value, key):
    assert said(value, key=key) == []

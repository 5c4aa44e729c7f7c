"""Is it understood how somebody came who bought?"""

import pytest
from msgspec import UNSET

from regulars.commerce.facts import OrderFact
from tests.connectors.shopify.payloads import example, says


def came(**changes):
    """How a buyer came; None where nothing is told of it."""
    facts = says("orders/create", example("orders_create") | changes).facts
    (order,) = (fact for fact in facts if isinstance(fact, OrderFact))
    return None if order.touches is UNSET else order.touches[0]


def test_a_campaign_is_read_out_of_the_address():
    touch = came(
        landing_site="/collections/all?utm_source=Newsletter&utm_medium=email&utm_campaign=spring",
        referring_site="https://mail.google.com/",
    )
    assert (touch.source, touch.medium, touch.campaign) == ("newsletter", "email", "spring")
    assert (touch.landing, touch.referrer) == ("/collections/all", "mail.google.com")


def test_a_search_is_known_by_its_host():
    touch = came(landing_site="/", referring_site="https://www.google.lv/")
    assert (touch.source, touch.medium) == ("google", "organic")


def test_the_whole_address_says_no_more_than_the_page():
    page = "/products/red?gclid=x"
    assert came(landing_site=f"https://candles.example.com{page}") == came(landing_site=page)
    assert came(landing_site="https://candles.example.com?gclid=x") == came(landing_site="/?gclid=x")


@pytest.mark.parametrize(
    "name",
    ["How did you hear about us?", "how_did_you_hear_about_us", "Where did you find us", "Heard of us:"],
)
def test_an_answer_to_how_they_heard_is_kept(name):
    assert came(note_attributes=[{"name": name, "value": "A friend"}]).heard == "A friend"


@pytest.mark.parametrize("name", ["Gift message", "Delivery date", "heart", None])
def test_other_attributes_are_none_of_ours(name):
    assert came(note_attributes=[{"name": name, "value": "A friend"}]) is None


def test_a_till_tells_nothing():
    assert came(landing_site=None, referring_site=None) is None

"""Does a check find what a connection lacks, and are the webhooks added that are missing?"""

import pytest

from regulars.connectors.exchange import Access, ChangeRefused, Finding, Hooks, Standing
from regulars.connectors.shopify.api import ShopifyApi
from regulars.connectors.shopify.hooks import TOPICS, named
from tests.connectors.shopify.shop import KEYS, LEGACY, SECRET, Shopify, shopify
from tests.connectors.talking import talk

API = ShopifyApi()
HOOKS = Hooks("https://regulars.example.com/webhooks/x", SECRET)


@pytest.fixture
def shop():
    with shopify() as running:
        yield running


@pytest.fixture
def connected(shop):
    """A shop that sends us all that we want."""
    shop.hooks = [{"topic": named(topic), "uri": HOOKS.address} for topic in TOPICS]
    return shop


def checked(shop: Shopify, *, hooks: Hooks = HOOKS, keys: dict[str, str] = KEYS) -> tuple[Finding, ...]:
    access = Access(shop.url, keys, "USD")
    return talk(API.check(hooks, access=access), api=API, access=access)


def missing(found: tuple[Finding, ...]) -> list[str]:
    return [each.says % each.values for each in found if each.standing is Standing.MISSING]


def subscribe(shop: Shopify) -> bool:
    access = Access(shop.url, KEYS, "USD")
    return talk(API.subscribe(HOOKS, access=access), api=API, access=access)


def test_a_shop_that_sends_nothing_yet_is_told_to(shop):
    assert missing(checked(shop))[0].startswith(
        "These webhooks don’t come here: orders/create, orders/updated"
    )
    assert subscribe(shop) is True
    assert [told["topic"] for _name, told in shop.heard][:2] == ["ORDERS_CREATE", "ORDERS_UPDATED"]
    assert len(shop.heard) == len(TOPICS)
    assert missing(checked(shop)) == []


def test_what_comes_here_already_is_not_added_again(connected):
    connected.hooks.pop()
    subscribe(connected)
    assert [told["topic"] for _name, told in connected.heard] == ["APP_UNINSTALLED"]


def test_webhooks_to_somebody_else_are_theirs(shop):
    shop.hooks = [{"topic": "ORDERS_CREATE", "uri": "https://other.example.com"}] * 150
    assert "orders/create" in missing(checked(shop))[0]


def test_a_topic_that_the_shop_will_not_send_is_named(shop):
    shop.refuses = "You do not have permission to create or update webhooks with ORDERS_CREATE topic."
    with pytest.raises(ChangeRefused) as reason:
        subscribe(shop)
    assert str(reason.value).startswith("orders/create: You do not have permission")


def test_a_topic_that_was_added_meanwhile_is_there(shop):
    shop.refuses = "Address for this topic has already been taken"
    assert subscribe(shop) is True


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        (
            "read_all_orders",
            "Orders older than 60 days can’t be read: give the app the scope read_all",
        ),
        ("read_inventory", "What products cost can’t be read: give the app the scope read_inventory"),
        ("write_discounts", "Coupon codes can’t go back: give the app the scope write_discounts"),
    ],
)
def test_a_missing_scope_is_named_with_what_it_is_for(connected, scope, words):
    connected.scopes.discard(scope)
    (told,) = missing(checked(connected))
    assert words in told
    assert "release and install it" in told


def test_who_may_write_may_read(connected):
    assert "read_customers" not in connected.scopes
    assert missing(checked(connected)) == []


def test_a_shop_that_hides_its_customers_says_how_it_is_changed(connected):
    connected.hides_people = True
    (told,) = missing(checked(connected))
    assert "protected customer data" in told
    assert "not approved to use the email field" in told


def test_a_currency_that_changed_is_told(connected):
    connected.currency = "EUR"
    (told,) = missing(checked(connected))
    assert "The shop’s currency is EUR, but here it is USD" in told


def test_webhooks_are_signed_with_the_client_secret(connected):
    (told,) = missing(checked(connected, hooks=Hooks(HOOKS.address, "another")))
    assert "client secret" in told
    assert missing(checked(connected, hooks=Hooks(HOOKS.address, "another"), keys=LEGACY)) == []


def test_what_cannot_be_seen_is_said_to_be_unknown(shop):
    (unknown,) = (each for each in checked(shop) if each.standing is Standing.UNKNOWN)
    assert "customers/redact" in unknown.says

"""Are a WooCommerce's webhooks found, added and mended?"""

import pytest

from regulars.connectors.exchange import Access, Hooks, KeysRefused, Standing
from regulars.connectors.woocommerce.api import WooCommerceApi
from regulars.connectors.woocommerce.hooks import TOPICS
from tests.connectors.talking import talk
from tests.connectors.woocommerce.shop import KEY, SECRET, woo_shop

API = WooCommerceApi()
HERE = Hooks("https://regulars.example/webhooks/abc", "s3cret")


@pytest.fixture
def shop():
    with woo_shop() as running:
        yield running


def do(shop, verb, *, secret=SECRET):
    access = Access(shop.url, {"consumer_key": KEY, "consumer_secret": secret}, "GBP")
    return talk(verb(HERE, access=access), api=API, access=access)


def test_what_is_missing_is_said_and_then_added(shop):
    good, missing = do(shop, API.check)
    assert (good.standing, missing.standing) == (Standing.GOOD, Standing.MISSING)
    assert missing.values == {"topics": ", ".join(TOPICS)}
    assert do(shop, API.subscribe) is True
    assert {each["topic"] for each in shop.things["webhooks"]} == set(TOPICS)
    assert all(
        (each["delivery_url"], each["secret"], each["status"]) == (HERE.address, HERE.secret, "active")
        for each in shop.things["webhooks"]
    )
    assert [each.standing for each in do(shop, API.check)] == [Standing.GOOD, Standing.GOOD]


def test_twice_adds_none_and_what_the_shop_gave_up_is_switched_on(shop):
    do(shop, API.subscribe)
    shop.things["webhooks"][0] |= {"status": "disabled", "secret": "an old one"}
    assert do(shop, API.check)[1].values == {"topics": "order.created"}
    do(shop, API.subscribe)
    assert len(shop.things["webhooks"]) == len(TOPICS)
    assert [shop.things["webhooks"][0][name] for name in ("status", "secret")] == ["active", "s3cret"]


def test_webhooks_that_go_elsewhere_are_left_alone(shop):
    other = {"id": 1, "topic": "order.created", "delivery_url": "https://till.example", "status": "paused"}
    shop.things["webhooks"] = [dict(other)]
    do(shop, API.subscribe)
    assert shop.things["webhooks"][0] == other


def test_keys_that_are_wrong_or_may_only_read_are_said(shop):
    with pytest.raises(KeysRefused, match="cannot list"):
        do(shop, API.check, secret="guessed")
    shop.may_write = False
    with pytest.raises(KeysRefused, match="read only"):
        do(shop, API.subscribe)

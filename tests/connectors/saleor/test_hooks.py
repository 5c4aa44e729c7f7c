"""Is all there that the connection with a Saleor needs, and can the rest be added?"""

import pytest

from regulars.connectors.exchange import Access, Hooks, KeysRefused, Standing
from regulars.connectors.saleor.api import SaleorApi
from regulars.connectors.saleor.hooks import EVENTS, TOPICS
from tests.connectors.saleor.shop import saleor_shop
from tests.connectors.saleor.test_signing import jwks
from tests.connectors.talking import talk

API = SaleorApi()
HERE = Hooks("https://regulars.example/webhooks/abc", "s3cret")


@pytest.fixture
def shop():
    with saleor_shop() as running:
        yield running


def check(shop, **credentials):
    access = Access(shop.url, {**shop.access.credentials, **credentials}, "EUR")
    return talk(API.check(HERE, access=access), api=API, access=access)


def subscribe(shop, hooks=HERE):
    return talk(API.subscribe(hooks, access=shop.access), api=API, access=shop.access)


def test_a_shop_that_was_just_connected_lacks_its_webhooks(shop):
    may, give, webhooks, channels = check(shop)
    assert (may.standing, give.standing) == (Standing.GOOD, Standing.GOOD)
    assert webhooks.standing is Standing.MISSING
    assert "order_created" in webhooks.values["topics"]
    assert channels.values == {"names": "us, eu"}


def test_the_webhook_is_added_once_with_all_topics_and_mended_after(shop):
    assert subscribe(shop)
    assert subscribe(shop)
    assert [name for name, _ in shop.heard] == ["webhookCreate", "webhookUpdate"]
    (added,) = shop.things["webhooks"]
    assert (added["targetUrl"], added["secretKey"], added["isActive"]) == (HERE.address, "s3cret", True)
    assert len(added["asyncEvents"]) == len(TOPICS)
    assert added["query"] == EVENTS
    assert check(shop)[2].standing is Standing.GOOD


def test_a_webhook_that_is_switched_off_or_goes_elsewhere_is_none(shop):
    subscribe(shop)
    (added,) = shop.things["webhooks"]
    added["isActive"] = False
    assert check(shop)[2].standing is Standing.MISSING
    added |= {"isActive": True, "targetUrl": "https://elsewhere.example"}
    assert check(shop)[2].standing is Standing.MISSING


def test_a_shop_that_signs_with_its_own_key_gets_none_of_ours(shop):
    subscribe(shop, Hooks(HERE.address, jwks()))
    assert shop.heard[0][1]["secretKey"] is None


def test_what_the_app_may_not_do_is_said(shop):
    shop.may = ["MANAGE_ORDERS", "MANAGE_USERS"]
    may, give, *_ = check(shop)
    assert (may.standing, may.values) == (Standing.MISSING, {"names": "MANAGE_PRODUCTS, MANAGE_CHECKOUTS"})
    assert (give.standing, give.values) == (Standing.MISSING, {"names": "MANAGE_DISCOUNTS"})


@pytest.mark.parametrize(("named", "standing"), [("eu", Standing.GOOD), ("moon", Standing.MISSING)])
def test_the_channel_that_was_named_has_to_be_there(shop, named, standing):
    assert check(shop, channel=named)[3].standing is standing


def test_a_token_of_nobody_is_refused(shop):
    with pytest.raises(KeysRefused):
        check(shop, token="guessed")


def test_each_event_tells_its_id_and_no_name():
    assert "... on OrderFullyRefunded { order { id } }" in EVENTS
    assert "... on FulfillmentTrackingNumberUpdated { order { id } }" in EVENTS
    assert "... on ProductVariantOutOfStock { productVariant { id } }" in EVENTS
    assert EVENTS.count("{ id }") == len(TOPICS)

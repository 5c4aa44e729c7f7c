"""Is all there that the connection with a PrestaShop needs?"""

import pytest

from regulars.connectors.exchange import Access, Hooks, KeysRefused, Standing
from regulars.connectors.prestashop.api import PrestaShopApi
from tests.connectors.prestashop.shop import KEY
from tests.connectors.talking import talk

API = PrestaShopApi()
HERE = Hooks("https://regulars.example/webhooks/abc", "")


def check(shop, *, key=KEY, zone="Europe/Riga"):
    access = Access(shop.url, {"key": key, "cancelled_states": ""}, "EUR", zone)
    return talk(API.check(HERE, access=access), api=API, access=access)


def test_a_key_that_may_read_all_is_good(shop):
    assert {each.standing for each in check(shop)} == {Standing.GOOD}


def test_lists_that_it_may_not_read_are_named(shop):
    shop.hidden = {"order_slip", "cart_rules"}
    read, give, _clock = check(shop)
    assert (read.standing, read.values) == (Standing.MISSING, {"lists": "order_slip"})
    assert give.standing is Standing.MISSING


def test_a_clock_of_another_zone_is_said(shop):
    clock = check(shop, zone="UTC")[2]
    assert (clock.standing, clock.values) == (Standing.MISSING, {"zone": "Europe/Riga", "ours": "UTC"})
    shop.hidden = {"configurations"}
    assert check(shop)[2].standing is Standing.UNKNOWN


def test_a_wrong_key_is_refused(shop):
    with pytest.raises(KeysRefused, match="Invalid authentication key"):
        check(shop, key="GUESSED")

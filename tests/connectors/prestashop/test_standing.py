"""Is all there that the connection with a PrestaShop needs?"""

import pytest

from regulars.connectors.connector import Unreadable
from regulars.connectors.exchange import Access, Answer, Hooks, KeysRefused, Standing
from regulars.connectors.prestashop.api import PrestaShopApi
from regulars.connectors.prestashop.standing import rights_asked
from tests.connectors.prestashop.shop import KEY
from tests.connectors.talking import talk, told

API = PrestaShopApi()
ENTITY = b'<!DOCTYPE a [<!ENTITY b "b">]><prestashop><api>&b;</api></prestashop>'
HERE = Hooks("https://regulars.example/webhooks/abc", "")


def check(shop, *, key=KEY, zone="Europe/Riga"):
    access = Access(shop.url, {"key": key, "cancelled_states": ""}, "EUR", zone)
    return talk(API.check(HERE, access=access), api=API, access=access)


def test_a_key_that_may_read_all_is_good(shop):
    assert {each.standing for each in check(shop)} == {Standing.GOOD}


def test_lists_that_it_may_not_read_are_named(shop):
    shop.hidden = {"order_slip", "cart_rules"}
    read, give, _clock = check(shop)
    assert (read.standing, read.values) == (Standing.MISSING, {"names": "order_slip"})
    assert (give.standing, give.values) == (Standing.MISSING, {"names": "GET cart_rules, POST cart_rules"})


def test_one_question_tells_what_it_may_change(shop):
    shop.may_write = False
    _read, give, _clock = check(shop)
    assert give.values == {"names": "POST cart_rules, PATCH customers, PATCH orders"}
    assert shop.asked == ["", "configurations"]


def test_what_an_older_shop_does_not_tell_is_not_said_to_be_missing(shop):
    shop.tells_patch = False
    assert check(shop)[1].standing is Standing.GOOD


@pytest.mark.parametrize("body", [b"", b"[]", b"<prestashop/>", b"<prestashop><api>", b"\xff", ENTITY])
def test_what_tells_nothing_of_the_key_cannot_be_read(body):
    access = Access("https://shop.example.com", {"key": KEY}, "EUR")
    with pytest.raises(Unreadable, match="api"):
        told(rights_asked(access), [Answer(200, {}, body)])


def test_a_clock_of_another_zone_is_said(shop):
    clock = check(shop, zone="UTC")[2]
    assert (clock.standing, clock.values) == (Standing.MISSING, {"zone": "Europe/Riga", "ours": "UTC"})
    shop.hidden = {"configurations"}
    assert check(shop)[2].standing is Standing.UNKNOWN


def test_a_wrong_key_is_refused(shop):
    with pytest.raises(KeysRefused, match="Invalid authentication key"):
        check(shop, key="GUESSED")

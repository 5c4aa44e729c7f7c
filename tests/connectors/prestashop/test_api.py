"""With what is a PrestaShop asked?"""

from base64 import b64encode
from datetime import UTC, datetime

import pytest

from regulars.connectors.exchange import Access, NoApi, Question, Request
from regulars.connectors.prestashop.api import PrestaShopApi
from tests.connectors.talking import talk

API = PrestaShopApi()
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_the_key_is_the_user_and_stays_out_of_the_address():
    access = Access("https://shop.example.com", {"key": "KEY"}, "EUR")
    plain = Request(url="https://shop.example.com/api/orders", headers={"X": "1"})
    signed = API.signed(plain, access=access, at=NOON, nonce="n")
    proof = "Basic " + b64encode(b"KEY:").decode()
    assert signed == Request(url=plain.url, headers={"X": "1", "Authorization": proof})


def test_a_shop_without_this_api_says_so(shop):
    del shop.things["orders"]
    with pytest.raises(NoApi):
        talk(API.page(Question(stream="orders"), access=shop.access), api=API, access=shop.access)


def test_all_that_nobody_tells_of_is_followed():
    assert set(API.followed) == set(API.streams)

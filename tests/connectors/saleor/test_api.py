"""With what is a Saleor asked?"""

from datetime import UTC, datetime

import pytest

from regulars.connectors.exchange import Access, KeysRefused, NoApi, Question, Request
from regulars.connectors.saleor.api import SaleorApi
from tests.connectors.saleor.shop import saleor_shop
from tests.connectors.talking import talk

API = SaleorApi()
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_the_token_goes_along():
    access = Access("https://shop.example.com", {"token": "t0ken"}, "EUR")
    signed = API.signed(
        Request(url="https://shop.example.com/graphql/", headers={"X": "1"}),
        access=access,
        at=NOON,
        nonce="n",
    )
    assert signed.headers == {"X": "1", "Authorization": "Bearer t0ken"}


def test_a_wrong_token_and_a_wrong_address_are_told_apart():
    with saleor_shop() as shop:
        wrong = Access(shop.url, {"token": "guessed"}, "EUR")
        with pytest.raises(KeysRefused):
            talk(API.page(Question(stream="orders"), access=wrong), api=API, access=wrong)
        elsewhere = Access(f"{shop.url}/blog", shop.access.credentials, "EUR")
        with pytest.raises(NoApi):
            talk(API.page(Question(stream="orders"), access=elsewhere), api=API, access=elsewhere)

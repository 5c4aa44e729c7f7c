"""What is a coupon in PrestaShop's words?"""

from datetime import UTC, datetime

import pytest

from regulars.connectors.changes import CouponMade
from regulars.connectors.exchange import ChangeRefused
from tests.connectors.prestashop.test_telling import tell


def made(shop, **terms):
    return tell(shop, CouponMade(**({"code": "THANKS", "currency": "EUR"} | terms)))[0]


def test_a_coupon_is_made_with_all_its_terms(shop):
    ends = datetime(2026, 3, 31, 12, tzinfo=UTC)
    told = made(
        shop, percent=15, minimum_minor=2_000, ends_at=ends, uses=1, uses_each=1, email="ann@example.com"
    )
    assert told == {
        "id_customer": "2",
        "date_from": "2000-01-01 00:00:00",
        "date_to": "2026-03-31 15:00:00",
        "quantity": "1",
        "quantity_per_user": "1",
        "partial_use": "0",
        "code": "THANKS",
        "minimum_amount": "20.00",
        "minimum_amount_tax": "1",
        "minimum_amount_currency": "1",
        "free_shipping": "0",
        "reduction_percent": "15",
        "reduction_amount": "0.00",
        "reduction_tax": "1",
        "reduction_currency": "1",
        "active": "1",
        "name": ["THANKS", "THANKS"],
    }


def test_an_amount_and_free_shipping_are_told_in_the_shops_currency(shop):
    told = made(shop, amount_minor=500, free_shipping=True, currency="USD")
    assert (told["reduction_amount"], told["free_shipping"], told["reduction_currency"]) == ("5.00", "1", "2")
    assert (told["quantity"], told["date_to"]) == ("1000000", "2199-12-31 23:59:59")


@pytest.mark.parametrize("email", ["bo@example.com", "nobody@example.com"])
def test_a_coupon_for_who_has_no_account_counts_once(shop, email):
    # Bo bought as a guest: the shop makes somebody else of him each time
    told = made(shop, percent=5, email=email)
    assert (told["id_customer"], told["quantity"]) == ("0", "1")
    made(shop, percent=5, email=email, code="MORE", uses=3)
    assert shop.heard[-1][2]["quantity"] == "3"


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        ({"code": "no good", "percent": 5}, "code is no good"),
        ({"currency": "GBP", "percent": 5}, "no currency GBP"),
    ],
)
def test_what_the_shop_will_not_have_is_said(shop, terms, words):
    with pytest.raises(ChangeRefused, match=words):
        made(shop, **terms)

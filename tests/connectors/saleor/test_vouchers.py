"""What is a coupon in Saleor's words?"""

from datetime import UTC, datetime

import pytest

from regulars.connectors.changes import CouponMade
from regulars.connectors.exchange import ChangeRefused
from regulars.connectors.saleor.api import SaleorApi
from tests.connectors.saleor.shop import saleor_shop
from tests.connectors.saleor.things import gid
from tests.connectors.talking import talk

API = SaleorApi()
ENDS = datetime(2026, 3, 31, 12, tzinfo=UTC)


@pytest.fixture
def shop():
    with saleor_shop() as running:
        yield running


def tell(shop, **terms):
    change = CouponMade(**({"code": "THANKS", "currency": "EUR"} | terms))
    talk(API.change(change, access=shop.access), api=API, access=shop.access)
    return [told for _name, told in shop.heard]


def test_a_coupon_is_made_with_all_its_terms_and_listed_in_the_channels_of_its_currency(shop):
    made, listed = tell(shop, percent=15, minimum_minor=2_000, ends_at=ENDS, uses=1, uses_each=1)
    assert made == {
        "name": "THANKS",
        "addCodes": ["THANKS"],
        "type": "ENTIRE_ORDER",
        "discountValueType": "PERCENTAGE",
        "applyOncePerCustomer": True,
        "usageLimit": 1,
        "endDate": ENDS.isoformat(),
    }
    assert [{name: str(value) for name, value in one.items()} for one in listed["addChannels"]] == [
        {"channelId": gid("Channel", 2), "discountValue": "15", "minAmountSpent": "20.00"}
    ]


def test_an_amount_is_told_in_the_channels_decimals(shop):
    made, listed = tell(shop, amount_minor=500)
    assert (made["type"], made["discountValueType"]) == ("ENTIRE_ORDER", "FIXED")
    assert str(listed["addChannels"][0]["discountValue"]) == "5.00"
    assert "usageLimit" not in made


def test_free_shipping_takes_all_of_its_price(shop):
    made, listed = tell(shop, free_shipping=True)
    assert (made["type"], made["discountValueType"]) == ("SHIPPING", "PERCENTAGE")
    assert str(listed["addChannels"][0]["discountValue"]) == "100"


def test_a_code_for_one_customer_counts_once(shop):
    made, _listed = tell(shop, percent=10, email="ann@example.com")
    assert made["usageLimit"] == 1


def test_a_voucher_that_a_crash_left_unlisted_is_listed(shop):
    tell(shop, percent=15)
    shop.things["vouchers"][0]["channelListings"] = []
    tell(shop, percent=15)
    assert [name for name, _ in shop.heard] == [
        "voucherCreate",
        "voucherChannelListingUpdate",
        "voucherChannelListingUpdate",
    ]


def test_a_voucher_that_only_has_the_name_is_another(shop):
    other = {"id": gid("Voucher", 9), "name": "THANKS", "channelListings": [{"id": "x"}], "codes": []}
    shop.things["vouchers"].append(other)
    assert len(tell(shop, percent=15)) == 2


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        ({"code": "no good", "percent": 5}, "This code is no good"),
        ({"currency": "GBP", "percent": 5}, "no channel in GBP"),
        ({"percent": 5, "uses_each": 2}, "once for each customer"),
    ],
)
def test_what_the_shop_will_not_have_is_said(shop, terms, words):
    with pytest.raises(ChangeRefused, match=words):
        tell(shop, **terms)

"""Is a WooCommerce told of what changed here, and only once?"""

from datetime import UTC, datetime, timedelta

import pytest

from regulars.connectors.changes import ConsentStated, CouponMade, CustomerTagged, OrderNoted
from regulars.connectors.exchange import Access, ChangeRefused, KeysRefused
from regulars.connectors.woocommerce.api import WooCommerceApi
from tests.connectors.talking import talk
from tests.connectors.woocommerce.shop import KEY, SECRET, woo_shop

API = WooCommerceApi()
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
THANKS = CouponMade(
    code="THANKS-7KQ",
    currency="GBP",
    percent=15,
    minimum_minor=2_000,
    ends_at=NOON + timedelta(days=30),
    uses=1,
    uses_each=1,
    email="ann@example.com",
)


@pytest.fixture
def shop():
    with woo_shop() as running:
        yield running


def tell(shop, change):
    access = Access(shop.url, {"consumer_key": KEY, "consumer_secret": SECRET}, "GBP")
    talk(API.change(change, access=access), api=API, access=access)


def test_a_coupon_is_made_with_all_its_terms(shop):
    tell(shop, THANKS)
    assert shop.heard == [
        (
            "POST",
            "coupons",
            {
                "code": "THANKS-7KQ",
                "discount_type": "percent",
                "amount": "15",
                "free_shipping": False,
                "date_expires_gmt": "2026-03-31T12:00:00",
                "minimum_amount": "20.00",
                "usage_limit": 1,
                "usage_limit_per_user": 1,
                "email_restrictions": ["ann@example.com"],
            },
        )
    ]


def test_an_amount_is_told_in_the_shops_decimals(shop):
    tell(shop, CouponMade(code="FIVE", currency="GBP", amount_minor=500))
    tell(shop, CouponMade(code="FREE", currency="JPY", free_shipping=True))
    assert [told["amount"] for _method, _path, told in shop.heard] == ["5.00", "0"]
    assert [told["discount_type"] for _method, _path, told in shop.heard] == ["fixed_cart", "fixed_cart"]


@pytest.mark.parametrize(
    "change",
    [
        THANKS,
        OrderNoted(order="14", text="A sample of green tea goes in."),
        CustomerTagged(customer="2", added=("regular", "tea lover")),
        ConsentStated(customer="2", channel="email", address="ann@example.com", granted=True, stated_at=NOON),
    ],
    ids=lambda change: type(change).__name__,
)
def test_what_is_told_twice_is_told_once(shop, change):
    shop.things["customers"] = [{"id": 2, "meta_data": []}]
    tell(shop, change)
    tell(shop, change)
    assert len(shop.heard) == 1


def test_tags_are_added_and_taken_away_and_others_stay(shop):
    kept = {"key": "regulars_tags", "value": ["slipping away", "vip"]}
    shop.things["customers"] = [{"id": 2, "meta_data": [kept]}]
    tell(shop, CustomerTagged(customer="2", added=("regular",), removed=("slipping away",)))
    assert shop.one("customers", "2")["meta_data"] == [{"key": "regulars_tags", "value": ["vip", "regular"]}]


def test_a_later_word_about_consent_stays(shop):
    said = {"granted": False, "at": "2026-03-02T12:00:00+00:00"}
    shop.things["customers"] = [
        {"id": 2, "meta_data": [{"key": "regulars_consent", "value": {"email": said}}]}
    ]
    tell(shop, ConsentStated(customer="2", channel="email", address="", granted=True, stated_at=NOON))
    assert shop.heard == []
    tell(shop, ConsentStated(customer="2", channel="sms", address="", granted=True, stated_at=NOON))
    assert shop.one("customers", "2")["meta_data"][0]["value"] == {
        "email": said,
        "sms": {"granted": True, "at": "2026-03-01T12:00:00+00:00"},
    }


def test_what_the_shop_refuses_is_said_in_its_words(shop):
    with pytest.raises(ChangeRefused, match="This code is no good"):
        tell(shop, CouponMade(code="no good", currency="GBP", percent=5))


@pytest.mark.parametrize(
    "change", [OrderNoted(order="99", text="Hello"), CustomerTagged(customer="99", added=("regular",))]
)
def test_nobody_and_nothing_cannot_be_told_of(shop, change):
    with pytest.raises(ChangeRefused, match="99 is not there"):
        tell(shop, change)


def test_keys_that_may_only_read_are_said(shop):
    shop.may_write = False
    with pytest.raises(KeysRefused, match="read only"):
        tell(shop, THANKS)

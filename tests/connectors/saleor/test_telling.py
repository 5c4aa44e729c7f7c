"""Is a Saleor told of what changed here, and only once?"""

import json
from datetime import UTC, datetime

import pytest

from regulars.connectors.changes import ConsentStated, CouponMade, CustomerTagged, OrderNoted
from regulars.connectors.exchange import ChangeRefused, KeysRefused
from regulars.connectors.saleor.api import SaleorApi
from tests.connectors.saleor.shop import saleor_shop
from tests.connectors.saleor.things import gid
from tests.connectors.talking import talk

API = SaleorApi()
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ANN = gid("User", 1)


@pytest.fixture
def shop():
    with saleor_shop() as running:
        yield running


def tell(shop, change):
    talk(API.change(change, access=shop.access), api=API, access=shop.access)


def kept(shop, where):
    """What stands in Ann's metadata."""
    return {each["key"]: json.loads(each["value"]) for each in shop.one("customers", ANN)[where]}


def stated(*, granted=True, channel="email", at=NOON):
    return ConsentStated(customer=ANN, channel=channel, address="", granted=granted, stated_at=at)


@pytest.mark.parametrize(
    ("change", "times"),
    [
        (CouponMade(code="THANKS", currency="EUR", percent=15), 2),
        (OrderNoted(order=gid("Order", 1), text="A sample goes in."), 1),
        (CustomerTagged(customer=ANN, added=("regular",)), 1),
        (stated(), 1),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_told_twice_is_told_once(shop, change, times):
    tell(shop, change)
    tell(shop, change)
    assert len(shop.heard) == times


def test_tags_are_added_and_taken_away_and_others_stay_where_the_customer_cannot_read_them(shop):
    tell(shop, CustomerTagged(customer=ANN, added=("slipping away", "vip")))
    tell(shop, CustomerTagged(customer=ANN, added=("regular",), removed=("slipping away",)))
    assert kept(shop, "privateMetadata") == {"regulars_tags": ["vip", "regular"]}
    assert kept(shop, "metadata") == {}


def test_a_later_word_about_consent_stays(shop):
    tell(shop, stated(granted=False, at=datetime(2026, 3, 2, 12, tzinfo=UTC)))
    tell(shop, stated())
    tell(shop, stated(channel="sms"))
    assert kept(shop, "metadata") == {
        "regulars_consent": {
            "email": {"granted": False, "at": "2026-03-02T12:00:00+00:00"},
            "sms": {"granted": True, "at": "2026-03-01T12:00:00+00:00"},
        }
    }


def test_what_others_wrote_there_is_no_hindrance(shop):
    shop.one("customers", ANN)["privateMetadata"] = [{"key": "regulars_tags", "value": "not json"}]
    tell(shop, CustomerTagged(customer=ANN, added=("regular",)))
    assert kept(shop, "privateMetadata") == {"regulars_tags": ["regular"]}


@pytest.mark.parametrize(
    "change",
    [
        OrderNoted(order=gid("Order", 99), text="Hello"),
        CustomerTagged(customer=gid("User", 99), added=("a",)),
    ],
)
def test_nobody_and_nothing_cannot_be_told_of(shop, change):
    with pytest.raises(ChangeRefused, match="is not there"):
        tell(shop, change)


def test_an_app_that_may_not_says_so(shop):
    shop.may.remove("MANAGE_DISCOUNTS")
    with pytest.raises(KeysRefused, match="MANAGE_DISCOUNTS"):
        tell(shop, CouponMade(code="THANKS", currency="EUR", percent=15))

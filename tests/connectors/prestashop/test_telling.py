"""Is a PrestaShop told of what changed here, and only once?"""

from datetime import UTC, datetime, timedelta

import pytest

from regulars.connectors.changes import ConsentStated, CouponMade, CustomerTagged, OrderNoted
from regulars.connectors.exchange import ChangeRefused, KeysRefused
from regulars.connectors.prestashop.api import PrestaShopApi
from tests.connectors.talking import talk

API = PrestaShopApi()
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def tell(shop, change):
    talk(API.change(change, access=shop.access), api=API, access=shop.access)
    return [told for _method, _path, told in shop.heard]


def stated(customer, *, granted, at=NOON, channel="email"):
    return ConsentStated(customer=customer, channel=channel, address="", granted=granted, stated_at=at)


@pytest.mark.parametrize(
    "change",
    [
        CouponMade(code="THANKS", currency="EUR", percent=15),
        OrderNoted(order="5", text="A sample goes in."),
        OrderNoted(order="5", text="A sample goes in.\nAnd a card."),
        CustomerTagged(customer="2", added=("regular", "tea lover")),
        stated("3", granted=True),
        stated("2", granted=False),
    ],
    ids=lambda change: type(change).__name__,
)
def test_what_is_told_twice_is_told_once(shop, change):
    tell(shop, change)
    assert len(tell(shop, change)) == 1


def test_a_note_stands_below_what_was_noted_before(shop):
    shop.one("orders", "5")["note"] = "Call first."
    assert tell(shop, OrderNoted(order="5", text="A sample goes in.")) == [
        {"id": "5", "note": "Call first.\nA sample goes in."}
    ]


def test_tags_are_a_line_of_the_private_note_and_others_stay(shop):
    shop.one("customers", "2")["note"] = "Likes red.\nTags: slipping away, vip"
    told = tell(shop, CustomerTagged(customer="2", added=("regular",), removed=("slipping away",)))
    assert told == [{"id": "2", "note": "Likes red.\nTags: vip, regular"}]
    tell(shop, CustomerTagged(customer="2", removed=("vip", "regular")))
    assert shop.one("customers", "2")["note"] == "Likes red."


def test_a_yes_is_told_with_its_moment_by_the_shops_own_clock(shop):
    told = tell(shop, stated("3", granted=True))
    assert told == [{"id": "3", "newsletter": "1", "newsletter_date_add": "2026-03-01 14:00:00"}]


def test_a_later_word_stays(shop):
    shop.one("customers", "2")["newsletter_date_add"] = "2026-03-02 14:00:00"
    assert tell(shop, stated("2", granted=False)) == []
    shop.one("customers", "2").update(newsletter="0", date_upd="2026-03-03 14:00:00")
    assert tell(shop, stated("2", granted=True)) == []
    assert len(tell(shop, stated("2", granted=True, at=NOON + timedelta(days=9)))) == 1


def test_it_keeps_no_consent_to_other_channels(shop):
    with pytest.raises(ChangeRefused, match="no consent to sms"):
        tell(shop, stated("2", granted=True, channel="sms"))


@pytest.mark.parametrize(
    "change", [OrderNoted(order="99", text="Hello"), CustomerTagged(customer="99", added=("regular",))]
)
def test_nobody_and_nothing_cannot_be_told_of(shop, change):
    with pytest.raises(ChangeRefused, match="99 is not there"):
        tell(shop, change)


def test_a_key_that_may_only_read_says_so(shop):
    shop.may_write = False
    with pytest.raises(KeysRefused, match="Method PATCH is not allowed"):
        tell(shop, stated("3", granted=True))

"""Is it understood how a buyer had first come?"""

from datetime import UTC, datetime

import pytest
from msgspec import UNSET

from regulars.connectors.shopify.journeys import Campaign, Journey, Visit, first_touch_of

MARCH = datetime(2026, 3, 1, 12, tzinfo=UTC)
STORE = "https://candles.example.com"
FIRST = Visit("1", at=MARCH, landing=f"{STORE}/collections/all?fbclid=x", referrer="https://l.facebook.com/")
LAST = Visit("2", landing=f"{STORE}/")


def came(visit):
    return first_touch_of(Journey(ready=True, first=visit, last=LAST))


def test_the_first_visit_is_dated_and_known_by_its_addresses():
    touch = came(FIRST)
    assert (touch.at, touch.source, touch.medium) == (MARCH, "meta", "social")
    assert (touch.landing, touch.referrer) == ("/collections/all", "l.facebook.com")


def test_what_the_campaign_says_counts_more_than_the_address():
    utm = Campaign(source="Newsletter", medium="email", campaign="spring", content="top", term="candle")
    touch = came(Visit("1", at=MARCH, landing=f"{STORE}/?utm_source=ig", utm=utm))
    assert (touch.source, touch.medium, touch.campaign) == ("newsletter", "email", "spring")
    assert (touch.content, touch.term) == ("top", "candle")


def test_a_way_within_the_shop_is_no_source():
    assert came(Visit("1", landing=f"{STORE}/cart", referrer=f"{STORE}/pages/about")).source == "direct"


@pytest.mark.parametrize(
    "journey",
    [
        None,
        Journey(ready=False),
        Journey(ready=True),
        Journey(ready=True, first=FIRST, last=FIRST),
        Journey(ready=True, first=Visit("1"), last=LAST),
    ],
    ids=["at a till", "not yet", "nobody knows", "the order's own", "without an address"],
)
def test_what_is_not_known_stays_unsaid(journey):
    assert first_touch_of(journey) is UNSET

"""Is a Shopify told of what changed here, and only once?"""

from datetime import timedelta

import pytest

from regulars.connectors.changes import ConsentStated, CouponMade, CustomerTagged, OrderNoted
from regulars.connectors.exchange import Access, ChangeRefused
from regulars.connectors.shopify.api import ShopifyApi
from tests.connectors.conftest import NOON
from tests.connectors.shopify.payloads import ORDER, example
from tests.connectors.shopify.shop import LEGACY, Shopify, bought, shopify
from tests.connectors.talking import talk

API = ShopifyApi()
ANN = example("customers_create") | {
    "id": 2,
    "admin_graphql_api_id": None,
    "email": "ann@example.com",
    "phone": "+37126123456",
}
HERS = "gid://shopify/Customer/2"
THANKS = CouponMade(
    code="THANKS-7KQ",
    currency="EUR",
    percent=15,
    minimum_minor=2_000,
    ends_at=NOON + timedelta(days=30),
    uses=1,
    uses_each=1,
    email="ann@example.com",
)
YES = ConsentStated(customer="2", channel="email", address="Ann@example.com", granted=True, stated_at=NOON)


@pytest.fixture
def shop():
    with shopify(customers=[ANN], orders=[bought()]) as running:
        yield running


def tell(shop: Shopify, change: object) -> None:
    access = Access(shop.url, LEGACY, "EUR")
    talk(API.change(change, access=access), api=API, access=access)


def test_a_coupon_is_made_with_all_its_terms(shop):
    tell(shop, THANKS)
    assert shop.heard == [
        (
            "discountCodeBasicCreate",
            {
                "basicCodeDiscount": {
                    "title": "THANKS-7KQ",
                    "code": "THANKS-7KQ",
                    "startsAt": "2026-03-01T12:00:00+00:00",  # the shop's own time
                    "endsAt": "2026-03-31T12:00:00+00:00",
                    "usageLimit": 1,
                    "appliesOncePerCustomer": True,
                    "minimumRequirement": {"subtotal": {"greaterThanOrEqualToSubtotal": "20.00"}},
                    "context": {"customers": {"add": [HERS]}},
                    "customerGets": {"items": {"all": True}, "value": {"percentage": 0.15}},
                }
            },
        )
    ]


def test_an_amount_is_told_in_the_shops_decimals_and_free_shipping_is_a_kind_of_its_own(shop):
    tell(shop, CouponMade(code="FIVE", currency="EUR", amount_minor=500))
    tell(shop, CouponMade(code="FREE", currency="EUR", free_shipping=True))
    (_, five), (name, free) = shop.heard
    gets = {"discountAmount": {"amount": "5.00", "appliesOnEachItem": False}}
    assert five["basicCodeDiscount"]["customerGets"]["value"] == gets
    assert five["basicCodeDiscount"]["context"] == {"all": "ALL"}
    assert name == "discountCodeFreeShippingCreate"
    assert free["freeShippingCodeDiscount"]["destination"] == {"all": True}


@pytest.mark.parametrize(
    "change",
    [
        THANKS,
        OrderNoted(order=ORDER, text="A sample of green tea goes in."),
        CustomerTagged(customer="2", added=("regular", "tea lover")),
        YES,
    ],
    ids=lambda change: type(change).__name__,
)
def test_what_is_told_twice_is_told_once(shop, change):
    tell(shop, change)
    tell(shop, change)
    assert len(shop.heard) == 1


@pytest.mark.parametrize(
    "change",
    [
        CouponMade(code="TWICE", currency="EUR", percent=5, uses_each=2),
        CouponMade(code="FOR-CY", currency="EUR", percent=5, email="cy@example.com"),
        OrderNoted(order="99", text="x"),
        CustomerTagged(customer="99", added=("x",)),
        ConsentStated(customer="99", channel="email", address="x", granted=True, stated_at=NOON),
        ConsentStated(
            customer="2", channel="email", address="other@example.com", granted=True, stated_at=NOON
        ),
        ConsentStated(customer="2", channel="viber", address="x", granted=True, stated_at=NOON),
    ],
    ids=lambda change: f"{type(change).__name__} {getattr(change, 'code', '')}",
)
def test_what_the_shop_cannot_do_is_refused_before_anything_is_told(shop, change):
    with pytest.raises(ChangeRefused) as reason:
        tell(shop, change)
    assert str(reason.value)
    assert shop.heard == []


def test_why_a_shop_refuses_is_told(shop):
    shop.refuses = "Code is too long"
    with pytest.raises(ChangeRefused, match="Code is too long"):
        tell(shop, THANKS)


def test_a_note_goes_below_what_the_shop_wrote(shop):
    shop.things["orders"][0]["note"] = "Ring twice"
    tell(shop, OrderNoted(order=ORDER, text="A candle goes in."))
    assert shop.heard == [
        (
            "orderUpdate",
            {"input": {"id": f"gid://shopify/Order/{ORDER}", "note": "Ring twice\nA candle goes in."}},
        )
    ]


def test_only_what_is_missing_is_added_and_only_what_is_there_removed(shop):
    shop.things["customers"][0]["tags"] = ["VIP", "lapsed"]
    tell(shop, CustomerTagged(customer="2", added=("vip", "regular"), removed=("lapsed", "new")))
    assert shop.heard == [
        ("tagsAdd", {"id": HERS, "tags": ["regular"]}),
        ("tagsRemove", {"id": HERS, "tags": ["lapsed"]}),
    ]


def test_a_later_word_stays(shop):
    said = {"marketingState": "UNSUBSCRIBED", "marketingUpdatedAt": "2026-03-02T00:00:00Z"}
    shop.things["customers"][0]["defaultEmailAddress"] |= said
    tell(shop, YES)
    assert shop.heard == []


def test_a_no_by_sms_has_its_moment(shop):
    shop.things["customers"][0]["defaultPhoneNumber"]["marketingState"] = "SUBSCRIBED"
    no = ConsentStated(customer="2", channel="sms", address="+37126123456", granted=False, stated_at=NOON)
    tell(shop, no)
    said = {"marketingState": "UNSUBSCRIBED", "consentUpdatedAt": "2026-03-01T12:00:00Z"}
    ((name, told),) = shop.heard
    assert (name, told["input"]["smsMarketingConsent"]["marketingState"]) == (
        "customerSmsMarketingConsentUpdate",
        said["marketingState"],
    )

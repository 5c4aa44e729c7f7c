"""Where does a WooCommerce order go, and how did its buyer come?"""

from datetime import UTC, datetime

from msgspec import UNSET

from regulars.commerce.facts import Address, Touch
from tests.connectors.woocommerce.recorded import body, says

NOTED = {
    "source_type": "utm",
    "utm_source": "facebook",
    "utm_medium": "paid_social",
    "utm_campaign": "Spring",
    "session_entry": "https://shop.example.com/sale?fbclid=IwAR0",
    "session_start_time": "2026-11-21 21:01:02",
    "referrer": "https://l.facebook.com/",
    "user_agent": "Mozilla/5.0",
}


def order(**other):
    return next(iter(says("order.created", body("order.created", **other)).facts))


def meta(**noted):
    return [
        {"id": n, "key": f"_wc_order_attribution_{key}", "value": value}
        for n, (key, value) in enumerate(noted.items())
    ]


def test_an_order_goes_where_it_is_shipped_or_else_billed():
    place = {"city": "Rīga", "state": "", "postcode": "LV-1010", "country": "LV"}
    assert order(shipping=place).address == Address(country="LV", city="Rīga", postcode="LV-1010")
    nowhere = {"city": "", "country": ""}
    assert order(shipping=nowhere, billing={**place, "city": "Jelgava"}).address.city == "Jelgava"
    assert order(shipping=nowhere, billing=nowhere).address is UNSET


def test_the_visit_in_which_they_bought_is_known():
    assert order(meta_data=meta(**NOTED)).touches == (
        Touch(
            at=datetime(2026, 11, 21, 21, 1, 2, tzinfo=UTC),
            source="meta",
            medium="paid_social",
            campaign="Spring",
            landing="/sale",
            referrer="l.facebook.com",
            click="meta",
        ),
    )


def test_who_typed_the_address_came_directly():
    (came,) = order(meta_data=meta(source_type="typein", utm_source="(direct)")).touches
    assert (came.source, came.at) == ("direct", None)


def test_what_staff_entered_or_nobody_noted_is_no_visit():
    assert order(meta_data=meta(source_type="admin")).touches is UNSET
    assert order(meta_data=[]).touches is UNSET
    assert (
        order(meta_data=meta(source_type="utm", session_entry=7, session_start_time="then")).touches is UNSET
    )

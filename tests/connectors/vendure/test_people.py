from datetime import datetime

from msgspec import UNSET

from regulars.connectors.vendure.people import address_of, buyer_of, of_customer
from tests.connectors.vendure.recorded import customer, listed, order


def test_a_guest_is_known_by_number_and_email():
    ann = buyer_of(order())
    assert (ann.who.email, ann.who.shop_customer) == ("ann@example.com", listed("customers")[0]["id"])
    assert (ann.name, ann.given_name, ann.country) == ("Ann Example", "Ann", "LV")


def test_in_a_basket_that_was_just_begun_there_is_nobody():
    nobody = buyer_of(order(customer=None, shippingAddress={"countryCode": None}))
    assert (nobody.who.email, nobody.who.shop_customer, nobody.country) == ("", "", "")


def test_what_goes_nowhere_has_no_address():
    assert address_of(order(shippingAddress=None)) is UNSET
    assert address_of(order(shippingAddress={"countryCode": ""})) is UNSET


def test_a_customers_record_has_the_country_that_they_are_sent_to():
    homes = [
        {"country": {"code": "GB"}, "defaultShippingAddress": False},
        {"country": {"code": "LV"}, "defaultShippingAddress": True},
    ]
    fact = of_customer(customer(addresses=homes, phoneNumber="+37120000001"))
    assert (fact.buyer.country, fact.buyer.who.phone) == ("LV", "+37120000001")
    assert fact.first_seen_at == datetime.fromisoformat(listed("customers")[0]["createdAt"])
    assert of_customer(customer(addresses=None)).buyer.country == ""

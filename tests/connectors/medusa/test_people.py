import msgspec
from msgspec import UNSET

from regulars.connectors.medusa.people import address_of, buyer_of, of_customer
from tests.connectors.medusa.recorded import customer, order, told_order


def test_a_guests_name_stands_in_the_address():
    ann = buyer_of(order())
    assert (ann.who.email, ann.who.shop_customer) == ("ann@example.com", told_order()["customer_id"])
    assert (ann.name, ann.given_name, ann.country) == ("Dita Example", "Dita", "LV")


def test_a_customer_with_a_name_is_called_by_it():
    record = told_order()["customer"] | {"first_name": "Ann", "last_name": "Bērziņa", "phone": "+37120000001"}
    ann = buyer_of(order(customer=record, locale="lv-LV"))
    assert (ann.name, ann.language, ann.who.phone) == ("Ann Bērziņa", "lv", "+37120000001")


def test_what_goes_nowhere_has_no_address():
    assert address_of(order(shipping_address=None)) is UNSET
    sold = order(shipping_address=None, customer=None, customer_id=None)
    nobody = buyer_of(msgspec.structs.replace(sold, email=None))
    assert (nobody.who.email, nobody.name, nobody.country) == ("", "", "")


BO_AT_HOME = {"first_name": "Bo", "last_name": "Bērziņš", "country_code": "lv", "phone": "+37120000002"}


def test_a_present_that_goes_to_bo_does_not_make_ann_bo():
    ann = buyer_of(order(shipping_address=BO_AT_HOME))
    assert (ann.who.email, ann.who.phone) == ("ann@example.com", "")


def test_a_record_takes_its_name_and_country_from_its_first_address_where_it_lacks_them():
    fact = of_customer(customer(addresses=[BO_AT_HOME]))
    assert (fact.buyer.name, fact.buyer.country, fact.buyer.who.phone) == ("Bo Bērziņš", "LV", "")
    assert (
        of_customer(customer(addresses=[BO_AT_HOME], phone="+37120000001")).buyer.who.phone == "+37120000001"
    )
    assert fact.first_seen_at <= fact.version

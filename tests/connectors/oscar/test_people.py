from datetime import UTC, datetime

from msgspec import UNSET

from regulars.commerce.facts import ConsentFact, CustomerFact
from regulars.connectors.oscar.people import address_of, buyer_of, of_customer
from tests.connectors.oscar.recorded import dita, order, told_order

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_a_guest_is_known_by_their_address_and_called_as_on_the_parcel():
    buyer = buyer_of(order(customer=None))
    assert (buyer.who.email, buyer.who.shop_customer, buyer.who.phone) == ("ann@example.com", "", "")
    assert (buyer.name, buyer.country) == ("Dita Example", "LV")


def test_who_has_an_account_is_called_as_there():
    record = {"id": "7", "email": "ann@example.com", "first_name": "Ann", "joined_at": "2026-01-01T00:00:00Z"}
    buyer = buyer_of(order(customer=record))
    assert (buyer.who.shop_customer, buyer.name, buyer.given_name) == ("7", "Ann", "Ann")


def test_an_account_without_a_name_is_called_as_who_pays():
    record = {"id": "7", "joined_at": "2026-01-01T00:00:00Z"}
    bill = {**told_order()["shipping_address"], "first_name": "Bo", "country": "EE"}
    buyer = buyer_of(order(customer=record, billing_address=bill))
    assert (buyer.given_name, buyer.country) == ("Bo", "LV")


def test_where_nothing_is_sent_there_is_no_address():
    assert address_of(order(shipping_address=None)) is UNSET
    assert buyer_of(order(shipping_address=None)).country == ""


def test_a_yes_counts_with_its_moment_and_not_without():
    said = {"email": {"granted": True, "at": "2026-02-01T12:00:00Z"}, "sms": {"granted": True, "at": None}}
    record, yes = of_customer(dita(consent=said), read_at=NOON)
    assert isinstance(record, CustomerFact)
    assert isinstance(yes, ConsentFact)
    assert (yes.channel, yes.granted, yes.occurred_at.month) == ("email", True, 2)


def test_a_record_is_as_new_as_when_it_was_read():
    (record,) = of_customer(dita(), read_at=NOON)
    assert (record.version, record.buyer.who.email) == (NOON, "dita@example.com")

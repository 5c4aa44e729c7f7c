"""Whose postal addresses do facts tell?"""

from datetime import UTC, datetime

from regulars.commerce.facts import Buyer, CancellationFact, CustomerFact
from regulars.commerce.homes import home_in
from regulars.customers.postal import PostalAddress

AT = datetime(2025, 5, 13, 9, tzinfo=UTC)
HOME = PostalAddress(name="", street="Miera 1", city="Rīga", country="LV")


def told(**buyer):
    return home_in(CustomerFact(buyer=Buyer(**buyer), version=AT))


def test_an_address_without_a_name_is_the_buyers():
    assert told(name="Ann Buyer", home=HOME).name == "Ann Buyer"


def test_an_address_under_another_name_is_a_present():
    assert told(name="Ann Buyer", home=PostalAddress(name="Bo Friend", street="Miera 1")) is None


def test_where_no_address_is_told_there_is_none():
    assert told(name="Ann Buyer") is None
    assert home_in(CancellationFact(order_external_id="1", cancelled_at=AT)) is None

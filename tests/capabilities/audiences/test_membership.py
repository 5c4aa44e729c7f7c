"""Names, numbers and places of people as networks may be told them."""

from msgspec.structs import replace

from regulars.capabilities.audiences.membership import DIFFERENT, pages, person
from regulars.commerce.facts import Address, Buyer
from regulars.customers.identify import Identifiers
from tests.engine.store import id_of


def test_everything_that_a_network_takes_is_gathered(advertising):
    order = advertising.store.order("ann")
    place = Address(country="LV", region="", city="Rīga", postcode="LV-1010")
    who = Identifiers(email="ann@example.com", phone="+371 20 000 001")
    named = Buyer(who=who, name="Ann Bērziņa", given_name="Ann", country="LV")
    advertising.store.tell(replace(order, buyer=named, address=place))
    audience = advertising.means()
    (row,) = DIFFERENT.rows(
        list=audience.adlist_set.get().pk, wanted=[id_of("ann")], stale=advertising.store.at
    )
    found = person(row)
    assert (found.email, found.phone) == ("ann@example.com", "+37120000001")
    assert (found.given_name, found.family_name) == ("Ann", "Bērziņa")
    assert (found.city, found.postcode, found.country) == ("Rīga", "LV-1010", "LV")


def test_everybody_is_gone_through_page_by_page(advertising, monkeypatch):
    monkeypatch.setattr("regulars.capabilities.audiences.membership.PAGE_SIZE", 2)
    advertising.allows("ann", "bo", "cy")
    found = list(pages())
    assert [len(page) for page in found] == [2, 1]
    assert sorted(who for page in found for who in page) == sorted(
        id_of(name) for name in ("ann", "bo", "cy")
    )

"""What do orders tell of a customer?"""

from datetime import UTC, datetime

import msgspec
import pytest

from regulars.commerce.attributes import first_seen, ordered, won
from regulars.commerce.facts import Address, ShipmentFact, Touch
from regulars.customers.attributes import named
from regulars.customers.models import Identity
from regulars.sql import Statement
from tests.commerce.shop import day, order, shop, tell

__all__ = ["shop"]

LATER = datetime(2026, 12, 31, tzinfo=UTC)


@pytest.mark.parametrize(
    ("operator", "value", "words"),
    [
        (">=", 1, "have ordered at least once"),
        ("=", 0, "have never ordered"),
        ("=", 1, "have ordered once"),
        ("=", 4, "have ordered 4 times"),
        (">=", 4, "have ordered at least 4 times"),
        ("<", 4, None),
        ("=", "4", None),
    ],
)
def test_how_often_somebody_ordered_is_said_as_people_say_it(operator, value, words):
    assert ordered(operator, value) == words


@pytest.mark.parametrize(("operator", "value"), [("=", True), ("<>", False)])
def test_a_first_order_that_was_seen_is_said_to_be_known(operator, value):
    assert first_seen(operator, value) == "whose first order is known"


@pytest.mark.parametrize(("operator", "value"), [("=", False), ("<>", True)])
def test_a_first_order_that_may_be_older_is_said_to_be(operator, value):
    assert first_seen(operator, value) == "whose first order may be older than what is known"


def value(name, *, at=LATER, as_of=False):
    """What the attribute says of Ann."""
    known = named(name)
    source = known.as_of if as_of else known.source
    customer = Identity.objects.get(value="ann@example.com").customer_id
    ((found,),) = Statement(
        f"SELECT {known.sql} FROM customer c {source.join(customer='c.id')} WHERE c.id = %(customer)s"
    ).rows(customer=customer, **({"at": at} if "%(at)s" in source.sql + known.sql else {}))
    return found


def test_how_somebody_first_came_is_kept_whatever_brings_them_later(shop):
    ad = Touch(source="meta", campaign="Spring", medium="cpc")
    tell(shop, order("2", on=5, touches=(Touch(source="google", medium="organic"),)), at=day(5))
    assert (value("first_source"), value("won_by_advertising")) == ("google", False)
    tell(shop, order("1", on=1, touches=(ad,)), at=day(9))
    assert (value("first_source"), value("first_campaign")) == ("meta", "Spring")
    assert value("won_by_advertising") is True
    assert value("first_source", at=day(6), as_of=True) == "google"
    assert value("first_source", at=day(2), as_of=True) is None


def test_the_latest_place_counts(shop):
    assert tell(shop, order("2", on=5, address=Address(country="LV", city="Rīga", postcode="LV-1010")))
    tell(shop, order("1", on=1, address=Address(country="LV", region="Zemgale", city="Jelgava")))
    assert (value("city"), value("postcode"), value("region")) == ("Rīga", "LV-1010", None)


def test_a_parcel_is_overdue_until_it_comes(shop):
    parcel = ShipmentFact(external_id="p", order_external_id="1", version=day(1), promised_at=day(3))
    tell(shop, order("1"), parcel)
    assert (value("parcels_overdue", at=day(2)), value("parcels_overdue", at=day(4))) == (0, 1)
    tell(shop, msgspec.structs.replace(parcel, version=day(5), delivered_at=day(5)))
    assert value("parcels_overdue", at=day(6)) == 0


@pytest.mark.parametrize(("operator", "flag", "words"), [("=", True, "whom an"), ("<>", True, "whom no")])
def test_who_was_won_by_advertising_is_said_as_people_say_it(operator, flag, words):
    assert won(operator, flag) == f"{words} advertisement brought"

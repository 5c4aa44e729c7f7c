"""Do merges keep and give back what belongs to whom?"""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from threading import Thread

import pytest
from django.db import connection

from regulars.business.models import Shop
from regulars.commerce import merging
from regulars.commerce.facts import Buyer, LineFact, OrderFact
from regulars.commerce.intake import Source, apply
from regulars.commerce.models import CustomerTotals, Order
from regulars.customers.actions.people import Description, NotMerged, describe
from regulars.customers.identify import Identifiers
from regulars.customers.models import Canonical, Customer, Identity, Merge, Person
from regulars.events.models import Event

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def shop(database):
    return Shop.objects.create(name="Candles", currency="EUR", time_zone="Europe/Riga", country="LV")


def buys(shop: Shop, number: str, *, days: int = 0, **who: str) -> int:
    moment = NOON + timedelta(days=days)
    line = LineFact(key="1", sku="candle", quantity=Decimal(1), revenue_minor=1000)
    fact = OrderFact(
        external_id=number,
        placed_at=moment,
        currency="EUR",
        buyer=Buyer(who=Identifiers(**who)),
        lines=(line,),
        total_minor=1000,
        version=moment,
    )
    apply([fact], source=Source(shop.id, "test", "test"), at=NOON)
    return Order.objects.get(external_id=number).customer_id


def orders_of(*customers: int) -> list[int | None]:
    counted = dict(CustomerTotals.objects.values_list("customer_id", "orders"))
    return [counted.get(customer) for customer in customers]


def test_a_merge_sums_up_both_and_its_undoing_gives_each_their_own(shop):
    ann = buys(shop, "1", email="ann@example.com")
    other = buys(shop, "2", email="ann@work.example.com")
    merging.merge(loser=other, winner=ann, reason="told us", actor="staff:1", at=NOON)
    assert orders_of(ann, other) == [2, None]
    assert buys(shop, "3", email="ann@work.example.com") == ann
    merging.separate(loser=other, winner=ann, actor="staff:1", at=NOON)
    assert orders_of(ann, other) == [2, 1]  # order 3 was placed as Ann
    assert Canonical.objects.count() == 0
    assert Event.objects.filter(name="customers.separated").count() == 1


def test_a_chain_of_merges_ends_at_one_person_and_comes_apart_in_the_middle(shop):
    a, b, c = (buys(shop, str(n), email=f"{n}@example.com") for n in range(3))
    merging.merge(loser=a, winner=b, reason="", actor="staff:1", at=NOON)
    merging.merge(loser=b, winner=c, reason="", actor="staff:1", at=NOON)
    assert orders_of(a, b, c) == [None, None, 3]
    merging.separate(loser=b, winner=c, actor="staff:1", at=NOON)
    assert orders_of(a, b, c) == [None, 2, 1]


def test_what_was_never_merged_cannot_be_separated(shop):
    ann, bo = buys(shop, "1", email="ann@example.com"), buys(shop, "2", email="bo@example.com")
    with pytest.raises(NotMerged):
        merging.separate(loser=bo, winner=ann, actor="staff:1", at=NOON)


def test_a_guest_order_joins_the_account_with_the_same_address(shop):
    account = buys(shop, "1", shop_customer="7")
    guest = buys(shop, "2", email="ann@example.com")
    assert buys(shop, "3", shop_customer="7", email="ann@example.com") == account
    assert orders_of(account, guest) == [3, None]
    assert Merge.objects.get().reason == "same email"


def test_twenty_doors_at_once_invent_one_person(shop):
    def door(number: int) -> None:
        buys(shop, str(number), email="ann@example.com", device=f"d{number}")
        connection.close()

    doors = [Thread(target=door, args=(number,)) for number in range(20)]
    for thread in doors:
        thread.start()
    for thread in doors:
        thread.join()
    assert Customer.objects.count() == 1
    assert Identity.objects.count() == 21
    assert orders_of(Customer.objects.get().id) == [20]


def told(person: int, name: str, *, on: int, country: str = "") -> str:
    """What a record of that day makes of what they are called."""
    said = Description(
        customer_id=person, name=name, given_name="", sort_name=name, language="", country=country,
        birth_date=None, updated_at=NOON + timedelta(days=on),
    )  # fmt: skip
    return describe([said], actor="test", at=NOON).get(person, "known")


def called(person: int) -> tuple[str, str]:
    return Person.objects.values_list("name", "country").get(customer_id=person)


def test_what_says_nothing_new_is_no_news(shop):
    ann = buys(shop, "1001", email="ann@example.com")
    assert [told(ann, "Ann", on=1, country="LV"), told(ann, "Ann", on=1), told(ann, "Ann", on=5)] == [
        "new", "known", "known",
    ]  # fmt: skip
    assert Event.objects.filter(name="customer.described").count() == 1
    assert called(ann) == ("Ann", "LV")


def test_a_name_from_between_two_that_agree_comes_too_late(shop):
    ann = buys(shop, "1001", email="ann@example.com")
    assert [told(ann, "Ann", on=1), told(ann, "Ann", on=5), told(ann, "Anna", on=3)] == [
        "new",
        "known",
        "known",
    ]
    assert [told(ann, "Annie", on=6), told(ann, "Anna", on=2, country="LV")] == ["changed", "changed"]
    assert called(ann) == ("Annie", "LV")

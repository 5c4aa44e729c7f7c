"""How is it kept where people get letters?"""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from regulars.business.models import Shop
from regulars.commerce.facts import Buyer, LineFact, OrderFact
from regulars.commerce.intake import Source, apply
from regulars.customers.actions.erase import erase
from regulars.customers.identify import Identifiers
from regulars.customers.models import Identity
from regulars.customers.postal import Keeping, PostalAddress, kept
from regulars.web import stored

AT = datetime(2025, 5, 13, 9, 0, tzinfo=UTC)
HOME = PostalAddress(name="Ann Buyer", street="Brīvības 1", postcode="LV-1010", city="Rīga", country="LV")
NEW = PostalAddress(name="Ann Buyer", street="Tērbatas 2", postcode="LV-1011", city="Rīga", country="LV")


@pytest.fixture
def shop(database):
    stored.save(Keeping(on=True), at=AT)
    return Shop.objects.create(name="Amber", currency="EUR", time_zone="Europe/Riga", language="lv")


def buys(shop: Shop, home: PostalAddress, *, at: datetime = AT, email: str = "ann@buyer.test") -> str:
    fact = OrderFact(
        external_id=f"{email}-{at:%Y%m%d}",
        placed_at=at,
        currency="EUR",
        buyer=Buyer(who=Identifiers(email=email), name="Ann Buyer", home=home),
        lines=(LineFact(key="1", sku="SOAP", quantity=Decimal(1), revenue_minor=450),),
        total_minor=450,
        version=at,
    )
    (result,) = apply([fact], source=Source(shop_id=shop.id, key="shop", actor="house"), at=at).results
    return result


def homes() -> list[tuple[int, str]]:
    return list(Identity.objects.filter(kind="postal").values_list("customer_id", "value"))


def test_where_ann_lives_is_kept_from_her_order_on_and_an_older_order_changes_nothing(shop):
    buys(shop, HOME)
    buys(shop, NEW, at=AT + timedelta(days=9))
    buys(shop, HOME, at=AT + timedelta(days=2))
    assert [value for _, value in homes()] == [kept(NEW)]


def test_the_same_order_told_again_with_an_address_is_the_same_order(shop):
    assert [buys(shop, HOME), buys(shop, NEW)] == ["new", "known"]


def test_nothing_is_kept_where_no_letters_are_sent(shop):
    stored.save(Keeping(on=False), at=AT)
    buys(shop, HOME)
    assert homes() == []


def test_a_present_to_somebody_else_is_no_address_of_anns(shop):
    buys(shop, PostalAddress(name="Bo Friend", street="Miera 3", city="Rīga", country="LV"))
    assert homes() == []


def test_half_an_address_is_none(shop):
    buys(shop, PostalAddress(name="Ann Buyer", city="Rīga", country="LV"))
    assert homes() == []


def test_one_person_under_two_e_mail_addresses_gets_one_letter(shop):
    buys(shop, HOME)
    buys(shop, HOME, email="ann@work.test")
    assert len(homes()) == 1


def test_who_is_erased_is_not_written_to_again(shop):
    buys(shop, HOME)
    ((ann, _value),) = homes()
    erase([ann], actor="house", at=AT + timedelta(days=1))
    assert homes() == []

"""What is known for each message, read in one statement for all of them."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regulars.business.models import Shop as ShopRow
from regulars.channels.context import Subject, calm, drafts, sayable
from regulars.channels.models import SenderIdentity
from regulars.commerce.models import Order
from regulars.customers.actions import people
from regulars.customers.models import Identity
from regulars.money import Money
from tests.channels.cast import LAST_MONTH, NOON


def draft(customer, **about):
    (found,) = drafts([Subject(customer_id=customer, **about)], identity="email")
    return found


def test_ann_her_soap_and_the_day_she_bought_it(mailing):
    ann = mailing.knows("Ann", language="lv")
    mailing.sells_soap(ann)
    known = draft(ann, product_id=mailing.product.id)
    assert (known.address, known.customer.given_name, known.languages) == (
        "ann@buyer.test",
        "Ann",
        ("lv", "en", "en"),
    )
    assert known.product.name == "Pine soap"
    assert known.product.price == Money(450, "EUR")
    assert known.product.bought_on == LAST_MONTH.date()
    assert (known.shop.name, known.shop.signed_by) == ("Amber & Pine", "Laura")


def test_nothing_is_known_of_dita_who_never_bought(shop):
    known = draft(shop.knows("Dita"))
    assert (known.product, known.order, known.products) == (None, None, ())


def test_a_cancelled_order_is_no_purchase(shop):
    ann = shop.knows("Ann")
    order = shop.sells_soap(ann)
    Order.objects.filter(pk=order.pk).update(cancelled_at=NOON)
    known = draft(ann, product_id=shop.product.id)
    assert (known.product.bought_on, known.order) == (None, None)


def test_an_order_names_the_three_foremost_of_its_goods(shop):
    ann = shop.knows("Ann")
    order = shop.sells_soap(ann, A=900, POST=990, C=100, D=300)
    known = draft(ann, order_id=order.id)
    # 9.00, 4.50 and 3.00 euros; shipping is no goods.
    assert [product.name for product in known.products] == ["Thing A", "Pine soap", "Thing D"]
    assert (known.order.number, known.order.placed_on) == ("1001", date(2025, 4, 3))


def test_without_an_order_named_it_is_the_latest(shop):
    ann = shop.knows("Ann")
    shop.sells_soap(ann, on=LAST_MONTH - timedelta(days=100))
    shop.sells_soap(ann)
    assert draft(ann).order.placed_on == LAST_MONTH.date()


def test_nobody_hears_of_somebody_elses_order(shop):
    ann, bo = shop.knows("Ann"), shop.knows("Bo")
    order = shop.sells_soap(ann)
    assert draft(bo, order_id=order.id).order is None


def test_two_who_were_found_to_be_one_are_spoken_to_as_one(shop):
    ann, anna = shop.knows("Ann"), shop.knows("Anna")
    shop.sells_soap(anna)
    Identity.objects.filter(customer_id=anna).update(first_seen_at=NOON)
    people.merge(loser=anna, winner=ann, reason="test", actor="house", at=NOON)
    for customer in (ann, anna):
        known = draft(customer, product_id=shop.product.id)
        assert (known.person_id, known.address) == (ann, "anna@buyer.test")  # the address seen last
        assert known.product.bought_on == LAST_MONTH.date()


def test_a_shop_may_have_a_sender_of_its_own(mailing):
    second = ShopRow.objects.create(name="Outlet", currency="EUR", time_zone="Europe/Sofia", language="bg")
    SenderIdentity.objects.create(shop_id=second.id, from_address="outlet@amber.test", signed_by="Ivan")
    ann = mailing.knows("Ann")
    known = draft(ann, shop_id=second.id)
    assert (known.sender.from_address, known.shop.signed_by, known.zones[0].key) == (
        "outlet@amber.test",
        "Ivan",
        "Europe/Sofia",
    )
    assert draft(ann).sender.from_address == "shop@amber.test"


def test_the_persons_own_zone_goes_before_the_shops(shop):
    assert draft(shop.knows("Ann", time_zone="America/New_York")).zones[0].key == "America/New_York"
    assert draft(shop.knows("Bo", time_zone="Mars/Olympus")).zones[0].key == "Europe/Riga"


def test_who_is_gone_gets_no_draft(shop):
    assert drafts([Subject(customer_id=4711)], identity="email") == [None]


def test_hundred_people_cost_one_statement(shop):
    crowd = shop.knows_many(100)
    with CaptureQueriesContext(connection) as asked:
        found = drafts([Subject(customer_id=customer) for customer in crowd], identity="email")
    assert [known.address for known in found] == [f"b{n}@buyer.test" for n in range(100)]
    assert len(asked.captured_queries) <= 1


def test_a_message_about_an_order_names_its_foremost_product(shop):
    ann = shop.knows("Ann")
    order = shop.sells_soap(ann)
    known = draft(ann, order_id=order.id)
    assert known.words(about="order", unsubscribe="", at=NOON).product.name == "Pine soap"
    assert known.words(about="product", unsubscribe="", at=NOON).product is None


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("Ann", "Ann"), ("  anna  marija ", "Anna Marija"), ("ANN", "Ann"), ("O'Neil", "O'Neil"),
        ("Žanis", "Žanis"), ("", ""), ("-", ""), ("A", ""), ("ann@buyer.test", ""), ("Ann123", ""),
        ("{{ 7*7 }}", ""), ("x" * 41, ""), ("https://evil.test", ""),
    ],
)  # fmt: skip
def test_people_are_greeted_by_names_alone(given, said):
    assert sayable(given) == said


def test_catalogues_in_capitals_are_calmed():
    assert calm("WHITE HANGING HEART T-LIGHT HOLDER") == "White hanging heart t-light holder"
    assert calm("Pine soap 100 g") == "Pine soap 100 g"
    assert calm("USB") == "USB"

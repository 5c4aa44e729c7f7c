"""What somebody usually chooses is told by what they chose, lately more than long ago, and by their word."""

from datetime import timedelta

import pytest

from regulars.channels.attributes import BY_CHANNEL
from regulars.channels.deliverability.events import MessageClicked
from regulars.commerce.models import Shipment
from regulars.commerce.usual import BY_DELIVERY, BY_PAYMENT
from regulars.customers.actions.answers import Said, answer
from regulars.customers.habits import DELIVERY, Habit, habits
from regulars.engine import where
from regulars.engine.audience import Moment, compiled
from regulars.events.behaviour import CheckoutPaymentEntered
from regulars.events.log import NewEvent, record
from regulars.sql import Statement
from tests.channels.conftest import key_file, shop  # noqa: F401 the cast

DAY = timedelta(days=1)


@pytest.fixture
def ann(shop):
    return shop.knows("Ann")


def parcels(shop, who, *ways):
    """Parcels to somebody: how each came, and how many days ago."""
    for n, (method, days) in enumerate(ways):
        Shipment.objects.create(
            shop_id=shop.row.pk, customer_id=who, order_external_id=str(n), external_id=f"{who}-{n}",
            carrier="omniva", method=method, shipped_at=shop.at - days * DAY, source_version=shop.at,
        )  # fmt: skip


def liked(shop, who):
    return habits(who, [BY_DELIVERY, BY_PAYMENT, BY_CHANNEL], at=shop.at)


def admitted(shop, expression):
    parts = compiled(
        where.read(expression),
        moment=Moment(at=shop.at, zone=shop.at.tzinfo, currency="EUR"),
        customer="c.id",
    )
    found = Statement(f"SELECT c.id FROM customer c {parts.joins} WHERE {parts.condition}")
    return [who for (who,) in found.rows(**parts.parameters)]


def test_most_of_three_parcels_tell_how_she_likes_them(shop, ann):
    parcels(shop, ann, ("Locker", 10), ("Locker", 40), ("Courier", 70))
    assert liked(shop, ann)[DELIVERY] == Habit("", "Locker", 2, 3)
    assert admitted(shop, "preferred_delivery = 'Locker'") == [ann]


def test_two_parcels_tell_nothing_nor_does_a_tie(shop, ann):
    bo = shop.knows("Bo")
    parcels(shop, ann, ("Locker", 10), ("Locker", 40))
    # 10 days ago each of two, and each of two 10 days ago the other way: none weighs more than the rest.
    parcels(shop, bo, ("Locker", 10), ("Courier", 10), ("Locker", 10), ("Courier", 10))
    assert liked(shop, ann)[DELIVERY] == liked(shop, bo)[DELIVERY] == Habit("", "", 0, 0)


def test_what_is_long_ago_weighs_less(shop, ann):
    # 2 lockers a year ago weigh 2 x 1/4 = 0.5, a courier of today 1; four years ago counts for nothing.
    parcels(shop, ann, ("Courier", 0), ("Locker", 364), ("Locker", 364), *[("Locker", 1460)] * 5)
    assert liked(shop, ann)[DELIVERY] == Habit("", "Courier", 1, 3)


def test_her_own_word_comes_before_all(shop, ann):
    parcels(shop, ann, ("Locker", 10), ("Locker", 40), ("Locker", 70))
    answer(ann, [Said(question=DELIVERY, chosen=("Courier",))], how="link", actor="customer", at=shop.at)
    assert liked(shop, ann)[DELIVERY] == Habit("Courier", "Locker", 3, 3)
    assert admitted(shop, "preferred_delivery = 'Courier'") == [ann]


def test_where_no_method_is_told_the_carrier_is(shop, ann):
    parcels(shop, ann, *[("", days) for days in (1, 2, 3)])
    assert liked(shop, ann)[DELIVERY].usual == "omniva"


def tells(shop, who, payload, *, days):
    at = shop.at - days * DAY
    key = f"{payload}:{days}"
    record(NewEvent(payload=payload, key=key, occurred_at=at, actor="test", customer_id=who), at=at)


def test_what_was_chosen_at_the_till_tells_how_she_pays(shop, ann):
    for days in (1, 2, 3):
        tells(shop, ann, CheckoutPaymentEntered({"payment_method": "card"}), days=days)
    assert liked(shop, ann)["preferred_payment"].usual == "card"
    assert admitted(shop, "preferred_payment = 'card'") == [ann]


def test_a_message_is_acted_on_once_and_by_people(shop, ann):
    for send_id, channel, by in (
        (1, "sms", "person"),
        (2, "sms", "person"),
        (3, "email", ""),
        (3, "email", ""),
    ):
        told = MessageClicked(
            send_id=send_id, play="", template="", channel=channel, by=by, url="https://shop.example"
        )
        tells(shop, ann, told, days=send_id)
        tells(shop, ann, told, days=send_id + 10)
    assert liked(shop, ann)["preferred_channel"].usual == ""  # two messages
    third = MessageClicked(send_id=4, play="", template="", channel="sms", by="person", url="")
    tells(shop, ann, third, days=1)
    assert liked(shop, ann)["preferred_channel"] == Habit("", "sms", 3, 3)


def test_answers_admit_to_an_audience(shop, ann):
    shop.knows("Bo")
    said = Said(question="skin", chosen=("dry", "sensitive"))
    answer(ann, [said], how="form", actor="customer", at=shop.at)
    assert admitted(shop, "answered('skin', 'dry')") == admitted(shop, "answered('skin')") == [ann]
    assert admitted(shop, "answered('skin', 'oily')") == []
    answer(ann, [Said(question="skin", chosen=())], how="form", actor="customer", at=shop.at)
    assert admitted(shop, "answered('skin')") == []

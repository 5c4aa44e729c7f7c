"""How does an order get its card?"""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.db import connection

from regulars.channels.models import Send
from regulars.channels.paper import queries
from regulars.channels.paper.actions.cards import make_cards
from regulars.channels.paper.models import ParcelCard
from regulars.channels.tracking.hits import judge, note_hit
from regulars.channels.tracking.rules import Hit
from regulars.customers.actions import consent
from regulars.customers.actions.people import merge
from regulars.events.models import Event
from tests.channels.cast import LAST_MONTH


def test_an_order_has_one_card_however_often_it_is_printed(hand_shop):
    order = hand_shop.sells_soap(hand_shop.knows("Ann"))
    (first,) = make_cards([order.pk], who=None, at=hand_shop.at)
    (again,) = make_cards([order.pk], who=None, at=hand_shop.at + timedelta(hours=1))
    assert first.code == again.code
    assert (Send.objects.count(), Event.objects.filter(name="card.printed").count()) == (1, 1)
    card = Send.objects.get()
    assert (card.channel, card.template, card.kind, card.state) == (
        "post",
        "parcel_card",
        "service",
        "accepted",
    )


def test_two_who_print_at_once_get_the_same_card(hand_shop):
    order = hand_shop.sells_soap(hand_shop.knows("Ann"))

    def print_it(_: int) -> str:
        try:
            return make_cards([order.pk], who=None, at=hand_shop.at)[0].code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hands:
        assert len(set(hands.map(print_it, range(4)))) == 1
    assert ParcelCard.objects.count() == 1


def test_an_order_that_was_called_off_gets_no_card(hand_shop):
    order = hand_shop.sells_soap(hand_shop.knows("Ann"))
    type(order).objects.update(cancelled_at=LAST_MONTH)
    assert make_cards([order.pk], who=None, at=hand_shop.at) == []


def test_who_said_no_to_news_by_post_under_any_of_their_names_gets_no_card(hand_shop):
    ann, anna = hand_shop.knows("Ann"), hand_shop.knows("Anna")
    order = hand_shop.sells_soap(ann)
    no = {"channel": "post", "purpose": "service", "granted": False, "how": "staff"}
    said = consent.Statement(customer_id=anna, occurred_at=LAST_MONTH, **no)
    consent.state([said], actor="house", at=LAST_MONTH)
    assert len(queries.orders(ids=[order.pk])) == 1
    merge(loser=anna, winner=ann, reason="same person", actor="staff:1", at=hand_shop.at)
    assert make_cards([order.pk], who=None, at=hand_shop.at) == []
    assert not Send.objects.exists()


def test_a_scan_is_told_as_a_click_of_that_person(hand_shop):
    ann = hand_shop.knows("Ann")
    order = hand_shop.sells_soap(ann)
    (card,) = make_cards([order.pk], who=None, at=hand_shop.at)
    three_days = hand_shop.at + timedelta(days=3)
    assert note_hit(card.send_id, Hit("followed", three_days, "https://shop.test"))
    judge(at=three_days + timedelta(minutes=2))
    (clicked,) = Event.objects.filter(name="message.clicked", customer_id=ann)
    assert (clicked.payload["by"], clicked.payload["template"]) == ("person", "parcel_card")

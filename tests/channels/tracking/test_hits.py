"""What is noted of links is judged a minute later, told once, and forgotten after an hour."""

from datetime import timedelta

import pytest

from regulars.channels.models import Send
from regulars.channels.tracking.actions import allow_noting
from regulars.channels.tracking.hits import MOST, judge, note_hit
from regulars.channels.tracking.models import MessageHit
from regulars.channels.tracking.rules import Hit
from regulars.customers.actions import people
from regulars.events.models import Event
from tests.channels.cast import NOON

SOAP, TEA = "https://shop.test/soap", "https://shop.test/tea"


@pytest.fixture
def letter(mailing, mailbox):
    """Ann's letter, which left at noon."""
    ann = mailing.knows("Ann")
    mailing.plans(ann)
    mailing.hands_over()
    return Send.objects.get(customer_id=ann)


def hit(letter, minutes, kind="followed", target=SOAP, agent=""):
    return note_hit(letter.id, Hit(kind, NOON + timedelta(minutes=minutes), target, agent))


def told():
    """What is in the log: by whom what was done, and where it led."""
    names = ["message.opened", "message.clicked", "message.scanned"]
    rows = Event.objects.filter(name__in=names).order_by("occurred_at", "id")
    return [(e.name, e.payload.get("by", ""), e.payload.get("url", "")) for e in rows]


def test_ann_opens_follows_a_link_and_it_is_told_a_minute_later(letter):
    hit(letter, 10, "opened", "")
    hit(letter, 11, target=f"{SOAP}?rgl=1.MTc.x&size=2")
    assert judge(at=NOON + timedelta(minutes=11)) == {"person": 1}
    assert judge(at=NOON + timedelta(minutes=12)) == {"person": 1}
    assert judge(at=NOON + timedelta(minutes=13)) == {}
    assert told() == [
        ("message.opened", "person", ""),
        ("message.clicked", "person", f"{SOAP}?size=2"),
    ]
    event = Event.objects.get(name="message.clicked")
    assert (event.customer_id, event.payload["send_id"]) == (letter.customer_id, letter.id)
    assert event.occurred_at == NOON + timedelta(minutes=11)


def test_of_a_scanner_that_follows_all_one_thing_is_told_that_no_play_waits_for(letter):
    hit(letter, 10)
    hit(letter, 10.001, target=TEA)
    hit(letter, 10.002, "unseen", "")
    assert judge(at=NOON + timedelta(minutes=12)) == {"scanner": 1}
    assert told() == [("message.scanned", "", "")]


def test_what_is_late_is_judged_with_what_was_judged_before(letter):
    hit(letter, 10)
    hit(letter, 10.4, "unseen", "")
    assert judge(at=NOON + timedelta(minutes=11.1)) == {"scanner": 1}
    hit(letter, 10.8, target=TEA)  # 24 seconds after the unseen link, which was judged by then
    assert judge(at=NOON + timedelta(minutes=12)) == {"scanner": 1}


def test_a_link_followed_three_times_in_a_minute_is_told_once(letter):
    for minutes in (10, 10.1, 10.2):
        hit(letter, minutes)
    assert judge(at=NOON + timedelta(minutes=12)) == {"person": 1}


def test_hits_are_gone_after_an_hour(letter):
    hit(letter, 10)
    judge(at=NOON + timedelta(minutes=12))
    assert MessageHit.objects.count() == 1
    judge(at=NOON + timedelta(minutes=71))
    assert MessageHit.objects.count() == 0


def test_one_link_fills_no_disk(letter):
    assert sum(hit(letter, 10 + n / 1000) for n in range(MOST + 5)) == MOST


def test_of_a_message_that_never_left_nothing_is_noted(letter, mailing):
    bo = mailing.knows("Bo")
    mailing.plans(bo)
    assert not hit(Send.objects.get(customer_id=bo), 10)
    assert not note_hit(letter.id + 1_000, Hit("followed", NOON, SOAP))


def test_whoever_said_no_after_the_letter_left_is_not_told_of(letter, mailing):
    anna = mailing.knows("Anna")
    people.merge(loser=letter.customer_id, winner=anna, reason="test", actor="house", at=NOON)
    says = {"how": "link", "wording": "Note nothing.", "actor": "customer"}
    allow_noting(letter.customer_id, allowed=False, at=NOON, **says)
    hit(letter, 10)
    assert judge(at=NOON + timedelta(minutes=12)) == {}
    assert told() == []
    allow_noting(anna, allowed=True, at=NOON + timedelta(minutes=12), **says)
    hit(letter, 13)
    assert judge(at=NOON + timedelta(minutes=15)) == {"person": 1}


def test_a_notification_that_was_followed_at_once_was_followed_by_a_person(letter):
    Send.objects.update(channel="webpush")
    hit(letter, 0.01)
    assert judge(at=NOON + timedelta(minutes=2)) == {"person": 1}
    assert told() == [("message.clicked", "person", SOAP)]

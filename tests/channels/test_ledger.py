"""Only who holds a message moves it, and only from where it was left."""

import json

import msgspec
import pytest

from regulars.channels.channel import Down, Unsure, channels
from regulars.channels.fate import Fate
from regulars.channels.ledger import Held, Ledger
from regulars.channels.models import ChannelTrouble, Send
from regulars.channels.progress import Progress
from regulars.channels.round import Round
from regulars.channels.wording import source_of
from regulars.channels.workers import Worker
from regulars.events.models import Event
from regulars.sql import Statement
from tests.channels.test_channel import PARCEL

ME, OTHER = 7, 8


@pytest.fixture
def claimed(shop):
    """A message that worker 7 has."""
    shop.plans(shop.knows("Ann"))
    (send,) = Round(channels()["email"], progress=Progress(Worker(ME, None), -1, 0), at=shop.at).claim(10)
    return send


def held(send):
    """The message as it would go out."""
    source = source_of("<p>{{ what }}</p>")
    return Held(send=send, parcel=PARCEL, message_id="<x@y>", language="en", source=source)


def ledger(shop, worker=ME):
    return Ledger("email", worker, shop.at)


def test_another_worker_can_neither_hold_nor_move_it(shop, claimed):
    theirs = ledger(shop, OTHER)
    assert not theirs.hold([held(claimed)])
    assert not theirs.move([(claimed, Fate(state="accepted"))])
    assert Send.objects.get().state == "claimed"


def test_it_is_held_once(shop, claimed):
    mine = ledger(shop)
    assert mine.hold([held(claimed)])
    assert not mine.hold([held(claimed)])
    assert Send.objects.get().attempts == 1


@pytest.mark.parametrize("state", ["accepted", "failed", "skipped"])
def test_an_end_is_the_end_and_is_recorded_once(shop, claimed, state):
    mine = ledger(shop)
    assert mine.move([(claimed, Fate(state=state, reason="" if state == "accepted" else "why"))])
    assert not mine.move([(claimed, Fate(state="unknown", reason="x"))])
    assert Event.objects.filter(name=f"message.{state}").count() == 1
    assert Send.objects.get().ended_at == shop.at


def test_the_same_end_on_another_channel_is_told_too(shop, claimed):
    end = Fate(state="unknown", reason="worker_died")
    for channel in ("email", "sms"):
        Send.objects.update(state="claimed")
        assert Ledger(channel, ME, shop.at).move([(claimed, end)])
    told = Event.objects.filter(name="message.unknown").order_by("id")
    assert [event.payload["channel"] for event in told] == ["email", "sms"]


def test_messages_are_locked_in_the_order_of_their_ids_as_receipts_do_it(shop, claimed, monkeypatch):
    said = []
    monkeypatch.setattr(Statement, "rows", lambda _, **values: said.append(values) or [])
    last = msgspec.structs.replace(claimed, id=claimed.id + 1)
    ledger(shop).hold([held(last), held(claimed)])
    ledger(shop).move([(last, Fate(state="accepted")), (claimed, Fate(state="accepted"))])
    ids = [[row["id"] for row in json.loads(values.get("held") or values["ends"])] for values in said]
    assert ids == [[claimed.id, last.id]] * 2


def test_what_is_given_back_is_anybodys(shop, claimed):
    assert ledger(shop).give_back() == 1
    assert list(Send.objects.values_list("state", "claimed_by", "attempts")) == [("planned", None, 0)]
    assert ledger(shop).give_back() == 0


def test_a_delay_that_was_no_try_is_not_counted_as_one(shop, claimed):
    mine = ledger(shop)
    mine.hold([held(claimed)])
    mine.move([(claimed, Fate(state="planned", reason="connection_refused", counts=False))])
    assert Send.objects.get().attempts == 0
    mine.move([(claimed, Fate(state="planned"))])  # not held any more: nothing happens
    assert Send.objects.get().reason == "connection_refused"


def test_trouble_is_kept_since_it_began_until_all_is_well(shop, database):
    mine = ledger(shop)
    mine.note_trouble(Down("connection_refused", "x"))
    mine.note_trouble(Unsure("no_answer_in_time", "y"))
    row = ChannelTrouble.objects.get()
    assert (row.problem, row.failures, row.since) == ("no_answer_in_time", 2, shop.at)
    mine.all_well()
    assert not ChannelTrouble.objects.exists()

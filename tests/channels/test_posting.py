"""A slow server holds up no other channel, and nobody who wants to go home."""

from collections import Counter
from threading import Event
from time import monotonic

import msgspec
import pytest

from regulars import clock
from regulars.channels import patience, posting
from regulars.channels.email import Postman
from regulars.channels.models import Send
from regulars.channels.posting import Posting
from regulars.channels.relay import actions as relay
from regulars.customers.actions import consent
from tests.channels.cast import LAST_MONTH
from tests.channels.patience import until
from tests.web.outward.receiver import receiving


@pytest.fixture
def quick(shop, mailbox, monkeypatch):
    """The shop of today, whose program ends quickly."""
    shop.at = clock.now()
    shop.sends_by(mailbox.url, timeout=60)
    monkeypatch.setattr(posting, "GRACE_SECONDS", 0.05)
    monkeypatch.setattr(patience, "LOOK_SECONDS", 0.01)
    monkeypatch.setattr(patience, "_ended", posting.Event())
    return shop


def by_the_program(shop, customer, program):
    relay.set_address(program.url, who=None, at=shop.at)
    said = shop.said(customer, granted=True, at=LAST_MONTH)
    consent.state([msgspec.structs.replace(said, channel="webhook")], actor="house", at=LAST_MONTH)
    Send.objects.filter(customer_id=customer).update(channel="webhook")


def test_while_a_server_is_silent_other_channels_go_on_and_the_end_comes_soon(quick, mailbox):
    eve, ann = quick.knows("Eve", address="hang.eve@buyer.test"), quick.knows("Ann")
    quick.plans(eve, ann)
    with receiving() as program:
        by_the_program(quick, ann, program)
        with Posting() as post:
            post.turn()
            until(mailbox.taken)
            assert until(lambda: post.turn()["accepted"]) == 1
            assert quick.states() == {eve: "handed_over", ann: "accepted"}
            began = monotonic()
        assert monotonic() - began < 4
    assert quick.states() == {eve: "unknown", ann: "accepted"}
    assert mailbox.recipients() == {"hang.eve@buyer.test": 1}


def test_a_lane_that_fails_is_in_the_log_and_rests(quick, monkeypatch, caplog):
    quick.plans(quick.knows("Ann"))
    calls = []

    def fails(channel, **_):
        calls.append(channel.name)
        raise LookupError("a fault of ours")

    monkeypatch.setattr(posting.outbox, "hand_over_by", fails)
    with Posting() as post:
        post.turn()
        until(post.lanes["email"].done)
        assert post.turn() == post.turn() == {}
    assert calls == ["email"]
    assert "Messages by email wait" in caplog.text


def test_all_that_is_due_leaves_in_one_lane(quick, mailbox):
    quick.plans(*quick.knows_many(120))
    with Posting() as post:
        post.turn()
        assert until(lambda: post.turn()["accepted"]) == 120
    assert set(mailbox.recipients().values()) == {1}


def test_who_has_to_stop_begins_nothing_more_and_nothing_is_in_doubt(quick, mailbox, monkeypatch):
    """A slow server has half a minute of letters in the lane; what waits in it waits for the next program."""
    monkeypatch.setattr(posting, "GRACE_SECONDS", 3.0)
    deliver = Postman.deliver_before

    def slowly(self, coming, parcel):
        Event().wait(0.3)
        return deliver(self, coming, parcel)

    monkeypatch.setattr(Postman, "deliver_before", slowly)
    quick.plans(*quick.knows_many(100))
    with Posting() as post:
        post.turn()
        until(mailbox.taken)
        began = monotonic()
    assert monotonic() - began < 2
    left = Counter(quick.states().values())
    assert left["planned"] > 80
    assert left["planned"] + left["accepted"] == 100
    assert len(mailbox.taken()) == left["accepted"]

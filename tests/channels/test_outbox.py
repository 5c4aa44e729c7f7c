"""Planned messages leave, nobody twice and nobody lost."""

from datetime import timedelta

import msgspec
import pytest
from django.db import transaction

from regulars.channels import actions
from regulars.channels.deliverability.events import MessageClicked
from regulars.channels.deliverability.restraint import Restraint
from regulars.channels.letters import UnknownLetter
from regulars.channels.models import ChannelTrouble, Send, SendContent
from regulars.channels.relay import actions as relay
from regulars.customers.actions import consent, people
from regulars.customers.actions.prefer import Proof, prefer
from regulars.customers.preferences import Preferences
from regulars.events.log import NewEvent, record_many
from regulars.events.models import Event
from tests.channels.cast import LAST_MONTH
from tests.web.outward.receiver import receiving


def happened(customer):
    return list(
        Event.objects.filter(customer_id=customer, name__startswith="message.").values_list("name", flat=True)
    )


def test_a_letter_to_ann_leaves(mailing, mailbox):
    ann = mailing.knows("Ann")
    mailing.plans(ann)
    assert mailing.hands_over() == {"accepted": 1}
    assert mailbox.recipients() == {"ann@buyer.test": 1}
    assert mailing.letter(ann).ended_at == mailing.at
    assert happened(ann) == ["message.accepted"]


def test_planning_the_same_again_changes_nothing(mailing, mailbox):
    ann = mailing.knows("Ann")
    assert [mailing.plans(ann), mailing.plans(ann)] == [1, 0]
    mailing.hands_over()
    assert mailing.plans(ann) == 0
    assert mailing.hands_over() == {}
    assert mailbox.recipients() == {"ann@buyer.test": 1}


def test_a_letter_that_nobody_wrote_is_refused_when_it_is_planned(shop):
    with pytest.raises(UnknownLetter):
        shop.plans(shop.knows("Ann"), template="goodbye")


def test_without_a_server_all_waits_and_leaves_when_there_is_one(shop, mailbox):
    ann = shop.knows("Ann")
    shop.plans(ann)
    assert shop.hands_over() == {}
    assert shop.states() == {ann: "planned"}
    shop.sends_by(mailbox.url)
    assert shop.hands_over() == {"accepted": 1}


def test_a_letter_waits_for_its_time(mailing):
    ann = mailing.knows("Ann")
    mailing.plans(ann, not_before=mailing.at + timedelta(days=2))
    assert mailing.hands_over() == {}
    mailing.at += timedelta(days=2)
    assert mailing.hands_over() == {"accepted": 1}


def test_a_reminder_that_would_come_two_weeks_late_is_dropped_with_its_reason(mailing):
    ann = mailing.knows("Ann")
    mailing.plans(ann)
    mailing.at += timedelta(days=14, seconds=1)
    assert mailing.hands_over() == {"skipped": 1}
    assert mailing.letter(ann).reason == "too_late"
    assert happened(ann) == ["message.skipped"]


def test_at_most_so_many_leave_at_once_those_that_waited_longest_first(mailing, mailbox):
    ann, dita = mailing.knows("Ann"), mailing.knows("Dita")
    mailing.plans(ann, not_before=mailing.at - timedelta(hours=1))
    mailing.plans(dita, not_before=mailing.at - timedelta(hours=2))
    assert mailing.hands_over(limit=1) == {"accepted": 1}
    assert mailbox.recipients() == {"dita@buyer.test": 1}


def test_one_bad_address_fails_alone(mailing, mailbox):
    bad, ann = mailing.knows("Eve", address="never.eve@buyer.test"), mailing.knows("Ann")
    mailing.plans(bad, ann)
    assert mailing.hands_over() == {"failed": 1, "accepted": 1}
    failed = mailing.letter(bad)
    assert (failed.state, failed.reason) == ("failed", "rejected")
    assert failed.detail == "550 5.1.1 <…> no such mailbox"
    assert mailbox.recipients() == {"ann@buyer.test": 1}


def test_a_busy_mailbox_is_tried_again_later_and_given_up_after_the_seventh_time(mailing):
    slow = mailing.knows("Eve", address="later.eve@buyer.test")
    mailing.plans(slow)
    waits = []
    while mailing.states()[slow] == "planned":
        assert mailing.hands_over() in ({"deferred": 1}, {"failed": 1})
        letter = mailing.letter(slow)
        waits.append(round((letter.not_before - mailing.at).total_seconds() / 60))
        mailing.at = max(letter.not_before, mailing.at)
    # 5 + 30 + 120 + 360 + 720 + 1440 minutes, a little under two days; then no more.
    assert waits[:6] == [5, 30, 120, 360, 720, 1440]
    assert (letter.state, letter.reason, letter.attempts) == ("failed", "gave_up", 7)


def test_what_was_tried_in_vain_leaves_no_content_behind(mailing):
    mailing.plans(mailing.knows("Eve", address="later.eve@buyer.test"))
    mailing.hands_over()
    assert not SendContent.objects.exists()


def test_when_nobody_answers_all_wait_and_the_next_try_comes_later_each_time(mailing, mailbox):
    everybody = [mailing.knows(name) for name in ("Ann", "Dita", "Eve")]
    mailing.plans(*everybody)
    mailbox.stop()
    assert mailing.hands_over() == {"deferred": 1}
    trouble = ChannelTrouble.objects.get()
    assert (trouble.problem, trouble.retry_at) == ("connection_refused", mailing.at + timedelta(minutes=1))
    assert mailing.hands_over() == {}
    mailing.at += timedelta(minutes=1)
    mailing.hands_over()
    assert ChannelTrouble.objects.get().retry_at == mailing.at + timedelta(minutes=2)
    assert set(mailing.states().values()) == {"planned"}
    mailbox.start()
    mailing.at += timedelta(minutes=2)
    assert mailing.hands_over() == {"accepted": 3}
    assert not ChannelTrouble.objects.exists()
    assert set(mailbox.recipients().values()) == {1}


def test_a_letter_that_breaks_the_line_each_time_keeps_nobody_else_waiting(mailing, mailbox):
    breaks, ann = mailing.knows("Eve", address="gone.eve@buyer.test"), mailing.knows("Ann")
    mailing.plans(breaks)
    mailing.plans(ann)
    assert mailing.hands_over() == {"deferred": 1}
    mailing.at += timedelta(minutes=1)
    assert mailing.hands_over() == {"accepted": 1, "deferred": 1}
    assert mailing.states() == {breaks: "planned", ann: "accepted"}
    assert ChannelTrouble.objects.get().failures == 1  # since then something went well


def test_a_server_that_refuses_our_sender_costs_nobody_their_letter(mailing):
    ann = mailing.knows("Ann")
    mailing.plans(ann)
    sender = actions.Sender(from_name="", from_address="nobody@amber.test")
    actions.set_sender(sender, who=None, at=mailing.at)
    assert mailing.hands_over() == {"deferred": 1}
    assert (mailing.letter(ann).state, mailing.letter(ann).attempts) == ("planned", 0)


def test_a_server_that_falls_silent_leaves_one_unknown_and_the_rest_waiting(mailing, mailbox):
    hung, ann = mailing.knows("Eve", address="hang.eve@buyer.test"), mailing.knows("Ann")
    mailing.sends_by(mailbox.url, timeout=0.3)
    mailing.plans(hung, ann)
    assert mailing.hands_over() == {"unknown": 1}
    assert mailing.states() == {hung: "unknown", ann: "planned"}
    mailing.at += timedelta(days=1)
    assert mailing.hands_over() == {"accepted": 1}
    assert mailbox.recipients() == {"hang.eve@buyer.test": 1, "ann@buyer.test": 1}
    assert mailing.content(hung).subject == "Pine soap: running low?"


def test_what_is_unknown_is_never_sent_again_by_itself(mailing, mailbox):
    dropped = mailing.knows("Eve", address="drop.eve@buyer.test")
    mailing.plans(dropped)
    assert mailing.hands_over() == {"unknown": 1}
    mailing.at += timedelta(days=10)
    assert mailing.hands_over() == {}
    assert mailbox.recipients() == {"drop.eve@buyer.test": 1}
    assert happened(dropped) == ["message.unknown"]


def test_a_person_may_say_that_it_was_sent(mailing):
    dropped = mailing.knows("Eve", address="drop.eve@buyer.test")
    mailing.plans(dropped)
    mailing.hands_over()
    actions.settle_unknown(mailing.letter(dropped).id, sent=True, who=None, at=mailing.at)
    assert mailing.states() == {dropped: "accepted"}
    with pytest.raises(actions.NotUnknown):
        actions.settle_unknown(mailing.letter(dropped).id, sent=False, who=None, at=mailing.at)


def test_or_that_it_goes_again_under_the_same_message_id(mailing, mailbox):
    dropped = mailing.knows("Eve", address="drop.eve@buyer.test")
    mailing.plans(dropped)
    mailing.hands_over()
    actions.settle_unknown(mailing.letter(dropped).id, sent=False, who=None, at=mailing.at)
    mailing.at += timedelta(minutes=1)
    assert mailing.hands_over() == {"unknown": 1}
    first, second = mailbox.mails()
    assert first["Message-ID"] == second["Message-ID"]


def test_stopping_everything_holds_at_once_and_loses_nothing(mailing, mailbox):
    ann = mailing.knows("Ann")
    mailing.plans(ann)
    assert actions.stop_sending(who=None, at=mailing.at)
    assert mailing.hands_over() == {}
    assert mailing.states() == {ann: "planned"}
    assert actions.resume_sending(who=None, at=mailing.at)
    assert mailing.hands_over() == {"accepted": 1}


def test_stopping_twice_is_stopping_once(shop):
    assert actions.stop_sending(who=None, at=shop.at)
    assert not actions.stop_sending(who=None, at=shop.at + timedelta(minutes=1))
    assert list(Event.objects.filter(name="sends.stopped").values_list("name")) == [("sends.stopped",)]


def test_messages_are_not_handed_over_within_a_transaction(mailing):
    mailing.plans(mailing.knows("Ann"))
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        mailing.hands_over()
    assert Send.objects.get().state == "planned"


def test_of_several_channels_the_one_that_a_person_likes_best_is_tried_first(shop):
    ann, anna, bo = shop.knows("Ann"), shop.knows("Anna"), shop.knows("Bo")
    people.merge(loser=anna, winner=ann, reason="test", actor="house", at=shop.at)
    last_week = shop.at - timedelta(days=7)
    for who, channel, at in ((ann, "email", last_week), (anna, "sms", shop.at), (bo, "post", shop.at)):
        prefer(who, Preferences(channel=channel), proof=Proof(how="link"), actor="customer", at=at)
    shop.plans(ann, bo, others=("telegram", "sms"))
    shop.plans(ann, visit=2)
    rows = Send.objects.order_by("id").values_list("customer_id", "channel", "others")
    assert sorted(rows) == [
        (ann, "email", []),
        (ann, "sms", ["email", "telegram"]),
        (bo, "email", ["telegram", "sms"]),
    ]


def test_who_said_nothing_gets_it_where_they_mostly_act(shop):
    """Dita followed links in three texts and in one mail. Bo did so in two texts, which tells nothing yet."""
    dita, bo = shop.knows("Dita"), shop.knows("Bo")
    acted = [(dita, "sms")] * 3 + [(dita, "email")] + [(bo, "sms")] * 2
    record_many(
        [
            NewEvent(
                payload=MessageClicked(n, "thanks", "thanks", channel, "person", "https://shop.test/"),
                key=f"click:{n}",
                occurred_at=LAST_MONTH,
                actor="house",
                customer_id=who,
            )
            for n, (who, channel) in enumerate(acted)
        ],
        at=LAST_MONTH,
    )
    shop.plans(dita, bo, others=("sms",))
    assert dict(Send.objects.values_list("customer_id", "channel")) == {dita: "sms", bo: "email"}


def has_a_program(shop, customer, program):
    """A store's own program brings messages to this customer."""
    relay.set_address(program.url, who=None, at=shop.at)
    said = shop.said(customer, granted=True, at=LAST_MONTH)
    consent.state([msgspec.structs.replace(said, channel="webhook")], actor="house", at=LAST_MONTH)


def test_where_one_channel_fails_the_others_have_their_turn(mailing, monkeypatch):
    ann, dita = mailing.knows("Ann"), mailing.knows("Dita")
    mailing.plans(ann, dita)
    Send.objects.filter(customer_id=ann).update(channel="webhook")

    def restraint(channel, *, at):
        if channel == "email":
            raise LookupError("a fault of ours")
        return Restraint({}, at)

    monkeypatch.setattr("regulars.channels.round.restraint", restraint)
    with receiving() as program:
        has_a_program(mailing, ann, program)
        with pytest.raises(ExceptionGroup) as failed:
            mailing.hands_over()
    assert [str(error) for error in failed.value.exceptions] == ["a fault of ours"]
    assert mailing.states() == {ann: "accepted", dita: "planned"}


def test_who_is_put_off_to_the_end_is_reached_by_the_next_channel(mailing):
    eve = mailing.knows("Eve", address="later.eve@buyer.test")
    mailing.plans(eve, others=("webhook",))
    with receiving() as program:
        has_a_program(mailing, eve, program)
        while mailing.states()[eve] == "planned":
            mailing.hands_over()
            mailing.at = max(mailing.letter(eve).not_before, mailing.at)
        assert len(program.calls) == 1
    # Two days of tries by mail are within the two weeks in which the message is of use.
    assert (mailing.letter(eve).channel, mailing.letter(eve).state) == ("webhook", "accepted")
    assert happened(eve) == ["message.accepted"]

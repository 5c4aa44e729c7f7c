"""A campaign that is held leaves nobody's hands, and what is ended has its reason."""

from datetime import timedelta

from regulars.channels import holding, queries
from regulars.channels.handing import Handing
from regulars.channels.models import Send
from regulars.customers.actions import people


def test_what_is_held_is_passed_over_and_the_rest_leaves(mailing):
    ann, dita = mailing.knows("Ann"), mailing.knows("Dita")
    mailing.plans(ann, campaign_id=7)
    holding.hold(7, at=mailing.at)
    holding.hold(7, at=mailing.at)
    assert not queries.is_due(at=mailing.at, channel="email")
    mailing.plans(dita)
    assert mailing.hands_over() == {"accepted": 1}
    assert mailing.states() == {ann: "planned", dita: "accepted"}
    holding.let_go(7)
    assert mailing.hands_over() == {"accepted": 1}


def test_what_a_worker_has_in_hand_already_stays_here_too(mailing, mailbox, monkeypatch):
    """Twenty are claimed; it is held while the first few are with the mail server: no more leave."""
    people = mailing.knows_many(20)
    mailing.plans(*people, campaign_id=7)
    whole = Handing.all

    def held_meanwhile(self, flight):
        whole(self, flight)
        holding.hold(7, at=mailing.at)

    monkeypatch.setattr(Handing, "at_once", lambda self: 5)
    monkeypatch.setattr(Handing, "all", held_meanwhile)
    assert mailing.hands_over() == {"accepted": 5, "deferred": 15}
    assert len(mailbox.mails()) == 5
    assert set(Send.objects.filter(state="planned").values_list("reason", flat=True)) == {"campaign_held"}
    holding.let_go(7)
    monkeypatch.setattr(Handing, "all", whole)
    assert mailing.hands_over() == {"accepted": 15}
    assert len(mailbox.mails()) == 20


def test_what_is_ended_says_why_and_what_is_in_hand_is_counted(mailing):
    ann, bo, dita = mailing.knows("Ann"), mailing.knows("Bo"), mailing.knows("Dita")
    mailing.plans(ann, bo, campaign_id=7)
    mailing.plans(dita)
    Send.objects.filter(customer_id=bo).update(state="claimed")
    assert holding.end_waiting(7, reason="campaign_stopped", at=mailing.at) == (1, 1)
    assert mailing.states() == {ann: "skipped", bo: "claimed", dita: "planned"}
    assert mailing.letter(ann).reason == "campaign_stopped"
    (skipped,) = queries.history(mailing.letter(ann))
    assert (skipped.name, skipped.payload["reason"]) == ("message.skipped", "campaign_stopped")


def test_two_who_turn_out_to_be_one_person_get_a_plays_message_once(mailing, mailbox):
    """Ann and Anna both wait for a reminder of soap when they turn out to be one; Bo has his already."""
    ann, anna, bo, bob = (mailing.knows(name) for name in ("Ann", "Anna", "Bo", "Bob"))
    mailing.plans(bo)
    assert mailing.hands_over() == {"accepted": 1}
    mailing.plans(ann, anna, bob)
    for loser, winner in ((anna, ann), (bo, bob)):
        people.merge(loser=loser, winner=winner, reason="test", actor="house", at=mailing.at)
    assert mailing.hands_over() == {"accepted": 1, "skipped": 2}
    assert mailing.states() == {ann: "accepted", anna: "skipped", bo: "accepted", bob: "skipped"}
    assert mailing.letter(bob).reason == "already_got"
    mailing.plans(anna, template="replenishment_last_call")
    mailing.at += timedelta(days=4)
    mailing.plans(anna, visit=2)
    assert mailing.hands_over() == {"accepted": 2}

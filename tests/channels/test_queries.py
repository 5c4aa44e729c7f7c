"""What is read of messages."""

from regulars.channels import queries
from regulars.channels.hindrance import Hindrance, waits_because
from regulars.channels.models import Send


def test_how_many_stand_where_wait_and_want_a_decision(mailing):
    ann, cy = mailing.knows("Ann"), mailing.knows("Cy", allows=False)
    eve = mailing.knows("Eve", address="drop.eve@buyer.test")
    mailing.plans(ann, cy, eve)
    assert queries.waiting(at=mailing.at) == 3
    mailing.hands_over()
    assert queries.counts() == {"accepted": 1, "skipped": 1, "unknown": 1}
    assert (queries.undecided(), queries.waiting(at=mailing.at)) == (1, 0)


def test_what_a_worker_has_in_its_hand_is_told_apart_from_what_still_waits(mailing):
    ann, bo, eve = mailing.knows("Ann"), mailing.knows("Bo"), mailing.knows("Eve")
    mailing.plans(ann, bo, eve)
    Send.objects.filter(pk=mailing.letter(ann).pk).update(state="claimed")
    Send.objects.filter(pk=mailing.letter(bo).pk).update(state="handed_over")
    assert (queries.in_hand(), queries.waiting(at=mailing.at)) == (2, 1)


def test_a_message_waits_for_its_channel_before_its_own_reason(shop):
    ann = shop.knows("Ann")
    shop.plans(ann)
    send = shop.letter(ann)
    send.reason = "quiet_hours"
    assert waits_because(send, {}) == "quiet_hours"
    assert waits_because(send, {"email": Hindrance("sends_stopped")}) == "sends_stopped"
    send.state = "accepted"
    assert waits_because(send, {"email": Hindrance("sends_stopped")}) == "quiet_hours"


def test_a_message_knows_its_person(shop):
    ann = shop.knows("Ann")
    shop.plans(ann)
    found = queries.message(shop.letter(ann).pk)
    assert (found.name, found.address) == ("Ann", "ann@buyer.test")
    assert queries.message(4711) is None


def test_its_history_is_told_newest_first(mailing):
    eve = mailing.knows("Eve", address="drop.eve@buyer.test")
    mailing.plans(eve)
    mailing.hands_over()
    assert [event.name for event in queries.history(mailing.letter(eve))] == ["message.unknown"]
    assert queries.content_of(mailing.letter(eve).pk).address == "drop.eve@buyer.test"

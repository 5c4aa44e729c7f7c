"""A message that waits where nothing would ever leave is helped on, or ends with its reason."""

from datetime import timedelta

from regulars.channels import passing
from regulars.channels.hindrance import hindrances, waits_because
from regulars.channels.models import ChannelTrouble, DomainTrouble, Send
from regulars.events.models import Event


def test_a_first_channel_that_nobody_set_is_passed_over(mailing, mailbox):
    ann = mailing.knows("Ann")
    mailing.plans(ann, others=("pigeon", "email", "sms"))
    Send.objects.update(channel="sms")
    assert mailing.hands_over() == {"passed_on": 1, "accepted": 1}
    assert mailbox.recipients() == {"ann@buyer.test": 1}
    assert (mailing.letter(ann).channel, mailing.letter(ann).others) == ("email", ["sms"])


def test_it_waits_for_its_time_first(mailing):
    ann = mailing.knows("Ann")
    mailing.plans(ann, others=("email",), not_before=mailing.at + timedelta(days=1))
    Send.objects.update(channel="pigeon")
    assert mailing.hands_over() == {}
    assert mailing.letter(ann).channel == "pigeon"


def test_where_no_channel_is_set_it_is_shown_and_ends_with_its_reason(mailing):
    ann = mailing.knows("Ann")
    mailing.plans(ann, others=("sms",))
    Send.objects.update(channel="pigeon")
    assert mailing.hands_over() == {}
    assert waits_because(mailing.letter(ann), hindrances(at=mailing.at)) == "channel_unset"
    mailing.at += timedelta(days=14, seconds=1)
    assert mailing.hands_over() == {"skipped": 1}
    assert (mailing.letter(ann).state, mailing.letter(ann).reason) == ("skipped", "channel_unset")
    assert Event.objects.get(name="message.skipped", customer_id=ann).payload["channel"] == "pigeon"
    assert mailing.hands_over() == {}


def put_off(shop, who, reason):
    Send.objects.filter(customer_id=who).update(
        reason=reason, not_before=shop.at + timedelta(days=30), not_after=shop.at + timedelta(days=60)
    )


def test_after_the_clock_was_set_back_nothing_rests_until_it_is_as_late_again(mailing, mailbox):
    ann, bo, dita = mailing.knows("Ann"), mailing.knows("Bo"), mailing.knows("Dita")
    mailing.plans(ann, bo, dita)
    for who, reason in ((ann, "try_later"), (bo, "quiet_complaint"), (dita, "")):
        put_off(mailing, who, reason)
    late = {"since": mailing.at, "retry_at": mailing.at + timedelta(days=30), "failures": 3}
    ChannelTrouble.objects.create(channel="email", problem="unreachable", **late)
    DomainTrouble.objects.create(channel="email", domain="buyer.test", **late)
    assert passing.rouse(at=mailing.at) == 3
    assert mailing.hands_over() == {"accepted": 1}
    assert mailbox.recipients() == {"ann@buyer.test": 1}  # what others wait for is their own
    assert passing.rouse(at=mailing.at) == 0


def test_what_rests_as_it_should_is_left_alone(mailing):
    mailing.plans(mailing.knows("Ann"))
    Send.objects.update(reason="try_later", not_before=mailing.at + timedelta(days=1))
    late = {"since": mailing.at, "retry_at": mailing.at + timedelta(hours=1), "failures": 9}
    ChannelTrouble.objects.create(channel="email", problem="unreachable", **late)
    assert passing.rouse(at=mailing.at) == 0

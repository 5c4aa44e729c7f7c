"""The staff hears of messages that stand still, not of what passes by itself."""

from datetime import timedelta

from regulars.channels import actions
from regulars.channels.alerts import held_up, stopped, undecided
from regulars.channels.models import ChannelTrouble, Send

HOUR = timedelta(hours=1)


def test_when_all_is_well_nothing_is_told(mailing):
    assert [*stopped(mailing.at), *held_up(mailing.at), *undecided(mailing.at)] == []


def test_that_everything_is_stopped(mailing):
    mailing.plans(mailing.knows("Ann"))
    actions.stop_sending(who=None, at=mailing.at)
    (alert,) = stopped(mailing.at)
    assert (alert.key, alert.path) == ("sends:stopped", "/messages/")
    assert [*held_up(mailing.at + HOUR)] == []  # that is the same


def test_that_messages_wait_longer_than_a_while(mailing):
    mailing.plans(mailing.knows("Ann"), mailing.knows("Dita"))
    at = mailing.at + HOUR
    trouble = {"problem": "unreachable", "retry_at": at + HOUR, "failures": 9, "channel": "email"}
    ChannelTrouble.objects.create(**trouble, since=at - timedelta(minutes=14))
    assert [*held_up(at)] == []
    ChannelTrouble.objects.update(since=at - timedelta(minutes=15))
    (alert,) = held_up(at)
    assert alert.says == "2 messages wait: The mail server can’t be reached."
    assert alert.key == "channel:email"


def test_that_no_server_is_set(shop):
    shop.plans(shop.knows("Ann"))
    assert [*held_up(shop.at)] == []
    assert [alert.says for alert in held_up(shop.at + HOUR)] == ["1 message waits: No e-mail server is set."]


def test_that_somebody_has_to_decide(mailing):
    mailing.plans(mailing.knows("Ann"))
    Send.objects.update(state="unknown")
    (alert,) = undecided(mailing.at)
    assert alert.says.startswith("Of 1 message nobody knows")

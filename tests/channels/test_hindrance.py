"""What keeps all messages from leaving is said in one word."""

from datetime import timedelta

import pytest

from regulars.channels import actions
from regulars.channels.channel import channels
from regulars.channels.hindrance import Hindrance, hindrance
from regulars.channels.models import ChannelTrouble, SenderIdentity
from regulars.channels.relay import actions as relay
from regulars.channels.smtp import Server
from tests.web.outward.receiver import receiving


def reason(shop):
    found = hindrance(channels()["email"], at=shop.at)
    return found.reason if found else ""


@pytest.fixture
def elsewhere(mailing):
    """The mail server stands on another machine."""
    actions.set_email_server(
        Server(host="smtp.amber.lv", port=587, security="starttls"), who=None, at=mailing.at
    )
    return mailing


def test_when_all_is_set_nothing_stands_in_the_way(mailing):
    assert reason(mailing) == ""


def test_no_server_no_sender(shop, mailbox):
    assert reason(shop) == "no_email_server"
    shop.sends_by(mailbox.url)
    SenderIdentity.objects.all().delete()
    assert reason(shop) == "no_sender"


def test_stopping_goes_before_all_else(shop):
    actions.stop_sending(who=None, at=shop.at)
    assert reason(shop) == "sends_stopped"


def test_links_that_lead_to_this_machine_are_no_way_to_unsubscribe(elsewhere, settings, monkeypatch):
    assert reason(elsewhere) == "no_public_address"
    settings.BASE_URL = "https://regulars.amber.lv"
    assert reason(elsewhere) == ""
    settings.BASE_URL = "http://localhost:8000"
    monkeypatch.setenv("REGULARS_MAIL_ONLY_TO", "me@amber.lv")  # those know whom to ask
    assert reason(elsewhere) == ""


def test_a_trouble_holds_until_its_next_try(mailing):
    ChannelTrouble.objects.create(
        channel="email",
        problem="unknown_host",
        detail="no such name",
        since=mailing.at,
        retry_at=mailing.at + timedelta(minutes=1),
        failures=1,
    )
    assert hindrance(channels()["email"], at=mailing.at) == Hindrance(
        "unknown_host", "no such name", mailing.at + timedelta(minutes=1)
    )
    assert hindrance(channels()["email"], at=mailing.at + timedelta(minutes=1)) is None


def test_a_trouble_of_a_clock_that_was_ahead_holds_nothing(mailing):
    ahead = mailing.at + timedelta(days=30)
    ChannelTrouble.objects.create(
        channel="email", problem="unreachable", since=ahead, retry_at=ahead, failures=1
    )
    assert reason(mailing) == ""


def test_only_mail_needs_a_sender(shop):
    with receiving() as program:
        relay.set_address(program.url, who=None, at=shop.at)
        assert hindrance(channels()["webhook"], at=shop.at) is None

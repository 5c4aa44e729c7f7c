"""A message for Ann leaves as a notification; what her browser's maker says of it is kept."""

import json

import pytest

from regulars.channels.channel import Down
from regulars.channels.channel import channels as all_channels
from regulars.channels.deliverability import receipts
from regulars.channels.deliverability.receipts import Receipt
from regulars.channels.models import ChannelSetting, Send
from regulars.channels.tracking.links import link_of
from regulars.customers.actions import consent
from regulars.customers.models import Consent, Identity
from regulars.events.models import Event
from tests.channels.cast import NOON
from tests.channels.push.conftest import asked, pushing, service  # noqa: F401 this test's fixtures


@pytest.fixture
def phone(service):
    return service.browser("ann")


@pytest.fixture
def ann(pushing, phone):
    """Ann, who asked for notifications and never for mails."""
    found = pushing.knows("Ann", allows=None)
    asked(pushing, found, phone)
    return found


def plans(shop, *people, others=()):
    """The reminder of soap, as a notification."""
    shop.plans(*people)
    Send.objects.update(channel="webpush", others=list(others))


def test_a_notification_leaves_once_and_its_link_is_signed_by_us(pushing, service, phone, ann):
    plans(pushing, ann)
    assert pushing.hands_over() == {"accepted": 1}
    assert pushing.hands_over() == {}
    (call,) = service.calls
    told = json.loads(phone.reads(call.body))
    assert (told["title"], told["body"]) == ("Amber & Pine", "Is Pine soap running low?")
    link = link_of(told["url"].rstrip("/").rpartition("/")[2], at=NOON)
    assert link.target == (
        "https://shop.test/soap?utm_source=regulars&utm_medium=webpush"
        "&utm_campaign=replenishment&utm_content=replenishment"
    )
    assert link.send_id == pushing.letter(ann).id


def test_what_a_browser_shows_counts_as_delivered(pushing, ann):
    plans(pushing, ann)
    pushing.hands_over()
    shown = Receipt(kind="delivered", occurred_at=NOON, message_id=pushing.letter(ann).message_id)
    assert receipts.note("webpush", [shown, shown], at=NOON) == {"delivered": 1}
    assert Event.objects.filter(name="message.delivered", customer_id=ann).count() == 1


def test_a_browser_that_is_gone_is_forgotten_and_what_she_allowed_stays(pushing, service, ann):
    service.answers = [(410, {})]
    plans(pushing, ann)
    assert pushing.hands_over() == {"failed": 1}
    assert not Identity.objects.filter(kind="push").exists()
    assert Consent.objects.get(channel="webpush").granted


def test_then_the_next_channel_is_tried(pushing, service, ann):
    service.answers = [(404, {})]
    plans(pushing, ann, others=["sms"])
    pushing.hands_over()
    send = pushing.letter(ann)
    assert (send.channel, send.state, send.reason) == ("sms", "planned", "rejected")


def test_nobody_gets_one_who_did_not_ask_or_asked_no_more(pushing, service, ann):
    cy = pushing.knows("Cy", allows=True)
    asked(pushing, cy, service.browser("cy"))
    says_no(cy)
    bo = pushing.knows("Bo", allows=True)
    plans(pushing, cy, bo)
    assert pushing.hands_over() == {"skipped": 2}
    assert {send.reason for send in Send.objects.all()} == {"consent_refused", "no_address"}
    assert service.calls == []


def says_no(customer):
    no = consent.Statement(
        customer_id=customer,
        channel="webpush",
        purpose="offers",
        granted=False,
        occurred_at=NOON,
        how="shop",
    )
    consent.state([no], actor="customer", at=NOON)


def test_without_the_keys_of_this_machine_it_waits(pushing, service, ann):
    ChannelSetting.objects.filter(pk="webpush").update(secret="v1.other.AAAA")
    with all_channels()["webpush"].open() as line:
        assert isinstance(line.deliver(None), Down)
    plans(pushing, ann)
    assert pushing.hands_over() == {"deferred": 1}
    assert service.calls == []


def test_a_service_that_is_busy_delays_one_and_holds_up_nobody(pushing, service, phone, ann):
    dita = pushing.knows("Dita")
    asked(pushing, dita, service.browser("dita"))
    service.answers = [(429, {"Retry-After": "60"})]
    plans(pushing, ann, dita)
    assert pushing.hands_over() == {"deferred": 1, "accepted": 1}
    waits = Send.objects.get(state="planned")
    assert (waits.reason, waits.detail) == ("try_later", "429 (Retry-After: 60)")

"""What does each answer of an SMS provider mean for the text?"""

from contextlib import closing
from dataclasses import replace

import pytest

from regulars.channels.channel import Accepted, Down, Rejected, Unsure
from regulars.channels.letters import Written
from regulars.channels.texting import twilio
from regulars.host.connection import free_port
from tests.channels.test_channel import PARCEL
from tests.channels.texting.conftest import SID, account

TEXT = replace(PARCEL, to="+37126000001", letter=Written("Hi", "", "", "Your soap runs out soon, Ann."))


def deliver(provider, parcel=TEXT, *, told_at="", **more):
    line = twilio.line(account(provider.url, **more), told_at=told_at)
    with closing(line.line):
        return line.deliver(parcel)


def test_a_text_leaves_as_the_api_wants_it(provider):
    assert deliver(provider, told_at="https://r.amber.lv/sms/status/") == Accepted(
        "1 SMS", "SM00000000000000000000000000000001"
    )
    ((path, who, form),) = provider.calls
    assert (path, who) == (f"/2010-04-01/Accounts/{SID}/Messages.json", f"{SID}:12345")
    assert form == {
        "To": "+37126000001",
        "From": "+37120000000",
        "Body": "Your soap runs out soon, Ann.",
        "StatusCallback": f"https://r.amber.lv/sms/status/{TEXT.key.hex}/",
    }


def test_a_messaging_service_is_no_number(provider):
    deliver(provider, sender="MG" + "0" * 32)
    assert provider.calls[0][2]["MessagingServiceSid"] == "MG" + "0" * 32
    assert "From" not in provider.calls[0][2]


@pytest.mark.parametrize(
    ("status", "body", "means"),
    [
        (400, {"code": 21211, "message": "Invalid 'To'"}, Rejected("21211 Invalid 'To'")),
        (400, {"code": 21610, "message": "Unsubscribed recipient"}, Rejected("21610 Unsubscribed recipient")),
        (400, {"code": 21606, "message": "Not a From"}, Down("provider_refuses_us", "21606 Not a From")),
        (401, {"code": 20003, "message": "Authenticate"}, Down("provider_refuses_us", "20003 Authenticate")),
        (404, "<html>", Down("provider_refuses_us", "404 <html>")),
        (429, {"code": 20429, "message": "Too Many"}, Down("provider_busy", "20429 Too Many")),
        (503, "", Down("provider_ails", "503")),
        (500, {"code": 20500, "message": "Oops"}, Unsure("provider_ails", "20500 Oops")),
        (302, "", Down("provider_refuses_us", "302")),
        (201, "{broken", Accepted("1 SMS", "")),
    ],
)  # fmt: skip
def test_answers(provider, status, body, means):
    provider.answers = [(status, body)]
    assert deliver(provider) == means


def test_who_hangs_up_may_have_taken_it(provider):
    provider.hangs_up = True
    found = deliver(provider)
    assert isinstance(found, Unsure)
    assert len(provider.calls) == 1


def test_whom_nobody_reached_has_not(provider):
    provider.url = f"http://127.0.0.1:{free_port()}"
    found = deliver(provider)
    assert isinstance(found, Down)
    assert found.problem == "provider_silent"


def test_what_has_no_short_form_does_not_leave(provider):
    assert deliver(provider, PARCEL) == Rejected("the letter has no short form")
    long = replace(TEXT, letter=Written("", "", "", "a" * 1531))  # 10 x 153 = 1530
    assert deliver(provider, long) == Rejected("the text has 11 parts; at most 10 are sent")
    assert provider.calls == []

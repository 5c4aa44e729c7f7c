"""Messages leave by the Cloud API, and each of its answers means what Meta's documentation says."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from regulars.channels import examples
from regulars.channels.channel import Accepted, Down, Rejected, TryLater, Unsure
from regulars.channels.cloud.account import Number
from regulars.channels.cloud.line import CloudLine
from regulars.channels.letters import Written
from regulars.host.connection import free_port
from regulars.web.outward.call import Line
from tests.channels.cloud.conftest import ANN, PHONE_ID, REMINDER, TOKEN
from tests.channels.test_channel import PARCEL
from tests.channels.web_api import recorded

LETTER = Written("Running low?", "", "", "Your soap runs out soon.")
SOAP = replace(PARCEL, to=ANN, letter=LETTER, template="replenishment", language="en", words=examples.FULL)
WAMID = "wamid.HBgLMzcxMjYwMDAwMDEVAgARGBI1RjQyNUE3NEYxMzAzMzQ5MkEA"


def deliver(api, parcel=SOAP, *, wrote=None):
    number = Number(phone_id=PHONE_ID, api=api.url, templates=(REMINDER,))
    with closing(Line(number.url, most=8_000)) as line:
        made = CloudLine(number, line, TOKEN, {ANN: parcel.at - wrote} if wrote else {})
        assert TOKEN not in repr(made)
        return made.deliver(parcel)


def test_a_letter_begins_a_conversation_by_its_template(api):
    assert deliver(api) == Accepted("", WAMID)
    (call,) = api.calls
    assert call.path == f"/v23.0/{PHONE_ID}/messages"
    assert call.headers["Authorization"] == f"Bearer {TOKEN}"
    assert (call.said["type"], call.said["template"]["name"]) == ("template", "soap_reminder")


def test_who_wrote_within_a_day_is_answered_in_our_own_words(api):
    deliver(api, wrote=timedelta(hours=23, minutes=59))
    deliver(api, wrote=timedelta(hours=24))
    assert [call.said["type"] for call in api.calls] == ["text", "template"]


def test_a_letter_without_a_template_goes_by_the_next_channel(api):
    latvian = replace(SOAP, language="lv")
    assert deliver(api, latvian) == Rejected("no template is set for replenishment in lv")
    assert deliver(api, replace(SOAP, words=None)) == Rejected(
        "soap_reminder needs product.name, which isn't known"
    )
    long = replace(SOAP, letter=Written("", "", "", "a" * 4097))
    assert isinstance(deliver(api, long, wrote=timedelta(hours=1)), Rejected)
    assert api.calls == []


def test_a_test_goes_in_the_template_that_every_account_has(api):
    deliver(api, replace(PARCEL, to=ANN))
    assert api.calls[0].said["template"]["name"] == "hello_world"


@pytest.mark.parametrize(
    ("status", "code", "means"),
    [
        (429, 130429, Down("provider_busy", "130429 (#130429) Rate limit hit")),
        (400, 80007, Down("provider_busy", "80007 (#130429) Rate limit hit")),
        (400, 131048, Down("provider_busy", "131048 (#130429) Rate limit hit")),
        (400, 131056, TryLater("131056 (#130429) Rate limit hit")),
        (500, 131000, TryLater("131000 (#130429) Rate limit hit")),
        (500, 131016, Down("provider_ails", "131016 (#130429) Rate limit hit")),
        (503, 2, Down("provider_ails", "2 (#130429) Rate limit hit")),
        (401, 190, Down("provider_refuses_us", "190 (#130429) Rate limit hit")),
        (403, 200, Down("provider_refuses_us", "200 (#130429) Rate limit hit")),
        (403, 131031, Down("provider_refuses_us", "131031 (#130429) Rate limit hit")),
        (400, 131042, Down("provider_refuses_us", "131042 (#130429) Rate limit hit")),
        (400, 131047, Rejected("131047 (#130429) Rate limit hit")),
        (400, 131026, Rejected("131026 (#130429) Rate limit hit")),
        (400, 131049, Rejected("131049 (#130429) Rate limit hit")),
        (404, 132001, Rejected("132001 (#130429) Rate limit hit")),
        (400, 100, Rejected("100 (#130429) Rate limit hit")),
    ],
)  # fmt: skip
def test_errors(api, status, code, means):
    told = recorded("whatsapp", "error")
    told["error"]["code"] = code
    api.answers = [(status, told)]
    assert deliver(api) == means


def test_a_token_that_expired_is_ours_to_mend(api):
    api.answers = [(401, recorded("whatsapp", "token_expired"))]
    found = deliver(api)
    assert (found.problem, found.detail[:19]) == ("provider_refuses_us", "190 Error validatin")


@pytest.mark.parametrize(
    ("status", "means"),
    [
        (302, Down("provider_refuses_us", "302 moved")),
        (404, Down("provider_refuses_us", "404 moved")),
        (429, Down("provider_busy", "429 moved")),
        (400, Rejected("400 moved")),
        (500, Unsure("provider_ails", "500 moved")),
        (503, Down("provider_ails", "503 moved")),
        (200, Accepted("", "")),
    ],
)
def test_who_answers_in_its_place(api, status, means):
    api.answers = [(status, "moved")]
    assert deliver(api) == means


def test_who_hangs_up_may_have_taken_it_and_whom_nobody_reached_has_not(api):
    api.hangs_up = True
    assert isinstance(deliver(api), Unsure)
    api.url = f"http://127.0.0.1:{free_port()}"
    assert isinstance(deliver(api), Down)

"""Messages leave by a bot, and each answer of Telegram's means what it says."""

from contextlib import closing
from dataclasses import replace

import pytest

from regulars.channels.bot.calling import method
from regulars.channels.bot.line import BotLine
from regulars.channels.channel import Accepted, Down, Rejected, Unsure
from regulars.channels.letters import Written
from regulars.host.connection import free_port
from tests.channels.bot.conftest import CHAT, TOKEN
from tests.channels.test_channel import PARCEL
from tests.channels.web_api import recorded

TEXT = replace(PARCEL, to=CHAT, letter=Written("Hi", "", "", "Your soap runs out soon, <b>Ann</b>."))


def deliver(api, parcel=TEXT):
    with closing(method("sendMessage", api=api.url, token=TOKEN)) as way:
        line = BotLine(way)
        return line.deliver(parcel), line.gone


def test_a_message_leaves_as_plain_text(api):
    assert deliver(api) == (Accepted("", "42"), [])
    assert api.calls[0].said == {
        "chat_id": CHAT,
        "text": "Your soap runs out soon, <b>Ann</b>.",
        "link_preview_options": {"is_disabled": True},
    }


def test_how_to_leave_stands_below_in_the_language_of_the_letter(api):
    deliver(api, replace(TEXT, unsubscribe="https://r.amber.lv/u/1/", language="lv"))
    assert api.calls[0].said["text"].endswith(".\n\nAtteikties: https://r.amber.lv/u/1/")


@pytest.mark.parametrize(
    ("status", "name", "means", "gone"),
    [
        (403, "blocked", Rejected("403 Forbidden: bot was blocked by the user"), [CHAT]),
        (403, "deactivated", Rejected("403 Forbidden: user is deactivated"), [CHAT]),
        (403, "not_begun", Rejected("403 Forbidden: bot can't initiate conversation with a user"), []),
        (400, "chat_not_found", Rejected("400 Bad Request: chat not found"), []),
        (429, "too_many", Down("provider_busy", "429 Too Many Requests: retry after 34"), []),
        (401, "unauthorized", Down("provider_refuses_us", "401 Unauthorized"), []),
    ],
)
def test_answers(api, status, name, means, gone):
    api.answers = [(status, recorded("telegram", name))]
    assert deliver(api) == (means, gone)


@pytest.mark.parametrize(
    ("status", "means"),
    [
        (302, Down("provider_refuses_us", "302 moved")),
        (404, Down("provider_refuses_us", "404 moved")),
        (502, Unsure("provider_ails", "502 moved")),
        (503, Down("provider_ails", "503 moved")),
    ],
)
def test_who_answers_in_its_place(api, status, means):
    api.answers = [(status, "moved")]
    assert deliver(api)[0] == means


def test_who_hangs_up_may_have_taken_it(api):
    api.hangs_up = True
    assert isinstance(deliver(api)[0], Unsure)
    assert len(api.calls) == 1


def test_whom_nobody_reached_has_not(api):
    api.url = f"http://127.0.0.1:{free_port()}"
    found, _gone = deliver(api)
    assert (type(found), found.problem) == (Down, "provider_silent")
    assert TOKEN not in found.detail


def test_what_has_no_short_form_or_is_too_long_does_not_leave(api):
    assert deliver(api, PARCEL)[0] == Rejected("the letter has no short form")
    long = replace(TEXT, letter=Written("", "", "", "a" * 4097))
    assert deliver(api, long)[0] == Rejected("the text has 4097 characters; at most 4096 are sent")
    assert api.calls == []

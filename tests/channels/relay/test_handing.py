"""A message reaches the store's own program, signed, and what it answers counts."""

import json
from contextlib import closing
from dataclasses import replace

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from regulars import clock
from regulars.channels.channel import Accepted, Down, Rejected, Unsure
from regulars.channels.letters import Written
from regulars.channels.relay.handing import RelayLine, outcome
from regulars.host.connection import free_port
from regulars.web.outward import call
from regulars.web.outward.answer import Answer
from regulars.web.outward.signature import new_secret
from tests.channels.test_channel import PARCEL
from tests.web.outward.receiver import receiving

SECRET = new_secret()


def deliver(url):
    letter = Written("Running low?", "<p>Soap</p>", "Soap\n", "Soap?")
    parcel = replace(PARCEL, letter=letter, unsubscribe="https://r.amber.lv/u/1/", at=clock.wall())
    with closing(call.Line(url)) as line:
        return RelayLine(line, SECRET).deliver(parcel)


def test_the_program_gets_all_of_a_message_and_may_believe_it():
    with receiving() as program:
        assert deliver(program.url) == Accepted("200")
        ((headers, body),) = program.calls
    assert Webhook(SECRET).verify(body, headers)["data"] == {
        "message_id": PARCEL.key.hex,
        "to": "ann@buyer.test",
        "shop": "Amber",
        "subject": "Running low?",
        "short": "Soap?",
        "text": "Soap\n",
        "html": "<p>Soap</p>",
        "unsubscribe": "https://r.amber.lv/u/1/",
    }
    assert headers["webhook-id"] == f"msg_{PARCEL.key.hex}"
    with pytest.raises(WebhookVerificationError):
        Webhook(new_secret()).verify(body, headers)
    assert json.loads(body)["type"] == "message"


@pytest.mark.parametrize(
    ("status", "means"),
    [
        (204, Accepted("204")),
        (422, Rejected("422 hello")),
        (429, Down("provider_busy", "429 hello")),
        (503, Down("provider_busy", "503 hello")),
        (410, Down("provider_refuses_us", "410 hello")),
        (307, Down("provider_refuses_us", "307 hello")),
        (500, Unsure("provider_ails", "500 hello")),
        (None, Unsure("provider_silent", "hello")),
    ],
)
def test_what_each_answer_means(status, means):
    assert outcome(Answer(status, "hello", 1)) == means


def test_a_program_that_is_not_there_has_got_nothing():
    found = deliver(f"http://127.0.0.1:{free_port()}/")
    assert isinstance(found, Down)


def test_an_address_inside_is_not_called(settings):
    settings.BASE_URL = "https://regulars.amber.lv"
    with receiving() as inside:
        found = deliver(inside.url)
        assert inside.calls == []
    assert (type(found), found.problem) == (Down, "provider_silent")
    assert "https://" in found.detail


def test_nobody_leads_us_elsewhere():
    with receiving() as inside, receiving(lambda n: (302, {"Location": inside.url})) as leading:
        found = deliver(leading.url)
        assert (type(found), inside.calls) == (Down, [])

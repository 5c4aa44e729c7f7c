"""What a provider's API answers is what is known of the mail: taken, refused, put off, or nobody knows."""

import json
from dataclasses import replace
from types import MappingProxyType
from urllib.parse import unquote_plus
from uuid import UUID

import pytest

from regulars.channels.channel import Accepted, Down, Parcel, Rejected, Sender, TryLater, Unsure
from regulars.channels.deliverability.api_line import opened
from regulars.channels.deliverability.providers import PROVIDERS, Chosen, Secrets
from regulars.channels.letters import Written
from tests.channels.cast import NOON
from tests.channels.deliverability.provider_api import ProviderApi

KEY = UUID("0123456789abcdef0123456789abcdef")
TAKEN = {
    "postmark": {"To": "ann@buyer.test", "ErrorCode": 0, "Message": "OK", "MessageID": "pm-1"},
    "brevo": {"messageId": "<brevo-1>"},
    "mailgun": {"id": "<mg-1>", "message": "Queued. Thank you."},
    "resend": {"id": "re-1"},
    "sendgrid": {},
}
BY_API = sorted(TAKEN)
INACTIVE = (
    "You tried to send to a recipient that has been marked as inactive.\n Found inactive addresses: "
    "ann@buyer.test. Inactive recipients are ones that have generated a hard bounce or a spam complaint."
)


@pytest.fixture(scope="module")
def api():
    with ProviderApi() as running:
        yield running


def deliver(api, name="postmark", *, to="ann@buyer.test", url="", subject="Your soap"):
    here = MappingProxyType({"": url or api.url})
    wanted = Chosen(replace(PROVIDERS[name], regions=here), Secrets("the-key"))
    parcel = Parcel(
        key=KEY,
        to=to,
        sender=Sender(from_name="Amber & Pine", from_address="shop@amber.test", reply_to="laura@amber.test"),
        letter=Written(subject=subject, html="<p>Soon</p>", text="Soon"),
        unsubscribe="https://amber.test/u/1/",
        at=NOON,
    )
    with opened(wanted) as line:
        return line.deliver(parcel)


@pytest.mark.filterwarnings("ignore:django-anymail has dropped official support for SendGrid")
@pytest.mark.parametrize("name", BY_API)
def test_a_mail_leaves_with_our_own_headers_and_its_key(api, name):
    api.requests.clear()
    api.says(202 if name == "sendgrid" else 200, TAKEN[name])
    taken = deliver(api, name)
    assert isinstance(taken, Accepted)
    assert taken.provider_id
    (asked,) = api.requests
    for said in (KEY.hex, "https://amber.test/u/1/", "List-Unsubscribe=One-Click", "laura@amber.test"):
        assert said in unquote_plus(asked["body"])
    assert "the-key" in json.dumps(asked["headers"]) or name == "mailgun"


@pytest.mark.filterwarnings("ignore:django-anymail has dropped official support for SendGrid")
@pytest.mark.parametrize("name", BY_API)
def test_no_subject_begins_a_header(api, name):
    api.requests.clear()
    api.says(202 if name == "sendgrid" else 200, TAKEN[name])
    assert isinstance(deliver(api, name, subject="Soap\r\nBcc: all@buyer.test"), Accepted)
    body = unquote_plus(api.requests[0]["body"])
    assert "Soap Bcc: all@buyer.test" in body
    assert "\\r" not in body
    assert "\r" not in body


@pytest.mark.parametrize(
    ("status", "answer", "outcome"),
    [
        (422, {"ErrorCode": 300, "Message": "Invalid 'To' address: 'ann@buyer.test'."}, Rejected),
        (422, {"ErrorCode": 406, "Message": INACTIVE}, Rejected),
        (422, {"ErrorCode": 400, "Message": "The 'From' address is no sender signature"}, TryLater),
        (401, {"ErrorCode": 10, "Message": "Bad or missing API token."}, Down),
        (429, {"ErrorCode": 429, "Message": "Too many"}, Down),
        (503, {}, Down),
        (500, {}, Unsure),
        (504, {}, Unsure),
        (200, "no object", Unsure),
    ],
)
def test_what_is_answered_says_what_became_of_it(api, status, answer, outcome):
    api.says(status, answer)
    assert isinstance(deliver(api), outcome)


def test_what_is_said_names_nobody(api):
    api.says(422, {"ErrorCode": 412, "Message": "recipient ann@buyer.test is not allowed"})
    said = deliver(api)
    assert isinstance(said, Rejected)
    assert "ann@" not in said.detail


def test_silence_after_the_request_means_that_nobody_knows(api):
    api.hangs_up = True
    try:
        assert isinstance(deliver(api), Unsure)
    finally:
        api.hangs_up = False


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://provider.invalid/"])
def test_where_nobody_answers_nothing_was_taken(api, url):
    outcome = deliver(api, url=url)
    assert isinstance(outcome, Down)
    assert outcome.problem == "unreachable"


def test_an_address_that_needs_smtputf8_is_refused_here(api):
    api.requests.clear()
    assert isinstance(deliver(api, to="аня@buyer.test"), Rejected)
    assert api.requests == []

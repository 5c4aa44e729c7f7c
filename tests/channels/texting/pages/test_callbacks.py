"""The provider tells what became of texts, and what people answered, and nobody else can."""

from urllib.parse import urlencode

import pytest

from regulars.channels.texting.callbacks import signature_of
from regulars.customers.models import Consent, Suppression
from regulars.events.models import Event
from tests.channels.texting.conftest import TOKEN, has_number

ANN = "+37126000001"


@pytest.fixture
def tells(client, settings):
    """A call of the provider's, signed by its token or another."""

    def call(path, token=TOKEN, **form):
        signature = signature_of(settings.BASE_URL + path, {n: [v] for n, v in form.items()}, token=token)
        return client.post(
            path,
            urlencode(form),
            content_type="application/x-www-form-urlencoded",
            headers={"X-Twilio-Signature": signature},
        )

    return call


def test_a_stop_that_comes_in_is_heard_and_answered_with_nothing(texting, tells):
    ann = texting.knows("Ann")
    has_number(ann, ANN)
    answer = tells("/sms/answers/", From=ANN, Body="Stop", MessageSid="SM9")
    assert (answer.status_code, answer.content.endswith(b"<Response/>")) == (200, True)
    assert not Consent.objects.filter(customer_id=ann, channel="sms", granted=True).exists()
    assert Consent.objects.filter(customer_id=ann, channel="sms").count() == 2


def test_who_is_not_the_provider_is_turned_away(texting, tells, client):
    ann = texting.knows("Ann")
    has_number(ann, ANN)
    assert tells("/sms/answers/", token="guessed", From=ANN, Body="Stop").status_code == 403
    assert client.post("/sms/answers/", {"From": ANN, "Body": "Stop"}).status_code == 403
    assert tells(f"/sms/status/{'7' * 32}/", token="", MessageStatus="delivered").status_code == 403
    assert not Consent.objects.filter(channel="sms").exists()


def test_a_number_that_is_none_is_let_pass(texting, tells):
    assert tells("/sms/answers/", From="Shortcode", Body="Stop").status_code == 200
    assert not Suppression.objects.exists()


def test_what_became_of_a_text_is_told(texting, tells):
    ann = texting.knows("Ann")
    has_number(ann, ANN)
    texting.plans(ann)
    send = texting.letter(ann)
    path = f"/sms/status/{send.key.hex}/"
    type(send).objects.update(channel="sms", state="unknown", message_id=f"<{send.key.hex}@sms>")
    for _ in range(2):
        assert tells(path, MessageStatus="delivered", MessageSid="SM1").status_code == 204
    assert texting.letter(ann).state == "accepted"  # nobody was sure of it
    assert Event.objects.filter(name="message.delivered").count() == 1
    assert tells(path, MessageStatus="sent").status_code == 204
    assert tells("/sms/status/nonsense/", MessageStatus="delivered").status_code == 204


def test_a_number_that_nobody_has_gets_no_more(texting, tells, provider):
    ann = texting.knows("Ann")
    has_number(ann, ANN)
    texting.plans(ann)
    send = texting.letter(ann)
    type(send).objects.update(channel="sms", state="accepted", message_id=f"<{send.key.hex}@sms>")
    tells(f"/sms/status/{send.key.hex}/", MessageStatus="undelivered", ErrorCode="30005", MessageSid="SM1")
    assert Event.objects.get(name="message.bounced").payload["permanent"] is True

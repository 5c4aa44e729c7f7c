"""Meta tells us what people write, and nobody else can."""

import hmac

from regulars.channels.cloud import queries
from regulars.customers.models import Consent
from tests.channels.cloud.conftest import APP_SECRET, allows, api, body, chatting

__all__ = ["api", "chatting"]


def tells(client, raw, *, secret=APP_SECRET):
    signature = "sha256=" + hmac.new(secret.encode(), raw, "sha256").hexdigest()
    return client.post(
        "/whatsapp/", raw, content_type="application/json", headers={"X-Hub-Signature-256": signature}
    )


def test_a_stop_is_heard(chatting, client):
    ann = chatting.knows("Ann")
    allows(ann)
    assert tells(client, body("text", text={"body": "Stop"})).status_code == 200
    assert not Consent.objects.filter(customer_id=ann, channel="whatsapp").latest("id").granted


def test_who_is_not_meta_is_turned_away(chatting, client):
    ann = chatting.knows("Ann")
    allows(ann)
    stop = body("text", text={"body": "Stop"})
    assert tells(client, stop, secret="guessed").status_code == 403
    assert client.post("/whatsapp/", stop, content_type="application/json").status_code == 403
    assert Consent.objects.filter(customer_id=ann, channel="whatsapp").latest("id").granted


def test_the_address_is_confirmed_to_who_knows_the_word(chatting, client):
    asked = {"hub.mode": "subscribe", "hub.challenge": "1158201444"}
    answer = client.get("/whatsapp/", {**asked, "hub.verify_token": queries.secrets().verify})
    assert (answer.status_code, answer.content, answer["Content-Type"]) == (200, b"1158201444", "text/plain")
    for word in ("", "guessed", "ā"):
        assert client.get("/whatsapp/", {**asked, "hub.verify_token": word}).status_code == 403
    assert client.get("/whatsapp/").status_code == 403


def test_while_no_number_is_set_nobody_is_heard(shop, client):
    assert tells(client, body("text"), secret="").status_code == 403
    assert client.get("/whatsapp/", {"hub.mode": "subscribe", "hub.verify_token": ""}).status_code == 403


def test_what_cannot_be_read_is_let_pass(chatting, client):
    assert tells(client, b"{").status_code == 200


def test_many_at_a_time_are_taken_but_not_endlessly_many(chatting, client):
    """Meta sends up to 3 MB at a time, which is more than a form may have."""
    assert tells(client, body("text") + b" " * 3 * 2**20).status_code == 200
    assert tells(client, body("text") + b" " * 4 * 2**20).status_code == 413

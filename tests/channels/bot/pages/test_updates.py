"""Telegram tells us what people do, and nobody else can."""

import json

from regulars.channels.bot.joining import Invitation, token_of
from regulars.customers.models import Consent, Identity
from tests.channels.bot.conftest import CHAT, PROOF, api, chatting
from tests.channels.cast import NOON
from tests.channels.web_api import recorded

__all__ = ["api", "chatting"]


def tells(client, told, *, proof=PROOF):
    body = told if isinstance(told, bytes) else json.dumps(told).encode()
    headers = {"X-Telegram-Bot-Api-Secret-Token": proof} if proof else {}
    return client.post("/telegram/", body, content_type="application/json", headers=headers)


def test_a_start_joins_and_is_answered_in_the_same_call(chatting, client):
    ann = chatting.knows("Ann", allows=False)
    told = recorded("telegram", "start")
    told["message"]["text"] = f"/start {token_of(Invitation(ann, 0), at=NOON)}"
    answer = tells(client, told).json()
    assert (answer["method"], answer["chat_id"]) == ("sendMessage", int(CHAT))
    assert "Amber & Pine" in answer["text"]
    assert Identity.objects.get(kind="telegram").customer_id == ann


def test_who_does_not_show_the_secret_is_turned_away(chatting, client):
    ann = chatting.knows("Ann")
    Identity.objects.create(customer_id=ann, kind="telegram", value=CHAT, first_seen_at=NOON)
    for proof in ("", "guessed", PROOF[:-1], "ā"):
        assert tells(client, recorded("telegram", "stop"), proof=proof).status_code == 403
    assert client.get("/telegram/").status_code == 405
    assert not Consent.objects.filter(channel="telegram").exists()


def test_while_no_bot_is_set_nobody_is_heard(shop, client):
    assert tells(client, recorded("telegram", "stop"), proof="").status_code == 403


def test_what_cannot_be_read_is_let_pass_so_that_it_does_not_come_again(chatting, client):
    for told in (b"", b"{", b'{"update_id": "x"}', recorded("telegram", "a_picture")):
        answer = tells(client, told)
        assert (answer.status_code, answer.content) == (200, b"")

"""Do receivers that follow Standard Webhooks believe us, and nobody else?"""

import json
from datetime import timedelta

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from regulars import clock
from regulars.web.outward.signature import headers, new_secret

BODY = json.dumps({"type": "order.placed", "data": {"name": "Žanna"}}, ensure_ascii=False)


def test_their_own_library_verifies_what_we_sign():
    secret = new_secret()
    sent = headers("msg_1_2", BODY, keys=[secret], at=clock.wall())
    assert Webhook(secret).verify(BODY, sent)["type"] == "order.placed"
    assert secret.startswith("whsec_")


def test_while_a_secret_is_replaced_both_are_believed():
    old, new, other = new_secret(), new_secret(), new_secret()
    sent = headers("msg_1_2", BODY, keys=[new, old], at=clock.wall())
    assert Webhook(old).verify(BODY, sent) == Webhook(new).verify(BODY, sent)
    with pytest.raises(WebhookVerificationError):
        Webhook(other).verify(BODY, sent)


def test_neither_another_body_nor_an_old_call_is_believed():
    secret = new_secret()
    sent = headers("msg_1_2", BODY, keys=[secret], at=clock.wall())
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(BODY.replace("placed", "paid"), sent)
    late = headers("msg_1_2", BODY, keys=[secret], at=clock.wall() - timedelta(minutes=6))
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(BODY, late)

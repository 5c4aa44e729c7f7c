"""The owner lets mail leave by a provider, and learns where it is to tell of it."""

import pytest

from regulars.channels.deliverability.providers import chosen
from regulars.channels.email import CHANNEL

HERE = "/settings/email/provider/"


def given(**more):
    return {"provider": "postmark", "region": "", "key": "the-key", "receipts": "", **more}


def test_a_provider_is_set_and_its_key_is_never_shown(shop, client):
    client.post(HERE, given())
    assert (chosen().secrets.key, CHANNEL.is_set(), CHANNEL.is_loopback()) == ("the-key", True, False)
    made = chosen().secrets.receipts
    shown = client.get(HERE).content.decode()
    assert "the-key" not in shown
    assert f"regulars:{made}@" in shown
    assert "Mail leaves by Postmark" in client.get("/settings/email/").content.decode()
    client.post(HERE, given(key=""))
    assert (chosen().secrets.key, chosen().secrets.receipts) == ("the-key", made)


def test_amazon_takes_mail_by_smtp(shop, client):
    client.post(HERE, given(provider="amazon_ses", region="eu-west-1", key="user:pass:word"))
    server = CHANNEL.server()
    assert (server.host, server.user, server.password) == (
        "email-smtp.eu-west-1.amazonaws.com",
        "user",
        "pass:word",
    )


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"key": ""}, "Without it nothing can leave."),
        ({"provider": "amazon_ses", "region": "eu-west-1"}, "Write it as user:password."),
        ({"provider": "mailgun"}, "Choose one of this provider’s."),
        ({"region": "eu"}, "Choose one of this provider’s."),
    ],
)
def test_what_is_missing_is_said(shop, client, wrong, said):
    assert said in client.post(HERE, given(**wrong)).content.decode()
    assert chosen() is None


def test_a_server_takes_its_place_again(shop, client):
    client.post(HERE, given())
    server = {"host": "smtp.amber.lv", "port": "587", "security": "starttls", "connections": "8"}
    server |= {"user": "", "password": ""}
    client.post("/settings/email/", server)
    assert (chosen(), CHANNEL.server().host) == (None, "smtp.amber.lv")

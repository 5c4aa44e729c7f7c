"""A play that writes in Telegram, else in WhatsApp, else by e-mail: each on the first that reaches them."""

import pytest

from regulars.business.models import Business
from regulars.channels import actions as mail
from regulars.channels.bot.joining import Invitation, token_of
from regulars.channels.channel import Sender
from regulars.channels.cloud import actions as cloud
from regulars.channels.cloud.account import Number, Template
from regulars.channels.models import ChannelSetting, Send
from regulars.channels.smtp import Server
from regulars.customers.models import Identity
from regulars.engine.actions import set_clock, switch_on
from regulars.engine.why import why
from regulars.engine.work import work_until_idle
from tests.channels.bot.conftest import PROOF, USUALLY, bot_at
from tests.channels.cloud.conftest import APP_SECRET, PHONE_ID
from tests.channels.cloud.conftest import TOKEN as CLOUD_TOKEN
from tests.channels.conftest import key_file, mail_server, mailbox  # noqa: F401 fixtures
from tests.channels.web_api import recorded, serving
from tests.engine.store import NOON, Store, id_of

PLAY = {
    "name": "thanks",
    "says": "Ask how they like it.",
    "because": "Whoever is asked comes back.",
    "when": {"event": "order.placed"},
    "for": "orders >= 1",
    "steps": [{"send": {"template": "second_order", "channels": ["telegram", "whatsapp", "email"]}}],
    "goal": {"event": "order.placed", "within": "30 days"},
    "holdout": "0%",
}


@pytest.fixture
def api():
    """Telegram and Meta in one."""
    with serving({**USUALLY, "messages": recorded("whatsapp", "taken")}) as found:
        yield found


@pytest.fixture
def shop(database, key_file, mailbox, api):
    """A demo store with a bot, a number and a mail server, all on this machine."""
    store = Store.opened()
    Business.objects.update(sandbox=True)
    server = Server(host="127.0.0.1", port=mailbox.port, security="none", timeout=5)
    mail.set_email_server(server, who=None, at=NOON)
    mail.set_sender(Sender(from_name="Candles", from_address="shop@candles.test"), who=None, at=NOON)
    ChannelSetting.objects.create(**bot_at(api.url, at=NOON))
    number = Number(phone_id=PHONE_ID, api=api.url)
    cloud.set_number(number, token=CLOUD_TOKEN, app_secret=APP_SECRET, who=None, at=NOON)
    template = Template(letter="second_order", language="en", name="thanks", code="en", words=("short",))
    cloud.set_template(template, who=None, at=NOON)
    switch_on(PLAY, who=None, at=NOON)
    set_clock(NOON, who=None)
    return store


def starts(client, name, chat):
    """Press Start behind the link of their own page."""
    told = recorded("telegram", "start")
    said = f"/start {token_of(Invitation(id_of(name), 0), at=NOON)}"
    told["message"] |= {"text": said, "date": int(NOON.timestamp()), "chat": {"id": chat, "type": "private"}}
    headers = {"X-Telegram-Bot-Api-Secret-Token": PROOF}
    assert client.post("/telegram/", told, content_type="application/json", headers=headers).json()["text"]


def test_each_on_the_first_channel_that_reaches_them(shop, api, mailbox, client):
    """Ann joined in Telegram; Bo allows WhatsApp; Dita blocked the bot, so mail is left; Cy refused all."""
    for name, chat in (("ann", 101), ("dita", 104)):
        shop.hears(name, ago=9)
        starts(client, name, chat)
    shop.hears("bo", ago=9, channel="whatsapp")
    Identity.objects.create(customer_id=id_of("bo"), kind="phone", value="+37126000002", first_seen_at=NOON)
    shop.hears("cy", ago=9, yes=False)
    api.answers = [(403, recorded("telegram", "blocked"))]

    shop.sells("dita")
    work_until_idle()
    for name in ("ann", "bo", "cy"):
        shop.sells(name)
    work_until_idle()

    assert mailbox.recipients() == {"dita@example.com": 1}
    assert [call.said["chat_id"] for call in api.calls if "sendMessage" in call.path] == ["104", "101"]
    assert [call.said["to"] for call in api.calls if "messages" in call.path] == ["37126000002"]
    assert {(row.customer_id, row.channel, row.state) for row in Send.objects.all()} == {
        (id_of("ann"), "telegram", "accepted"),
        (id_of("bo"), "whatsapp", "accepted"),
        (id_of("dita"), "email", "accepted"),
    }
    assert why(id_of("cy"), "thanks", at=NOON).reason == "consent_refused"

"""A shop that writes in Telegram, by an API on this machine."""

from datetime import datetime

import msgspec
import pytest

from regulars.channels import actions as channel_actions
from regulars.channels import keyring
from regulars.channels.bot.account import Bot, Secrets
from regulars.channels.bot.queries import CHANNEL
from regulars.channels.channel import Sender
from regulars.channels.models import ChannelSetting
from regulars.customers.actions.attach import attach
from regulars.customers.actions.consent import Statement, state
from tests.channels.cast import LAST_MONTH
from tests.channels.web_api import recorded, serving

TOKEN = "123456789:" + "AAE" + "x" * 32
PROOF = "known-to-telegram-and-us"
CHAT = "555000111"
USUALLY = {
    "getMe": recorded("telegram", "get_me"),
    "setWebhook": recorded("telegram", "set_webhook"),
    "sendMessage": recorded("telegram", "taken"),
}


@pytest.fixture
def api():
    with serving(USUALLY) as found:
        yield found


@pytest.fixture
def chatting(shop, api):
    """The shop with its bot set, which Telegram reaches, and no mail server."""
    sender = Sender(from_name="Amber & Pine", from_address="shop@amber.test", signed_by="Laura")
    channel_actions.set_sender(sender, who=None, at=shop.at)
    ChannelSetting.objects.create(**bot_at(api.url, at=shop.at))
    return shop


def bot_at(url: str, *, at: datetime) -> dict[str, object]:
    """A bot that Telegram reaches, as it is kept."""
    bot = Bot(username="amber_pine_bot", api=url, hears_at="https://r.amber.test/telegram/")
    secret = keyring.sealed(msgspec.json.encode(Secrets(TOKEN, PROOF)).decode())
    return {"channel": CHANNEL, "settings": msgspec.to_builtins(bot), "secret": secret, "changed_at": at}


def has_joined(customer: int, *, chat: str = CHAT) -> None:
    attach(customer, kind="telegram", value=chat, at=LAST_MONTH)
    said = Statement(
        customer_id=customer,
        channel="telegram",
        purpose="offers",
        granted=True,
        occurred_at=LAST_MONTH,
        how="link",
    )
    state([said], actor="customer", at=LAST_MONTH)

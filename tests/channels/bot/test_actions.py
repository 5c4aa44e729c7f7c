"""The owner says by which bot the store writes, and Telegram is told where we hear."""

import pytest

from regulars.channels.bot import queries
from regulars.channels.bot.account import Unusable
from regulars.channels.bot.actions import set_bot
from regulars.channels.models import ChannelSetting
from regulars.events.models import Event
from regulars.host.connection import free_port
from tests.channels.bot.conftest import TOKEN
from tests.channels.web_api import recorded


def test_the_token_is_kept_only_sealed(shop, api):
    bot = set_bot(TOKEN, api=api.url, who=None, at=shop.at)
    row = ChannelSetting.objects.get(channel="telegram")
    assert (bot.username, bot.hears_at) == ("amber_pine_bot", "")  # nobody reaches this machine
    assert [call.path.rpartition("/")[2] for call in api.calls] == ["getMe"]
    assert TOKEN not in f"{row.settings}{row.secret}"
    assert queries.secrets().token == TOKEN
    assert Event.objects.get(name="channel.set").payload["channel"] == "telegram"


def test_telegram_is_told_where_we_hear_and_by_what_we_know_it(shop, api, monkeypatch):
    monkeypatch.setattr("regulars.channels.bot.actions.hears_at", lambda: "https://r.amber.lv/telegram/")
    first = set_bot(TOKEN, api=api.url, who=None, at=shop.at)
    told = api.calls[1].said
    assert (first.hears_at, told["url"]) == ("https://r.amber.lv/telegram/", "https://r.amber.lv/telegram/")
    assert told["allowed_updates"] == ["message", "my_chat_member"]
    assert told["secret_token"] == queries.secrets().proof
    assert len(told["secret_token"]) == 43


def test_what_telegram_refuses_is_said_and_changes_nothing(shop, api):
    for status, name, says in [(401, "unauthorized", "Unauthorized"), (200, "set_webhook", "which bot")]:
        api.answers = [(status, recorded("telegram", name))]
        with pytest.raises(Unusable, match=says):
            set_bot(TOKEN, api=api.url, who=None, at=shop.at)
    with pytest.raises(Unusable) as silent:
        set_bot(TOKEN, api=f"http://127.0.0.1:{free_port()}", who=None, at=shop.at)
    assert TOKEN not in str(silent.value)
    assert queries.bot() is None

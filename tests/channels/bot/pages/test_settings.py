"""The owner sets the bot."""

from regulars.channels.bot import queries
from regulars.channels.models import ChannelSetting
from regulars.web.models import StaffAction
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member
from tests.channels.bot.conftest import TOKEN, api, chatting
from tests.channels.web_api import recorded

__all__ = ["api", "chatting"]
PAGE = "/settings/telegram/"


def test_the_owner_sets_another_token_which_is_never_shown(chatting, client, api):
    another = TOKEN[:-1] + "y"
    done = client.post(PAGE, {"token": another}, follow=True).content.decode()
    assert "@amber_pine_bot" in done
    assert TOKEN[-20:-1] not in done
    assert queries.secrets().token == another
    assert StaffAction.objects.get(action="bot.set").detail == {"bot": "amber_pine_bot"}


def test_what_telegram_says_against_it_stands_beside_it(chatting, client, api):
    api.answers = [(401, recorded("telegram", "unauthorized"))]
    shown = client.post(PAGE, {"token": TOKEN}).content.decode()
    assert "Telegram says: Unauthorized" in shown
    assert TOKEN not in shown
    assert "BotFather shows it as" in client.post(PAGE, {"token": "x"}).content.decode()


def test_where_telegram_cannot_reach_us_that_is_said(chatting, client, settings):
    settings.BASE_URL = "https://r.amber.test"
    assert "nobody’s stop" not in client.get(PAGE).content.decode()
    settings.BASE_URL = "https://new.amber.test"
    assert "Telegram tells another address" in client.get(PAGE).content.decode()
    ChannelSetting.objects.update(settings={"username": "amber_pine_bot"})
    assert "can’t reach this machine" in client.get(PAGE).content.decode()


def test_the_stored_token_may_be_saved_once_more(chatting, client, api):
    assert "Saved" in client.post(PAGE, {"token": ""}, follow=True).content.decode()
    assert (queries.secrets().token, api.calls[0].path) == (TOKEN, f"/bot{TOKEN}/getMe")


def test_others_do_not(shop, database):
    marketer = client_of(member("Mara", role=Role.MARKETER))
    assert marketer.get(PAGE).status_code == 403

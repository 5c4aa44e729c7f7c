"""By which bot does the store write?"""

from regulars.channels.bot import queries
from regulars.channels.bot.account import Secrets
from tests.channels.bot.conftest import PROOF, TOKEN


def test_a_bot_comes_back_as_it_was_set(chatting, api):
    assert (queries.bot().api, queries.bot().username) == (api.url, "amber_pine_bot")
    assert queries.secrets() == Secrets(TOKEN, PROOF)


def test_without_one_there_is_none(shop):
    assert (queries.bot(), queries.secrets()) == (None, Secrets())

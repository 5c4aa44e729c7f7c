"""Setting the bot in a terminal."""

import json

from click.testing import CliRunner

from regulars.channels.bot import queries
from regulars.channels.bot.terminal import set_telegram
from regulars.cli import with_json
from tests.channels.bot.conftest import TOKEN
from tests.channels.web_api import recorded

SET = with_json(set_telegram)


def test_a_bot_by_its_token(shop, api):
    done = CliRunner().invoke(SET, ["--token", TOKEN, "--api", api.url, "--json"])
    assert json.loads(done.output) == {"channel": "telegram", "bot": "amber_pine_bot", "hears_at": ""}
    assert queries.secrets().token == TOKEN


def test_what_cannot_be_used_is_said_without_the_token(shop, api):
    api.answers = [(401, recorded("telegram", "unauthorized"))]
    for args, says in [
        (["--token", "AC1"], "BotFather"),
        (["--token", TOKEN, "--api", "ftp://x"], "https://"),
        (["--token", TOKEN, "--api", api.url], "Telegram says: Unauthorized"),
    ]:
        done = CliRunner().invoke(SET, args)
        assert (done.exit_code, says in done.output, TOKEN in done.output) == (1, True, False)
    assert queries.bot() is None

"""How is the bot set in a terminal?"""

import click

from regulars import clock
from regulars.channels.bot import actions
from regulars.channels.bot.account import TELEGRAM, Unusable
from regulars.host.answer import answer
from regulars.web.outward.address import AddressRefused


@click.command("telegram")
@click.option("--token", required=True, help="The bot's token, as BotFather shows it.")
@click.option("--api", default=TELEGRAM, show_default=True, help="A Bot API server of your own.")
def set_telegram(token: str, api: str) -> None:
    """Let messages leave in Telegram by this bot."""
    try:
        bot = actions.set_bot(token, api=api, who=None, at=clock.now())
    except (Unusable, AddressRefused) as refused:
        raise click.ClickException(str(refused)) from None
    words = f"Messages leave in Telegram by @{bot.username}."
    deaf = "" if bot.hears_at else " Telegram can't reach us here, so nobody can join: set REGULARS_URL."
    values = {"channel": "telegram", "bot": bot.username, "hears_at": bot.hears_at}
    answer(values, words=words + deaf)

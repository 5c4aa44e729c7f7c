"""How does a letter leave in Telegram?"""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from regulars import clock
from regulars.channels.bot import queries
from regulars.channels.bot.calling import method
from regulars.channels.bot.line import BotLine
from regulars.channels.channel import Down, Line, Sender
from regulars.channels.email import Silent
from regulars.channels.smtp import is_loopback
from regulars.customers.actions.suppress import Block, suppress
from regulars.customers.queries import found_by
from regulars.host.trouble import Trouble


class Telegram:
    """Telegram by the store's bot; people are told apart by their chat with it."""

    name = "telegram"
    identity = "telegram"

    def is_set(self) -> bool:
        return queries.bot() is not None

    def is_loopback(self) -> bool:
        bot = queries.bot()
        return bot is not None and is_loopback(urlsplit(bot.api).hostname or "")

    def most_lines(self) -> int:
        """One: a bot may write to about 30 people in a second, and one line stays below that."""
        return 1

    def message_id(self, key: UUID, *, sender: Sender) -> str:
        return f"<{key.hex}@telegram>"

    @contextmanager
    def open(self) -> Iterator[Line]:
        bot = queries.bot()
        if bot is None:
            yield Silent(Down("no_telegram_server"))
            return
        try:
            token = queries.secrets().token
        except Trouble as trouble:
            yield Silent(Down("password_sealed", str(trouble)))
            return
        with closing(method("sendMessage", api=bot.api, token=token)) as send:
            line = BotLine(send)
            try:
                yield line
            finally:
                block(line.gone)


def block(chats: Sequence[str]) -> None:
    """Let nothing go to chats any more whose people blocked the bot; a new /start of theirs unblocks it."""
    if chats:
        at = clock.now()
        suppress([gone(chat, at=at) for chat in chats], actor="house", at=at)


def gone(chat: str, *, at: datetime) -> Block:
    whose = next(iter(found_by(kind=CHANNEL.identity, value=chat)), None)
    return Block(channel=CHANNEL.name, address=chat, reason="asked", since=at, customer_id=whose)


CHANNEL = Telegram()

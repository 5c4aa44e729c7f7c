"""What does Telegram tell the bot?

https://core.telegram.org/bots/api#update, of which the messages of a person alone with the bot count, and
that somebody blocked or unblocked it. All else is let pass.
"""

from datetime import UTC, datetime

import msgspec


class Chat(msgspec.Struct, frozen=True):
    id: int
    type: str


class From(msgspec.Struct, frozen=True):
    language_code: str = ""


class Message(msgspec.Struct, frozen=True):
    chat: Chat
    date: int
    text: str = ""
    sender: From = msgspec.field(name="from", default=From())


class Member(msgspec.Struct, frozen=True):
    status: str


class MemberUpdated(msgspec.Struct, frozen=True):
    chat: Chat
    date: int
    new_chat_member: Member


class Update(msgspec.Struct, frozen=True):
    update_id: int
    message: Message | None = None
    my_chat_member: MemberUpdated | None = None


class Unreadable(ValueError):
    """This isn't what Telegram sends."""


def update_of(body: bytes) -> Update:
    """Raises Unreadable."""
    try:
        return msgspec.json.decode(body, type=Update)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Unreadable(str(error)) from None


def moment_of(date: int, *, at: datetime) -> datetime:
    """When it happened, as Telegram says it; never after it is told. Raises Unreadable."""
    try:
        return min(datetime.fromtimestamp(date, UTC), at)
    except (ValueError, OverflowError, OSError):
        raise Unreadable(f"{date} is no moment") from None

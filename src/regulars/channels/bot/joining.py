"""Which link joins somebody's chat in Telegram to the person that we know?

A deep link, https://core.telegram.org/bots/features#deep-linking: Telegram opens the chat with the bot and,
when they press Start, tells us what stands in the link. That is at most 64 characters of A-Z, a-z, 0-9, _ and
-, so the parts of a token stand there one behind the other, the last two of a fixed length.
"""

import re
import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from regulars.channels import keyring
from regulars.channels.bot import queries

USE = "telegram"
SAYS = struct.Struct(">QQI")  # the person, the message, the hour since 1970
BODY, SIGNATURE = 27, 22  # bytes in base64 without padding
TOKEN = re.compile(rf"(\d{{1,8}})([\w-]{{{BODY}}})([\w-]{{{SIGNATURE}}})", re.ASCII)
GOOD_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a link says. send_id: of the message by which they came to it, 0 where none did."""

    customer_id: int
    send_id: int


def url_of(invitation: Invitation, *, at: datetime) -> str:
    """The link; '' where no bot is set that hears who comes."""
    bot = queries.bot()
    if bot is None or not bot.hears_at:
        return ""
    return f"https://t.me/{bot.username}?start={token_of(invitation, at=at)}"


def token_of(invitation: Invitation, *, at: datetime) -> str:
    says = SAYS.pack(invitation.customer_id, invitation.send_id, int(at.timestamp()) // 3600)
    return keyring.signed_bytes(says, use=USE).replace(".", "")


def invitation_of(token: str, *, at: datetime) -> Invitation | None:
    """What a link says; None when it isn't one of ours, or is over a month old."""
    parts = TOKEN.fullmatch(token)
    says = keyring.said_bytes(".".join(parts.groups()), use=USE, at=at) if parts else None
    if says is None:
        return None
    customer_id, send_id, hour = SAYS.unpack(says)
    made_at = datetime.fromtimestamp(hour * 3600, UTC)
    return Invitation(customer_id, send_id) if at < made_at + GOOD_FOR else None

"""What keeps all messages of a channel from leaving now?"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings

from regulars.channels import guard, queries
from regulars.channels.byhand.channel import ByHand
from regulars.channels.channel import Channel, channels
from regulars.channels.fate import LONGEST_PAUSE
from regulars.channels.smtp import is_loopback

if TYPE_CHECKING:
    from regulars.channels.models import Send

FOREMOST = "email"
"""The channel that every store is expected to set."""
UNSET = "channel_unset"


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why nothing leaves, in one word; what the other side said; and when it is tried again by itself.

    by_hand: nothing is wrong, somebody of the staff has to take it.
    """

    reason: str
    detail: str = ""
    until: datetime | None = None
    by_hand: bool = False


def hindrance(channel: Channel, *, at: datetime) -> Hindrance | None:
    """What stands in the way on this channel; None when the way is free."""
    if queries.business().sends_stopped_at:
        return Hindrance("sends_stopped")
    if not channel.is_set():
        return Hindrance(f"no_{channel.name}_server")
    if isinstance(channel, ByHand):
        return Hindrance(channel.waits_for, by_hand=True)
    if channel.name == FOREMOST and not queries.has_sender():
        return Hindrance("no_sender")
    if is_loopback(public_host()) and not channel.is_loopback() and not guard.only_to():
        return Hindrance("no_public_address")
    return troubled(channel, at=at)


def troubled(channel: Channel, *, at: datetime) -> Hindrance | None:
    """Until when the other side is left alone; one of a clock that was set back since counts no more."""
    trouble = queries.trouble(channel.name, at=at)
    if trouble is None or trouble.retry_at > at + LONGEST_PAUSE:
        return None
    return Hindrance(trouble.problem, trouble.detail, trouble.retry_at)


def hindrances(*, at: datetime) -> dict[str, Hindrance]:
    """What keeps messages from leaving now, by channel; one that nobody set counts only where some wait."""
    counts = {FOREMOST, *queries.waiting_on(channels())}
    wanted = [channel for name, channel in channels().items() if name in counts or channel.is_set()]
    found = {channel.name: hindrance(channel, at=at) for channel in wanted}
    return {name: why for name, why in found.items() if why}


def waits_because(send: "Send", hindered: dict[str, Hindrance]) -> str:
    """Why a message stands where it does: its own reason, else what keeps its whole channel."""
    if send.state != "planned":
        return send.reason
    if send.channel in hindered:
        return hindered[send.channel].reason
    return send.reason if send.channel in channels() else UNSET


def public_host() -> str:
    """The host that links in letters lead to; on a machine of one's own nobody else can open them."""
    return urlsplit(settings.BASE_URL).hostname or ""

"""What keeps all messages of a channel from leaving now?"""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings

from regulars.business.models import Business
from regulars.channels import guard
from regulars.channels.channel import Channel
from regulars.channels.models import ChannelTrouble, SenderIdentity
from regulars.channels.smtp import is_loopback


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why nothing leaves, in one word; what the other side said; and when it is tried again by itself."""

    reason: str
    detail: str = ""
    until: datetime | None = None


def hindrance(channel: Channel, *, at: datetime) -> Hindrance | None:
    """What stands in the way on this channel; None when the way is free."""
    if Business.objects.filter(sends_stopped_at__isnull=False).exists():
        return Hindrance("sends_stopped")
    if not channel.is_set():
        return Hindrance(f"no_{channel.name}_server")
    if not SenderIdentity.objects.exists():
        return Hindrance("no_sender")
    if is_loopback(public_host()) and not channel.is_loopback() and not guard.only_to():
        return Hindrance("no_public_address")
    trouble = ChannelTrouble.objects.filter(channel=channel.name, retry_at__gt=at).first()
    return Hindrance(trouble.problem, trouble.detail, trouble.retry_at) if trouble else None


def public_host() -> str:
    """The host that links in letters lead to; on a machine of one's own nobody else can open them."""
    return urlsplit(settings.BASE_URL).hostname or ""

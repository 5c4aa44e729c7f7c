"""How does the owner say by which bot the store writes?"""

from collections.abc import Mapping
from datetime import datetime
from secrets import token_urlsafe

import msgspec
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext

from regulars.channels import events, keyring
from regulars.channels.actions import Who, actor
from regulars.channels.bot.account import TELEGRAM, Bot, Secrets, Unusable, checked
from regulars.channels.bot.calling import Said, method
from regulars.channels.bot.queries import CHANNEL
from regulars.channels.hindrance import public_host
from regulars.channels.models import ChannelSetting, ChannelTrouble
from regulars.channels.smtp import is_loopback
from regulars.events.log import NewEvent, record
from regulars.web import audit

HEARS = ("message", "my_chat_member")


def set_bot(token: str, *, api: str = TELEGRAM, who: Who, at: datetime) -> Bot:
    """Let messages leave by the bot of this token, and have Telegram tell us what people do there.

    Telegram is asked whether the token is good, and where it can reach us is told. Raises account.Unusable,
    address.AddressRefused, host.keys.KeysLost.
    """
    token, proof = checked(token, api=api), token_urlsafe(32)
    known = asked("getMe", {}, api=api, token=token).result
    if isinstance(known, bool) or not known.username:
        raise Unusable(gettext("Telegram doesn’t say which bot that is."))
    bot = Bot(username=known.username, api=api, hears_at=hears_at())
    if bot.hears_at:
        wish = {"url": bot.hears_at, "secret_token": proof, "allowed_updates": HEARS}
        asked("setWebhook", wish, api=api, token=token)
    secret = keyring.sealed(msgspec.json.encode(Secrets(token, proof)).decode())
    changes = {"settings": msgspec.to_builtins(bot), "secret": secret, "changed_at": at}
    with transaction.atomic():
        ChannelSetting.objects.update_or_create(channel=CHANNEL, defaults=changes)
        ChannelTrouble.objects.filter(channel=CHANNEL).delete()
        told = NewEvent(
            payload=events.ChannelSet(CHANNEL, api, 0),
            key=f"channel:{CHANNEL}:set:{at.timestamp()}",
            occurred_at=at,
            actor=actor(who),
        )
        record(told, at=at)
        audit.note(who, "bot.set", kind="channel", id=CHANNEL, detail={"bot": bot.username})
    return bot


def asked(name: str, given: Mapping[str, object], *, api: str, token: str) -> Said:
    """What a method of the API answers. Raises account.Unusable with what was wrong."""
    way = method(name, api=api, token=token)
    try:
        answer, said = way.ask(given)
    finally:
        way.close()
    if not (answer.is_yes and said.ok):
        words = gettext("Telegram says: %(words)s")
        raise Unusable(words % {"words": said.description or answer.response or answer.status})
    return said


def hears_at() -> str:
    """Where Telegram tells us what people do; '' where it couldn't reach us."""
    return "" if is_loopback(public_host()) else f"{settings.BASE_URL}{reverse('telegram_updates')}"

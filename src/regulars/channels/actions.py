"""What can the staff change about messages: the server, the senders, stopping all, settling what is unknown?

Each is one transaction: the rows, the event, and who did it.
"""

from dataclasses import asdict
from datetime import datetime

import msgspec
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest

from regulars.business.models import Business
from regulars.channels import events, keyring
from regulars.channels.channel import Sender
from regulars.channels.email import on_the_wire
from regulars.channels.models import ChannelSetting, ChannelTrouble, Send, SenderIdentity
from regulars.channels.outbox import USEFUL_FOR
from regulars.channels.smtp import Server
from regulars.events.log import NewEvent, record
from regulars.web import audit

Who = HttpRequest | User | None
"""The request somebody came by, or the person; None for a command in a terminal."""


class UnusableAddress(ValueError):
    """Mail can't leave under this address, or answers can't go there."""


class NotUnknown(ValueError):
    """Somebody settled this message already."""


def set_email_server(server: Server, *, keep_password: bool = False, who: Who, at: datetime) -> None:
    """Say by which server e-mail leaves; what waited for the old one is tried at once.

    keep_password: the one that is stored stays. Raises host.keys.KeysLost.
    """
    settings = {name: value for name, value in asdict(server).items() if name != "password"}
    changes = {"settings": settings, "changed_at": at}
    if not keep_password:
        changes["secret"] = keyring.sealed(server.password)
    with transaction.atomic():
        ChannelSetting.objects.update_or_create(channel="email", defaults=changes)
        ChannelTrouble.objects.filter(channel="email").delete()
        _record(events.ChannelSet("email", server.host, server.port), key="channel:email:set", who=who, at=at)
        audit.note(who, "channel.set", kind="channel", id="email", detail={"host": server.host})


def set_sender(sender: Sender, *, shop_id: int | None = None, who: Who, at: datetime) -> None:
    """Say as whom a shop writes; without a shop, as whom all do that have no sender of their own.

    Raises UnusableAddress.
    """
    for address in filter(None, (sender.from_address or " ", sender.reply_to)):
        if not address.isascii() or not on_the_wire(address):
            raise UnusableAddress(address)
    with transaction.atomic():
        SenderIdentity.objects.update_or_create(shop_id=shop_id or 0, defaults=asdict(sender))
        _record(events.SenderSet(), key=f"sender:{shop_id or 0}:set", shop_id=shop_id, who=who, at=at)
        audit.note(who, "sender.set", kind="shop", id=shop_id or "", detail={"from": sender.from_address})


def stop_sending(*, who: Who, at: datetime) -> bool:
    """Let nothing leave from now on; False when that holds already."""
    with transaction.atomic():
        stopped = Business.objects.filter(sends_stopped_at=None).update(sends_stopped_at=at)
        if stopped:
            _record(events.SendsStopped(), key="sends:stopped", who=who, at=at)
            audit.note(who, "sends.stopped")
    return bool(stopped)


def resume_sending(*, who: Who, at: datetime) -> bool:
    """Let messages leave again; False when nothing was stopped."""
    with transaction.atomic():
        resumed = Business.objects.exclude(sends_stopped_at=None).update(sends_stopped_at=None)
        if resumed:
            _record(events.SendsResumed(), key="sends:resumed", who=who, at=at)
            audit.note(who, "sends.resumed")
    return bool(resumed)


def settle_unknown(send_id: int, *, sent: bool, who: Who, at: datetime) -> None:
    """Decide what became of an unknown message: it was sent, or it goes again. Raises NotUnknown."""
    decided: dict[str, object] = {"state": "accepted", "ended_at": at, "reason": "settled"}
    if not sent:
        decided = {"state": "planned", "claimed_by": None, "reason": "", "not_before": at}
        decided["not_after"] = at + USEFUL_FOR
    with transaction.atomic():
        send = Send.objects.select_for_update().filter(pk=send_id, state="unknown").first()
        if send is None:
            raise NotUnknown(str(send_id))
        Send.objects.filter(pk=send_id).update(**decided)
        _record(
            events.MessageSettled(send.pk, send.play, send.template, send.channel, sent),
            key=f"send:{send.pk}:settled",
            customer_id=send.customer_id,
            shop_id=send.shop_id,
            who=who,
            at=at,
        )
        audit.note(who, "message.settled", kind="send", id=send.pk, detail={"sent": sent})


def _record(
    payload: msgspec.Struct,
    *,
    key: str,
    who: Who,
    at: datetime,
    customer_id: int | None = None,
    shop_id: int | None = None,
) -> None:
    """These may happen again and again: each moment is a cause of its own."""
    new = NewEvent(
        payload=payload,
        key=f"{key}:{at.timestamp()}",
        occurred_at=at,
        actor=actor(who),
        customer_id=customer_id,
        shop_id=shop_id,
    )
    record(new, at=at)


def actor(who: Who) -> str:
    """How the log names whoever did it."""
    user = who.user if isinstance(who, HttpRequest) else who
    return f"staff:{user.pk}" if isinstance(user, User) else "house"

"""What can the staff do so that mail stays welcome, and what does the program do by itself?

Each is one transaction: the rows, the event, and who did it.
"""

from dataclasses import asdict
from datetime import datetime
from secrets import token_urlsafe
from typing import Any

import msgspec
from django.db import transaction

from regulars.channels import keyring
from regulars.channels.actions import Who, actor
from regulars.channels.deliverability import events, providers, signing
from regulars.channels.deliverability.mailbox import Account
from regulars.channels.deliverability.models import MailboxPlace, SendingDomain
from regulars.channels.deliverability.providers import Chosen, Secrets
from regulars.channels.deliverability.queries import BOUNCES
from regulars.channels.events import ChannelSet
from regulars.channels.models import ChannelSetting, ChannelTrouble, SigningKey
from regulars.events.log import NewEvent, record
from regulars.web import audit


def set_mailbox(account: Account, *, keep_password: bool = False, who: Who, at: datetime) -> None:
    """Say where bounces arrive; another place is read from its start. Raises host.keys.KeysLost."""
    settings = {name: value for name, value in asdict(account).items() if name != "password"}
    changes: dict[str, Any] = {"settings": settings, "changed_at": at}
    if not keep_password:
        changes["secret"] = keyring.sealed(account.password)
    with transaction.atomic():
        ChannelSetting.objects.update_or_create(channel=BOUNCES, defaults=changes)
        MailboxPlace.objects.filter(name=BOUNCES).delete()
        _record(events.BouncesSet(account.host), key="bounces:set", who=who, at=at)
        audit.note(who, "bounces.set", kind="channel", id=BOUNCES, detail={"host": account.host})


def forget_mailbox(*, who: Who, at: datetime) -> bool:
    """Read no mailbox any more; False where none was."""
    with transaction.atomic():
        gone, _each = ChannelSetting.objects.filter(channel=BOUNCES).delete()
        MailboxPlace.objects.filter(name=BOUNCES).delete()
        if gone:
            _record(events.BouncesSet(""), key="bounces:set", who=who, at=at)
            audit.note(who, "bounces.forgotten", kind="channel", id=BOUNCES)
    return bool(gone)


def set_provider(wanted: Chosen, *, who: Who, at: datetime) -> Chosen:
    """Let e-mail leave by a provider; the password that it signs in with here is made up where it needs one.

    An empty key, or one for receipts, leaves the stored one. Raises host.keys.KeysLost.
    """
    known = providers.chosen()
    before = known.secrets if known and known.provider == wanted.provider else Secrets("")
    made = token_urlsafe(24) if wanted.provider.proof == "basic" else ""
    secrets = Secrets(wanted.secrets.key or before.key, wanted.secrets.receipts or before.receipts or made)
    settings = {"provider": wanted.provider.name, "region": wanted.region}
    sealed = keyring.sealed(msgspec.json.encode(secrets).decode())
    with transaction.atomic():
        ChannelSetting.objects.update_or_create(
            channel="email", defaults={"settings": settings, "secret": sealed, "changed_at": at}
        )
        ChannelTrouble.objects.filter(channel="email").delete()
        _record(ChannelSet("email", wanted.provider.name, 443), key="channel:email:set", who=who, at=at)
        audit.note(who, "channel.set", kind="channel", id="email", detail={"host": wanted.provider.name})
    return Chosen(wanted.provider, secrets, wanted.region)


def make_key(domain: str, *, who: Who, at: datetime) -> SigningKey:
    """The domain's next key, which signs as soon as it is published; one that waits is the next already.

    Raises host.keys.KeysLost.
    """
    fresh = signing.fresh(at=at)
    with transaction.atomic():
        waits = SigningKey.objects.select_for_update().filter(domain=domain, published_at=None).first()
        if waits:
            return waits
        row, is_new = SigningKey.objects.get_or_create(
            domain=domain,
            selector=fresh.selector,
            defaults={"secret": keyring.sealed(fresh.pem), "made_at": at},
        )
        if is_new:
            payload = events.SigningKeyMade(domain, row.selector)
            _record(payload, key=f"signing_key:{domain}:made", who=who, at=at)
            audit.note(
                who, "signing_key.made", kind="domain", detail={"domain": domain, "selector": row.selector}
            )
    return row


def key_published(key_id: int, *, who: Who, at: datetime) -> bool:
    """From now on this key signs, in place of those before it; False where it does already."""
    with transaction.atomic():
        row = SigningKey.objects.select_for_update().filter(pk=key_id, published_at=None).first()
        if row is None:
            return False
        SigningKey.objects.filter(pk=key_id).update(published_at=at)
        SigningKey.objects.filter(domain=row.domain).exclude(pk=key_id).delete()
        payload = events.SigningKeyPublished(row.domain, row.selector)
        _record(payload, key=f"signing_key:{row.domain}:published", who=who, at=at)
        audit.note(who, "signing_key.published", kind="domain", detail={"domain": row.domain})
    return True


def warm_up(domain: str, *, begins: bool, who: Who, at: datetime) -> None:
    """Let a domain begin small and grow, or send as much as there is."""
    with transaction.atomic():
        SendingDomain.objects.update_or_create(
            domain=domain, defaults={"warm_up_from": at if begins else None}
        )
        _record(events.WarmUpSet(domain, begins), key=f"warm_up:{domain}", who=who, at=at)
        audit.note(who, "warm_up.set", kind="domain", detail={"domain": domain, "begins": begins})


def pause(domain: str, *, complaints: int, accepted: int, at: datetime) -> bool:
    """Let no offers of a domain leave, since too many complained; False where none do already."""
    with transaction.atomic():
        SendingDomain.objects.get_or_create(domain=domain)
        changes = {"paused_at": at, "complaints": complaints, "accepted": accepted}
        if not SendingDomain.objects.filter(domain=domain, paused_at=None).update(**changes):
            return False
        payload = events.OffersPaused(domain, complaints, accepted)
        _record(payload, key=f"offers:{domain}:paused", who=None, at=at)
    return True


def let_go(domain: str, *, who: Who, at: datetime) -> bool:
    """Let offers leave again; the complaints so far were looked at. False where they weren't paused."""
    with transaction.atomic():
        paused = SendingDomain.objects.filter(domain=domain).exclude(paused_at=None)
        if not paused.update(paused_at=None, counts_from=at):
            return False
        _record(events.OffersLetGo(domain), key=f"offers:{domain}:let_go", who=who, at=at)
        audit.note(who, "offers.let_go", kind="domain", detail={"domain": domain})
    return True


def _record(payload: msgspec.Struct, *, key: str, who: Who, at: datetime) -> None:
    """These may happen again and again: each moment is a cause of its own."""
    record(NewEvent(payload=payload, key=f"{key}:{at.timestamp()}", occurred_at=at, actor=actor(who)), at=at)

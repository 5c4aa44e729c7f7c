"""How does a shop's tracker get its write key, and lose it again?"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import msgspec
from django.db import transaction

from regulars.connectors.event_clients.door import handle_of
from regulars.connectors.event_clients.events import WriteKeyEnded, WriteKeyMade
from regulars.connectors.event_clients.models import WriteKey
from regulars.events.log import NewEvent, record
from regulars.host import keys, paths, vault
from regulars.web.keys import digest

Kind = Literal["browser", "server"]


@dataclass(frozen=True, slots=True)
class NewWriteKey:
    """A key just made. secret: the key itself; a server's is never seen again."""

    row: WriteKey
    secret: str


def make_key(shop_id: int, *, kind: Kind, name: str, actor: str, at: datetime) -> NewWriteKey:
    """Let trackers tell of a shop: a browser's key may be read by anybody, a server's is a secret."""
    if kind == "browser":
        secret, proof_secret = f"rgb_{secrets.token_hex(12)}", _sealed(secrets.token_hex(32))
    else:
        secret, proof_secret = f"rgs_{secrets.token_hex(5)}_{secrets.token_urlsafe(32)}", ""
    with transaction.atomic():
        row = WriteKey.objects.create(
            shop_id=shop_id,
            name=name,
            kind=kind,
            handle=handle_of(secret),
            digest=digest(secret),
            proof_secret=proof_secret,
            created_at=at,
        )
        _record(WriteKeyMade(row.id, kind), row=row, what="made", actor=actor, at=at)
    return NewWriteKey(row, secret)


def end_key(key_id: int, *, actor: str, at: datetime) -> WriteKey:
    """Let nothing more in by a key; what came stays. Raises WriteKey.DoesNotExist."""
    with transaction.atomic():
        row = WriteKey.objects.select_for_update().get(id=key_id)
        if row.ended_at is None:
            WriteKey.objects.filter(id=key_id).update(ended_at=at)
            _record(WriteKeyEnded(key_id), row=row, what="ended", actor=actor, at=at)
    return row


def _sealed(secret: str) -> str:
    return vault.seal(secret, ring=keys.load_or_make(paths.key_file(paths.data_folder())).credentials)


def _record(payload: msgspec.Struct, *, row: WriteKey, what: str, actor: str, at: datetime) -> None:
    key = f"write_key:{row.id}:{what}"
    record(NewEvent(payload=payload, key=key, occurred_at=at, actor=actor, shop_id=row.shop_id), at=at)

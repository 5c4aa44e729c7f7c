"""How is a shop connected, and disconnected again?"""

import secrets
from datetime import datetime

import msgspec
from django.db import transaction
from django.db.models import F

from regulars.connectors.events import ShopConnected, ShopDisconnected
from regulars.connectors.models import Connection
from regulars.events.log import NewEvent, record
from regulars.host import keys, paths, vault


def connect(shop_id: int, *, kind: str, secret: str, actor: str, at: datetime) -> Connection:
    """Let a shop's webhooks in. A shop that is connected already keeps its address, with the new secret."""
    sealed = vault.seal(secret, ring=keys.load_or_make(paths.key_file(paths.data_folder())).credentials)
    with transaction.atomic():
        standing = Connection.objects.select_for_update().filter(shop_id=shop_id, kind=kind, ended_at=None)
        connection = standing.first() or Connection(
            shop_id=shop_id, kind=kind, token=secrets.token_urlsafe(18), created_at=at
        )
        connection.secret = sealed
        connection.save()
        _record(ShopConnected(connection.id, kind), connection=connection, actor=actor, at=at)
        return connection


def disconnect(connection: Connection, *, actor: str, at: datetime) -> None:
    """Let nothing more in by this connection; what came stays."""
    with transaction.atomic():
        if Connection.objects.filter(id=connection.id, ended_at=None).update(ended_at=at):
            _record(ShopDisconnected(connection.id), connection=connection, actor=actor, at=at)


def count_forgery(connection: Connection, *, at: datetime) -> None:
    """Count a delivery that wasn't the shop's, so that the owner can be warned."""
    Connection.objects.filter(id=connection.id).update(forged_count=F("forged_count") + 1, forged_at=at)


def _record(payload: msgspec.Struct, *, connection: Connection, actor: str, at: datetime) -> None:
    new = NewEvent(
        payload=payload,
        key=f"connection:{connection.id}:{at.isoformat()}",
        occurred_at=at,
        actor=actor,
        shop_id=connection.shop_id,
    )
    record(new, at=at)

"""How is a shop connected, and disconnected again?"""

import secrets
from datetime import datetime
from urllib.parse import urlsplit

import msgspec
from django.db import transaction
from django.db.models import F

from regulars.business.models import Business, Shop
from regulars.commerce.actions.shops import add_shop, change_shop
from regulars.connectors.events import ShopConnected, ShopDisconnected
from regulars.connectors.models import Connection
from regulars.events.log import NewEvent, record
from regulars.host import keys, paths, vault


class NotAnAddress(ValueError):
    """A shop's address looks like https://candles.example.com."""


class AddressTaken(ValueError):
    """Another shop has this address."""


def shop_at(url: str, *, kind: str, actor: str, at: datetime, known: int = 0) -> int:
    """The shop of an address; where none has it yet, `known`, or else a new one on the business's terms.

    known: the shop, without an address so far, whose orders were imported from files: what comes in
    live goes on with them, and an order that came in a file counts once. Raises NotAnAddress, AddressTaken.
    """
    address = address_of(url)
    with transaction.atomic():
        found = Shop.objects.filter(url=address).order_by("id").first()
        if found and known not in {0, found.id}:
            raise AddressTaken(found.name)
        if found:
            return found.id
        if known:
            change_shop(known, {"url": address, "kind": kind}, actor=actor, at=at)
            return known
        business, host = Business.objects.get(id=1), urlsplit(address).netloc
        taken = Shop.objects.filter(name=host).exists()
        return add_shop(
            name=f"{host} ({kind})" if taken else host,
            currency=business.currency,
            time_zone=business.time_zone,
            kind=kind,
            url=address,
            actor=actor,
            at=at,
        ).id


def address_of(url: str) -> str:
    """A shop's address without its path: `candles.myshopify.com/admin` is https://candles.myshopify.com."""
    parts = urlsplit(url.strip() if "://" in url else f"https://{url.strip()}")
    if parts.scheme not in {"http", "https"} or "." not in (parts.hostname or "") or " " in parts.netloc:
        raise NotAnAddress(NotAnAddress.__doc__)
    return f"{parts.scheme}://{parts.netloc.casefold()}"


def connect(shop_id: int, *, kind: str, secret: str, actor: str, at: datetime) -> Connection:
    """Let a shop's webhooks in. A shop that is connected already keeps its address, with the new secret.

    secret: '' while the shop hasn't told it yet; until then nothing counts as signed.
    """
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

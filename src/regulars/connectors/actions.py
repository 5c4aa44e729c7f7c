"""How is a shop connected, asked for its history, and disconnected again?"""

import secrets
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import takewhile
from urllib.parse import urlsplit

import msgspec
from django.db import transaction
from django.db.models import F

from regulars import clock
from regulars.business.models import Business, Shop
from regulars.commerce.actions.shops import add_shop, change_shop
from regulars.connectors.catalogue import connectors
from regulars.connectors.changes import WebhooksWanted
from regulars.connectors.events import (
    AccessGiven,
    AppUninstalled,
    HistoryAsked,
    ShopConnected,
    ShopDisconnected,
)
from regulars.connectors.exchange import Access, Api
from regulars.connectors.hooks import is_local
from regulars.connectors.models import Connection, Follow, Pull, Telling
from regulars.connectors.queries import credentials_of, has_secret
from regulars.connectors.telling import plan
from regulars.events.log import NewEvent, record
from regulars.host import keys, paths, vault

BACK_OFFICE = {"admin", "app", "dashboard", "backend", "wp-admin", "wp-json", "wp-login.php", "admin-api"}
"""Where the path of a shop's own back office begins, as people copy it out of their browser."""


CLOCKS_APART = timedelta(hours=1)
"""So far a shop's clock may be behind ours at first; from then on its own moments count."""


class NotAnAddress(ValueError):
    """A shop's address looks like https://candles.example.com."""


class AddressTaken(ValueError):
    """Another shop has this address."""


class CredentialsMissing(ValueError):
    """Not all that the shop's API is asked with was entered; the message has the names."""


def shop_at(url: str, *, kind: str, actor: str, at: datetime, known: int = 0) -> int:
    """The shop of an address; where none has it yet, `known`, or else a new one on the business's terms.

    known: the shop, without an address so far, whose orders were imported from files: what comes in
    live goes on with them, and an order that came in a file counts once. Raises NotAnAddress, AddressTaken.
    """
    address = address_of(url)
    with transaction.atomic():
        found = Shop.objects.filter(url=address, erased_at=None).order_by("id").first()
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
    """Where a shop is: `candles.myshopify.com/admin` is https://candles.myshopify.com.

    A path stays, since a shop may stand under one; what begins with a word of the shop's own back office
    doesn't. Raises NotAnAddress.
    """
    parts = urlsplit(url.strip() if "://" in url else f"https://{url.strip()}")
    if parts.scheme not in {"http", "https"} or "." not in (parts.hostname or "") or " " in parts.netloc:
        raise NotAnAddress(NotAnAddress.__doc__)
    path = takewhile(lambda word: word not in BACK_OFFICE, parts.path.strip("/").split("/"))
    return f"{parts.scheme}://{parts.netloc.casefold()}/{'/'.join(path)}".rstrip("/")


def connect(shop_id: int, *, kind: str, secret: str, actor: str, at: datetime) -> Connection:
    """Let a shop's webhooks in. A shop that is connected already keeps its address, with the new secret.

    secret: '' makes one where it is for us to make and there is none; where the shop makes it, nothing counts
    as signed until it is entered.
    """
    with transaction.atomic():
        standing = Connection.objects.select_for_update().filter(shop_id=shop_id, kind=kind, ended_at=None)
        connection = standing.first() or Connection(
            shop_id=shop_id, kind=kind, token=secrets.token_urlsafe(18), created_at=at
        )
        if secret or not connection.secret:
            ours = "" if connectors()[kind].gives_secret else secrets.token_urlsafe(32)
            connection.secret = _sealed(secret or ours)
        connection.save()
        _record(ShopConnected(connection.id, kind), connection=connection, actor=actor, at=at)
        return connection


def keep_access(
    connection: Connection, credentials: Mapping[str, str], *, api: Api, actor: str, at: datetime
) -> None:
    """Keep what a shop's API is asked with, and ask it from now on what changes.

    It is also told to send its webhooks to us. credentials: those that aren't told ('') stay as they are.
    Raises CredentialsMissing.
    """
    with transaction.atomic():
        known = Connection.objects.select_for_update().get(id=connection.id)
        whole = _complete(known, credentials, api=api)
        sealed = _sealed(msgspec.json.encode(whole).decode())
        now = clock.wall()
        anew = {"left_alone_until": None, "uninstalled_at": None, "access_given_at": now}
        Connection.objects.filter(id=connection.id).update(access=sealed, **anew)
        Telling.objects.filter(connection=connection, state="planned").update(due_at=now)
        signing = api.signing(access=Access(known.shop.url, whole))
        if signing and not _is_signed(known):
            Connection.objects.filter(id=connection.id).update(secret=_sealed(signing))
        _follow(connection, api=api)
        subscribe(connection, at=at)
        given = AccessGiven(connection.id, connection.kind)
        _record(given, connection=connection, about="access", actor=actor, at=at)


def subscribe(connection: Connection, *, at: datetime) -> None:
    """Have a shop told to send its webhooks to us, unless nobody but this machine reaches our address."""
    if connectors()[connection.kind].topics and not is_local():
        plan(WebhooksWanted(), connection=connection, key=f"webhooks:{at.isoformat()}", at=at)


def begin(
    connection: Connection, credentials: Mapping[str, str], *, api: Api, actor: str, at: datetime
) -> None:
    """Ask a shop for its whole history.

    What has come in whole is asked for anew, which changes nothing that is known; what was interrupted or
    failed goes on where it is. credentials: as in `keep_access`. Raises CredentialsMissing.
    """
    with transaction.atomic():
        if any(credentials.values()) or not connection.access or connection.uninstalled_at:
            keep_access(connection, credentials, api=api, actor=actor, at=at)
        rows = [Pull(connection=connection, stream=stream, created_at=at) for stream in api.streams]
        Pull.objects.bulk_create(rows, ignore_conflicts=True)
        standing = Pull.objects.select_for_update().filter(connection=connection).order_by("id")
        if all(each.state == "done" for each in standing):
            anew = {"position": "", "things_done": 0, "total": None, "worked_ms": 0, "created_at": at}
            nothing = {"results": {}, "problems": [], "problem_count": 0, "finished_at": None}
            standing.update(state="waiting", **anew, **nothing)
        standing.exclude(state="done").update(state="waiting", error="", tries=0, not_before=None)
        asked = HistoryAsked(connection.id, connection.kind)
        _record(asked, connection=connection, about="history", actor=actor, at=at)


def disconnect(connection: Connection, *, actor: str, at: datetime) -> None:
    """Let nothing more in by this connection; what came stays."""
    with transaction.atomic():
        if Connection.objects.filter(id=connection.id, ended_at=None).update(ended_at=at, access=""):
            _record(ShopDisconnected(connection.id), connection=connection, actor=actor, at=at)


def note_uninstalled(connection: Connection, *, since: datetime, at: datetime) -> None:
    """Ask a shop nothing more whose owner removed our app, unless access to it was given after that."""
    with transaction.atomic():
        standing = Connection.objects.filter(id=connection.id, ended_at=None, uninstalled_at=None)
        if not standing.exclude(access_given_at__gt=since).update(uninstalled_at=since):
            return
        left = Pull.objects.filter(connection=connection).exclude(state="done")
        left.update(state="failed", error="uninstalled", not_before=None)
        gone = AppUninstalled(connection.id, connection.kind)
        actor = f"{connection.kind}:{connection.id}"
        _record(gone, connection=connection, about="uninstalled", actor=actor, at=at)


def leave_alone(connection_id: int, *, until: datetime) -> None:
    """Ask and tell a shop nothing for a while. until: the machine's own time."""
    Connection.objects.filter(id=connection_id).update(left_alone_until=until)


def count_forgery(connection_id: int, *, at: datetime) -> None:
    """Count a delivery that wasn't the shop's, so that the owner can be warned."""
    Connection.objects.filter(id=connection_id).update(forged_count=F("forged_count") + 1, forged_at=at)


def _complete(connection: Connection, credentials: Mapping[str, str], *, api: Api) -> dict[str, str]:
    """All that the API is asked with: as it is told now, else as it was kept."""
    told = {one.name: credentials.get(one.name, "").strip() for one in api.credentials}
    if not all(told.values()):
        with suppress(vault.CannotOpen):
            told = {**told, **credentials_of(connection), **{n: value for n, value in told.items() if value}}
    if missing := [one.name for one in api.credentials if not (told[one.name] or one.optional)]:
        raise CredentialsMissing(", ".join(missing))
    return told


def _follow(connection: Connection, *, api: Api) -> None:
    """Have a shop asked over and over for what no webhook tells; what failed is asked again at once."""
    now = clock.wall()
    rows = [
        Follow(connection=connection, stream=stream, since=now - CLOCKS_APART, due_at=now)
        for stream in api.streams
        if stream in api.followed
    ]
    Follow.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["connection", "stream"], update_fields=["due_at"]
    )


def _is_signed(connection: Connection) -> bool:
    """Whether what its webhooks are signed with is known, and can be opened."""
    try:
        return has_secret(connection)
    except vault.CannotOpen:
        return False


def _sealed(text: str) -> str:
    return vault.seal(text, ring=keys.load_or_make(paths.key_file(paths.data_folder())).credentials)


def _record(
    payload: msgspec.Struct,
    *,
    connection: Connection,
    actor: str,
    at: datetime,
    about: str = "connection",
) -> None:
    new = NewEvent(
        payload=payload,
        key=f"{about}:{connection.id}:{at.isoformat()}",
        occurred_at=at,
        actor=actor,
        shop_id=connection.shop_id,
    )
    record(new, at=at)

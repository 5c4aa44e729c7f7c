"""How is another program told what happens, and how does that end?"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
from django.db import transaction

from regulars.connectors.outgoing import queries
from regulars.connectors.outgoing.events import (
    WebhookAdded,
    WebhookChanged,
    WebhookRemoved,
    WebhookSwitchedOff,
    WebhookSwitchedOn,
)
from regulars.connectors.outgoing.models import Endpoint
from regulars.events import reader
from regulars.events.log import NewEvent, record
from regulars.host import keys, paths, vault
from regulars.sql import Statement
from regulars.web.outward import address
from regulars.web.outward.signature import new_secret

READER = "webhooks"
MOST_ENDPOINTS = 20
OVERLAP = timedelta(hours=24)
SPACE = 0x3B00  # of this lock, beside others' in the same database
ALONE = Statement("SELECT pg_advisory_xact_lock(%(space)s)")
HERE = Statement("SELECT (SELECT coalesce(max(id), 0) FROM cluster)::int, pg_current_xact_id()::text::bigint")


class NoEvents(ValueError):
    """Choose at least one event that there is."""


class TooMany(ValueError):
    """There are twenty addresses already: remove one that isn't needed."""


def add(
    url: str, *, name: str, events: Sequence[str], with_customers: bool, actor: str, at: datetime
) -> tuple[Endpoint, str]:
    """Tell an address what happens from now on; the endpoint, and its secret.

    Raises address.AddressRefused, NoEvents, TooMany.
    """
    address.check(url)
    secret = new_secret()
    with transaction.atomic():
        if Endpoint.objects.count() >= MOST_ENDPOINTS:
            raise TooMany(TooMany.__doc__)
        cluster, xid = from_here(at=at)
        made = Endpoint.objects.create(
            url=url,
            name=name,
            events=known(events),
            with_customers=with_customers,
            secret=sealed(secret),
            from_cluster=cluster,
            from_xid=xid,
            made_at=at,
        )
        _record(WebhookAdded(made.pk), actor=actor, at=at)
    return made, secret


def change(id: int, changes: dict[str, Any], *, actor: str, at: datetime) -> Endpoint:
    """Change url, name, events or with_customers. Raises DoesNotExist, address.AddressRefused, NoEvents."""
    if "url" in changes:
        address.check(changes["url"])
    if "events" in changes:
        changes = {**changes, "events": known(changes["events"])}
    with transaction.atomic():
        endpoint = Endpoint.objects.select_for_update().get(pk=id)
        fields = sorted(name for name, value in changes.items() if getattr(endpoint, name) != value)
        for field in fields:
            setattr(endpoint, field, changes[field])
        if fields:
            endpoint.save(update_fields=fields)
            _record(WebhookChanged(id, fields), actor=actor, at=at)
        return endpoint


def rotate(id: int, *, actor: str, at: datetime) -> tuple[Endpoint, str]:
    """Give an endpoint a new secret; the old one signs beside it for a day. Raises DoesNotExist."""
    secret = new_secret()
    with transaction.atomic():
        endpoint = Endpoint.objects.select_for_update().get(pk=id)
        endpoint.old_secret, endpoint.old_secret_until = endpoint.secret, at + OVERLAP
        endpoint.secret = sealed(secret)
        endpoint.save(update_fields=["secret", "old_secret", "old_secret_until"])
        _record(WebhookChanged(id, ["secret"]), actor=actor, at=at)
    return endpoint, secret


def switch_on(id: int, *, actor: str, at: datetime) -> bool:
    """Tell an endpoint again what happens from now on; what waits for it goes too. Whether it was off."""
    with transaction.atomic():
        endpoint = Endpoint.objects.select_for_update().exclude(off_why="").filter(pk=id).first()
        if endpoint is None:
            return False
        endpoint.from_cluster, endpoint.from_xid = from_here(at=at)
        endpoint.off_why, endpoint.off_at, endpoint.failing_since = "", None, None
        endpoint.save(
            update_fields=["from_cluster", "from_xid", "off_why", "off_at", "failing_since"],
        )
        _record(WebhookSwitchedOn(id), actor=actor, at=at)
        return True


def switch_off(id: int, *, why: str, actor: str, at: datetime) -> bool:
    """Tell an endpoint nothing more. why: owner, gone or failing. Whether it was on."""
    with transaction.atomic():
        ended = Endpoint.objects.filter(pk=id, off_why="").update(off_why=why, off_at=at)
        if ended:
            _record(WebhookSwitchedOff(id, why), actor=actor, at=at)
        return bool(ended)


def remove(id: int, *, actor: str, at: datetime) -> bool:
    """Remove an endpoint with the log of what it was told; whether it was there."""
    with transaction.atomic():
        removed, _ = Endpoint.objects.filter(pk=id).delete()
        if removed:
            _record(WebhookRemoved(id), actor=actor, at=at)
        return bool(removed)


def from_here(*, at: datetime) -> tuple[int, int]:
    """This transaction's place in commit order. While nobody is told anything, the log is read from here."""
    ALONE.rows(space=SPACE)  # two that begin at once would each take the other for nobody
    ((cluster, xid),) = HERE.rows()
    if not queries.is_anybody_told():
        reader.take(READER, limit=1)
        reader.move(READER, to=reader.Position(cluster, xid), at=at)
    return cluster, xid


def known(events: Sequence[str]) -> list[str]:
    """These events, each once. Raises NoEvents where there is none, or one that there isn't."""
    chosen = sorted(set(events))
    if not chosen or not set(chosen) <= set(queries.event_names()):
        raise NoEvents(NoEvents.__doc__)
    return chosen


def sealed(secret: str) -> str:
    return vault.seal(secret, ring=keys.load_or_make(paths.key_file(paths.data_folder())).credentials)


def _record(payload: msgspec.Struct, *, actor: str, at: datetime) -> None:
    name = type(payload).__name__
    key = f"webhook:{payload.endpoint_id}:{name}:{at.isoformat()}"  # type: ignore[attr-defined]
    record(NewEvent(payload=payload, key=key, occurred_at=at, actor=actor), at=at)

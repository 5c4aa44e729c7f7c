"""How does something that happened get into the log, once?"""

from collections.abc import Sequence
from datetime import datetime
from hashlib import blake2b
from typing import Any
from uuid import UUID

import msgspec

from regulars.events.declare import type_of
from regulars.sql import recordset, statement

RECORD = statement(__file__, "record")


class NewEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event to be recorded.

    key: its cause, unique in the installation: `<source>:<kind>:<id>[:<version>]`; a repeat is a no-op.
    actor: `staff:3`, `api:till`, `import:7`, `shopify:1`, `play:replenishment`, `house`.
    """

    payload: msgspec.Struct
    key: str
    occurred_at: datetime
    actor: str
    customer_id: int | None = None
    shop_id: int | None = None
    cause_id: int | None = None


class _Row(msgspec.Struct):
    digest: UUID
    name: str
    schema_version: int
    customer_id: int | None
    shop_id: int | None
    actor: str
    cause_id: int | None
    occurred_at: datetime
    payload: msgspec.Struct | dict[str, Any]


def record(new: NewEvent, *, at: datetime) -> int | None:
    """Record one event; its id, or None where its key is known already."""
    return record_many([new], at=at)[0]


def record_many(news: Sequence[NewEvent], *, at: datetime) -> list[int | None]:
    """Record events in the order given, in one statement of the caller's transaction.

    at: recorded_at. The answer has an id for each one that is new, None for each that is known.
    """
    if not news:
        return []
    rows: dict[UUID, _Row] = {}
    for new in news:
        rows.setdefault(digest(new.key), _row(new))
    ids = dict(RECORD.rows(events=recordset(list(rows.values())), recorded_at=at))
    return [ids.pop(digest(new.key), None) for new in news]


def digest(key: str) -> UUID:
    """The 128-bit BLAKE2b digest by which a key is kept."""
    return UUID(bytes=blake2b(key.encode(), digest_size=16).digest())


def _row(new: NewEvent) -> _Row:
    kind = type_of(new.payload)
    return _Row(
        digest=digest(new.key),
        name=kind.name,
        schema_version=kind.version,
        customer_id=new.customer_id,
        shop_id=new.shop_id,
        actor=new.actor,
        cause_id=new.cause_id,
        occurred_at=new.occurred_at,
        payload=new.payload,
    )

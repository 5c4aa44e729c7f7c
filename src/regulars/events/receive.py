"""How is a delivery kept once, and read until it is done?

The door stores and answers; `take` and `settle` belong to who reads: a delivery that is taken is read and
settled in one transaction, so that after a crash it waits again.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec

from regulars.events.log import digest
from regulars.sql import recordset, statement

KEEP = statement(__file__, "keep_delivery", prepared=True)
TAKE = statement(__file__, "take_deliveries")
SETTLE = statement(__file__, "settle_deliveries")
AGAIN = statement(__file__, "read_deliveries_again")
FORGET = statement(__file__, "forget_deliveries")
KEPT, AT_ONCE = timedelta(days=90), 5_000
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=6)


class Waiting(msgspec.Struct, frozen=True):
    """A delivery that is to be read. attempts: how often that has failed."""

    id: int
    received_at: datetime
    connection_id: int
    key: str
    topic: str
    headers: dict[str, str]
    body: bytes
    attempts: int


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a delivery.

    outcome: a word, and behind a colon what it is about: `read`; `nothing: test_order` (it says nothing to
    us); `unreadable: ...` (its body isn't what its topic promises); `refused: ...`; `failed: ...` (by our
    fault: tried again). customer_id: whose it is, so that it can be erased. retry_at: when to try again.
    """

    id: int
    received_at: datetime
    outcome: str
    customer_id: int | None = None
    retry_at: datetime | None = None


def keep(
    body: bytes, *, connection_id: int, key: str, topic: str, headers: Mapping[str, str], at: datetime
) -> int | None:
    """Store a delivery as it came; None when this connection has sent this key before."""
    rows = KEEP.rows(
        digest=digest(f"delivery:{connection_id}:{key}"),
        connection_id=connection_id,
        key=key,
        topic=topic,
        headers=recordset(headers),
        body=body,
        at=at,
    )
    return rows[0][0] if rows else None


def take(*, limit: int, at: datetime) -> list[Waiting]:
    """Lock the next deliveries of one connection that are due, in the order in which they came.

    Other workers pass over them until the transaction ends.
    """
    return [_waiting(row) for row in TAKE.rows(limit=limit, at=at)]


def settle(settled: Sequence[Settled], *, at: datetime) -> None:
    """Note what became of deliveries that were taken."""
    SETTLE.run(settled=recordset(settled), at=at)


def read_again(connection_id: int, *, at: datetime) -> int:
    """Let what could not be read, was refused or failed be read once more at once; how many there are."""
    return AGAIN.run(connection_id=connection_id, at=at)


def forget(*, before: datetime) -> int:
    """Let go of deliveries that came before and are done; how many there were."""
    total = 0
    while gone := FORGET.run(before=before, limit=AT_ONCE):
        total += gone
    return total


def pause(attempts: int) -> timedelta:
    """How long to wait after that many failures: a minute, then twice as long each time."""
    return min(FIRST_PAUSE * (1 << min(attempts, 16)), LONGEST_PAUSE)


def _waiting(row: tuple[Any, ...]) -> Waiting:
    number, received_at, connection_id, key, topic, headers, body, attempts = row
    told = msgspec.json.decode(headers, type=dict[str, str])
    return Waiting(number, received_at, connection_id, key, topic, told, body, attempts)

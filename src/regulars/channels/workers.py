"""Which worker holds a message, and is that worker still alive?

A worker draws a number and holds an advisory lock under it, on a database session of its own. When it dies,
by whatever cause, the server ends the session and the lock with it: whoever can take that lock knows. No
timeout is involved, so a slow worker is never mistaken for a dead one.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from django.db import connection

from regulars.sql import Statement

SPACE = 0x5E4D  # of these locks, beside others' in the same database
NEXT = "SELECT nextval('outbox_worker')::int"
HOLD = "SELECT pg_advisory_lock(%s, %s)"

# Numbers whose worker is gone; their locks are ours until the transaction ends.
GONE = Statement("""
    SELECT worker
    FROM unnest(%(workers)s::int[]) AS worker
    WHERE pg_try_advisory_xact_lock(%(space)s, worker)
""")


@dataclass(frozen=True, slots=True)
class Worker:
    """A number that counts as alive as long as its session lives."""

    number: int
    session: psycopg.Connection[tuple[Any, ...]]


@contextmanager
def worker() -> Iterator[Worker]:
    """A worker that counts as alive until the block, or the process, ends."""
    session = connection.get_new_connection(connection.get_connection_params())
    try:
        session.autocommit = True
        session.prepare_threshold = sys.maxsize  # Django turns preparing off
        number = int(session.execute(NEXT).fetchone()[0])
        session.execute(HOLD, [SPACE, number])
        yield Worker(number, session)
    finally:
        session.close()


def gone(workers: list[int]) -> list[int]:
    """Those that are no longer alive; in the caller's transaction."""
    return [number for (number,) in GONE.rows(workers=workers, space=SPACE)]

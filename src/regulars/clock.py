"""What time is it for this business?"""

import time
from datetime import UTC, datetime, timedelta

from django.db import connection

REREAD_SECONDS = 1.0
_offset = timedelta(0)
_read_at = float("-inf")


def now() -> datetime:
    """The business's time, aware, in UTC: the machine's clock plus a sandbox's offset.

    The offset is read again at most once a second.
    """
    return wall() + offset()


def wall() -> datetime:
    """The machine's own clock, aware, in UTC: for leases, sessions and signatures."""
    return datetime.now(UTC)


def offset() -> timedelta:
    """How far a sandbox's clock stands from the machine's; zero in a real store."""
    global _offset, _read_at
    if time.monotonic() - _read_at > REREAD_SECONDS:
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_offset FROM business WHERE sandbox")
            row = cursor.fetchone()
        _offset, _read_at = (row[0] if row else timedelta(0)), time.monotonic()
    return _offset


def forget() -> None:
    """Read the offset anew at the next call: the clock was set, or another database chosen."""
    global _read_at
    _read_at = float("-inf")

"""Who was erased, as is still known when the database is replaced by an older one?

The store's list of erasures is kept a second time in the data folder, one line for each: keyed digest and
moment. A backup doesn't hold those that came after it; whoever restores it finds them here.
"""

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import psycopg

from regulars.host import locks, paths

NAME, LOCK = "erasures", ".erasures"
IS_THERE = "SELECT to_regclass('erased_identity') IS NOT NULL"
LISTED = "SELECT digest, erased_at FROM erased_identity WHERE erased_at >= %s ORDER BY id"
EVER = datetime(1, 1, 2, tzinfo=UTC)


class Listed(NamedTuple):
    """One line of the list."""

    digest: UUID
    erased_at: datetime


def remember(connection: psycopg.Connection, *, folder: Path, since: datetime = EVER) -> int:
    """Take over into the folder's list what a database lists; how many lines it lacked.

    since: of erasures from then on alone. A database without such a list has nothing to tell.
    """
    cursor = psycopg.Cursor(connection)
    if not cursor.execute(IS_THERE).fetchall()[0][0]:
        return 0
    return _add((Listed(*row) for row in cursor.execute(LISTED, [since]).fetchall()), folder=folder)


def listed(folder: Path) -> list[Listed]:
    """All that the folder's list holds; what a crash left of a line is passed over."""
    return [Listed(UUID(line[:36]), datetime.fromisoformat(line[37:-1])) for line in _lines(folder)]


def file(folder: Path) -> Path:
    return folder / NAME


def _add(lines: Iterable[Listed], *, folder: Path) -> int:
    """On the disk when it returns; a line that a crash has broken off is ended first."""
    with locks.Lock(paths.made(folder) / LOCK) as lock:
        lock.take()
        known = set(_lines(folder))
        new = [text for line in lines if (text := _text(line)) not in known]
        if new:
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
            with os.fdopen(os.open(file(folder), flags, 0o600), "a") as out:
                out.write("\n".join([""] * bool(out.tell()) + [*new, ""]))
                out.flush()
                os.fsync(out.fileno())
    return len(new)


def _lines(folder: Path) -> list[str]:
    """The whole ones: they end with a blank, so that half a moment isn't taken for one."""
    try:
        text = file(folder).read_text()
    except FileNotFoundError:
        return []
    return [line for line in text.splitlines() if len(line) > 37 and line.endswith(" ")]


def _text(line: Listed) -> str:
    return f"{line.digest} {line.erased_at.astimezone(UTC).isoformat()} "

"""How far is a worker with what it has in hand, in case it dies?

What a worker hands over it takes many at a time, so that one look at the people and one commit serve them
all. Which of them it has begun, and what became of those it has ended, it notes in a file of its own before
the network hears of it. A kill leaves the file as it is. What the file says holds on the same machine since
it was started last: after a loss of power, or seen from another machine, all that was in hand is unknown.
Whoever reads the file of a worker taken for dead seals it first: should that worker live after all, however
long it slept and whatever its session looks like from its side, it begins nothing more.
"""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from select import POLLIN, poll

import msgspec
import psycopg

from regulars.channels.fate import Fate
from regulars.channels.workers import Worker
from regulars.host import paths


class Lost(Exception):
    """Others may take the worker for dead, or what it does can't be noted: it must begin nothing more."""


class _Line(msgspec.Struct, frozen=True, array_like=True):
    """A line of the file: a message begun, or with its fate a message ended."""

    send_id: int
    fate: Fate | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """What a dead worker left: messages begun, of which nobody knows, and the fates of those that ended."""

    begun: frozenset[int]
    fates: Mapping[int, Fate]


@dataclass(slots=True)
class Progress:
    """The file of one living worker. Its steps may come from several threads."""

    worker: Worker
    file: int
    begin: int

    def open(self) -> None:
        """Forget what was in hand before: all of it is written down in the database."""
        os.ftruncate(self.file, self.begin)

    def step(self, begun: int, *, ended: int | None = None, fate: Fate | None = None) -> None:
        """Note what a line ended and what it begins. Raises Lost."""
        if ended_session(self.worker):
            raise Lost("the session has ended")
        lines = [_Line(ended, fate)] if ended is not None else []
        noted = b"".join(map(_written, [*lines, _Line(begun)]))
        try:
            if os.write(self.file, noted) < len(noted):
                raise Lost("the disk is full")
            sealed = os.fstat(self.file).st_mode & stat.S_IWUSR == 0
        except OSError as error:
            raise Lost(str(error)) from error
        if sealed:
            raise Lost("another worker has taken over")


@contextmanager
def progress_of(worker: Worker) -> Iterator[Progress]:
    """A worker's file, for as long as it hands over."""
    path = _path(worker.number)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    path.unlink(missing_ok=True)
    file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_APPEND, 0o600)
    try:
        yield Progress(worker, file, os.write(file, f"{started()}\n".encode()))
        path.unlink(missing_ok=True)
    finally:
        os.close(file)


def left_by(worker: int) -> Left | None:
    """What a dead worker left; None where that can't be known here. It can leave no more from now on.

    What a full disk cut off at the end was never acted upon.
    """
    path = _path(worker)
    try:
        path.chmod(stat.S_IRUSR)
        head, *lines, _cut_off = path.read_bytes().split(b"\n")
        noted = [msgspec.json.decode(line, type=_Line) for line in lines]
    except (OSError, ValueError):
        return None
    if not started() or head.decode("utf-8", "replace") != started():
        return None
    fates = {line.send_id: line.fate for line in noted if line.fate}
    return Left(frozenset(line.send_id for line in noted) - fates.keys(), fates)


def left_behind() -> list[int]:
    """Whose files are here: of those who work, and of those who died with or without something in hand."""
    return [int(file.name) for file in _path(0).parent.glob("*") if file.name.isdecimal()]


def forget(worker: int) -> None:
    """Take a dead worker's file away, once what it says is written down."""
    with suppress(OSError):
        _path(worker).unlink(missing_ok=True)


def forget_all() -> None:
    """Take all files away: a store that was restored has other workers under the same numbers."""
    for file in _path(0).parent.glob("*"):
        file.unlink(missing_ok=True)


def ended_session(worker: Worker) -> bool:
    """Whether the server has hung up: it says nothing by itself on a session that only holds a lock."""
    heard = poll()  # select knows no more than 1,024 open files
    try:
        heard.register(worker.session.pgconn.socket, POLLIN)
        return bool(heard.poll(0))
    except (OSError, psycopg.Error):
        return True


@cache
def started() -> str:
    """By what this start of the machine is known; '' where it can't be told."""
    if sys.platform == "darwin":
        asked = ["/usr/sbin/sysctl", "-n", "kern.bootsessionuuid"]
        return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return ""


def _path(worker: int) -> Path:
    return paths.data_folder() / "outbox" / str(worker)


def _written(line: _Line) -> bytes:
    return msgspec.json.encode(line) + b"\n"

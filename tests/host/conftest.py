"""People, folders and programs for the tests of the machine's floor."""

import atexit
import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from threading import Event
from time import monotonic

import psutil
import psycopg
import pytest

from regulars.host import locks, paths, postmaster
from regulars.host.postgres import Server
from tests.conftest import named
from tests.host.people import Person, closed_folder, people

numbers = count(1)
PROGRAM = str(Path(__file__).with_name("program.py"))


class Program:
    """A program that uses the embedded server of a folder.

    safely: wait for the disk, as in life; else the kernel's memory must do, which outlives kill -9.
    """

    def __init__(self, person: Person, what: str, folder: Path, *options: str, safely: bool = False) -> None:
        self.process = person.run(PROGRAM, what, str(folder), *options, *([] if safely else ["fsync=off"]))
        self.lines: list[str] = []

    def said(self) -> str:
        """Its next line; fails when it ended instead."""
        line = self.process.stdout.readline() if self.process.stdout else ""
        assert line, f"the program ended with {self.process.wait()}"
        self.lines.append(line)
        return line

    def said_at_last(self) -> list[str]:
        """All its lines, when it has ended; a line that it didn't finish doesn't count."""
        self.process.wait()
        self.lines += [line for line in self.process.stdout or () if line.endswith("\n")]
        return self.lines

    def urls(self) -> dict[str, str]:
        told: dict[str, str] = json.loads(self.said())
        return told

    def leave(self) -> int:
        """Let it end by itself."""
        if self.process.stdin:
            self.process.stdin.close()
        return self.process.wait(60)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def close(self) -> None:
        for stream in filter(None, (self.process.stdin, self.process.stdout)):
            stream.close()


class Place:
    """A data folder, and what the machine knows of the server in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cluster = paths.cluster(folder)

    @property
    def server(self) -> postmaster.Postmaster:
        found = postmaster.running(self.cluster)
        assert found is not None, f"no server runs in {self.cluster}"
        return found

    @property
    def keeper(self) -> int:
        with locks.keeper_lock(self.folder) as lock:
            return int(lock.noted())

    def is_silent(self) -> bool:
        """Whether neither a server nor its keeper runs."""
        if not self.folder.exists():
            return True
        with locks.keeper_lock(self.folder) as lock:
            return lock.could_share() and postmaster.running(self.cluster) is None

    def kill(self, *pids: int) -> None:
        for pid in pids:
            os.kill(pid, signal.SIGKILL)


as_myself = pytest.mark.parametrize("person", people()[:1], indirect=True, ids=lambda person: person.name)
"""For what is the same whoever runs it."""


@pytest.fixture(params=people(), ids=lambda person: person.name)
def person(request: pytest.FixtureRequest) -> Person:
    """Each user as whom Regulars can run here."""
    found: Person = request.param
    return found


@pytest.fixture
def place(person: Person) -> Iterator[Place]:
    """A data folder to be, below a folder that is closed to all others; nothing runs there afterwards."""
    with tempfile.TemporaryDirectory() as under:
        Path(under).chmod(0o711)
        with closed_folder(person, under=Path(under)) as folder:
            found = Place(folder)
            yield found
            eventually(found.is_silent)


@cache
def pattern_of(person: Person) -> Path:
    """A data folder of that person with a store that has just been made; to be copied, never used."""
    under = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, under, ignore_errors=True)
    under.chmod(0o711)
    with closed_folder(person, under=under) as folder:
        made = Program(person, "hold", folder)
        made.urls()
        made.leave()
        made.close()
    return folder


@pytest.fixture
def store(person: Person, place: Place) -> Place:
    """A place with a store that has been used before."""
    subprocess.run(["cp", "-Rp", pattern_of(person), place.folder], check=True)
    return place


@pytest.fixture
def start(person: Person) -> Iterator[Callable[..., Program]]:
    """A function that starts a program of that person, killed at the end of the test at the latest."""
    started = []

    def run(what: str, folder: Path, *options: str, safely: bool = False) -> Program:
        started.append(Program(person, what, folder, *options, safely=safely))
        return started[-1]

    yield run
    with ExitStack() as stack:
        for program in started:
            stack.callback(program.close)
            stack.callback(program.kill)


@dataclass(frozen=True)
class Bare:
    """An empty database of the test's own, as its two roles reach it."""

    owner_url: str
    app_url: str


@pytest.fixture
def bare(server: Server) -> Iterator[Bare]:
    """A database without any table, as a first start finds it."""
    name = f"bare_{next(numbers)}"
    do(server.superuser_url, f"CREATE DATABASE {name} OWNER regulars")
    yield Bare(named(server.owner_url, name), named(server.app_url, name))
    do(server.superuser_url, f"DROP DATABASE {name} WITH (FORCE)")


def eventually(condition: Callable[[], bool], *, seconds: float = 30) -> None:
    """Wait until it holds; fails when it doesn't in time."""
    deadline = monotonic() + seconds
    while not condition():
        assert monotonic() < deadline, f"still not true after {seconds} s: {condition}"
        Event().wait(0.02)


def asked(url: str, query: str) -> object:
    """The first value of the answer."""
    with psycopg.connect(url, autocommit=True) as connection:
        row = connection.execute(query).fetchone()  # type: ignore[arg-type]
        return row[0] if row else None


def do(url: str, statement: str) -> None:
    """Run a statement."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[arg-type]


def answers(url: str) -> bool:
    with suppress(psycopg.OperationalError):
        return asked(url, "SELECT true") is True
    return False


def child_named(pid: int, words: str) -> psutil.Process | None:
    """A process that this one started, whose title has these words."""
    with suppress(psutil.NoSuchProcess):
        for child in psutil.Process(pid).children():
            with suppress(psutil.NoSuchProcess):
                if words in " ".join(child.cmdline()):
                    return child
    return None


@pytest.fixture
def heard() -> Iterator[None]:
    """The usual handlers, also where whoever started the tests ignores these signals, as nohup does."""
    usual = {signal.SIGHUP: signal.SIG_DFL, signal.SIGINT: signal.default_int_handler}
    before = {number: signal.signal(number, handler) for number, handler in usual.items()}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)

"""A store owner types one command: everything runs, and Ctrl-C or a power cut leaves nothing in the way."""

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event
from time import monotonic
from typing import TypeVar

import psutil
import pytest

from regulars.host import keys, locks, paths, postmaster
from regulars.host.connection import free_port
from regulars.host.postgres import Server

Found = TypeVar("Found")
REGULARS = [sys.executable, "-m", "regulars"]


class Store:
    """Regulars as its owner runs it, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        kept = {
            k: v for k, v in os.environ.items() if not k.startswith(("REGULARS_", "DATABASE_", "DJANGO_"))
        }
        self.environment = {**kept, "REGULARS_DATA": str(folder), "REGULARS_PORT": str(self.port)}
        self.process: subprocess.Popen[str] | None = None

    def serve(self) -> list[str]:
        """Start everything; the lines it prints until it has nothing more to say."""
        self.process = subprocess.Popen(
            [*REGULARS, "serve"],
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        return self._lines_until("Ctrl-C stops everything")

    def owner_link(self) -> str:
        return self._lines_until("/welcome/")[-1].strip()

    def run(self, *words: str) -> str:
        """What a command answers, typed in a second terminal."""
        ended = subprocess.run(
            [*REGULARS, *words], env=self.environment, capture_output=True, text=True, check=False
        )
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    def health(self) -> dict[str, object]:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health", timeout=10) as answer:
            return json.loads(answer.read())

    def wait_for_health(self) -> dict[str, object]:
        return until(self._healthy, within=90)

    def end(self) -> None:
        """Kill what still runs, and wait until its server is gone."""
        for process in self.processes():
            with suppress(psutil.NoSuchProcess):
                process.kill()
        if self.process:
            self.process.communicate()
        with locks.keeper_lock(self.folder) as keeper:
            keeper.take()

    def _healthy(self) -> dict[str, object] | None:
        with suppress(OSError):
            return self.health()
        return None

    def processes(self) -> list[psutil.Process]:
        """All that runs for it: the program, what it started, and PostgreSQL."""
        server = postmaster.running(paths.cluster(self.folder))
        pids = [self.process.pid if self.process else None, server.pid if server else None]
        found = []
        for pid in filter(None, pids):
            with suppress(psutil.NoSuchProcess):
                top = psutil.Process(pid)
                found += [top, *top.children(recursive=True)]
        return found

    def wait_for(self, name: str, *, but: int = 0) -> psutil.Process:
        """The process with this word in its command, when it runs; PostgreSQL's is the one that listens."""
        return until(lambda: self._found(name, but), within=90)

    def _found(self, name: str, but: int) -> psutil.Process | None:
        if name == "postgres":
            server = postmaster.running(paths.cluster(self.folder))
            return psutil.Process(server.pid) if server and server.ready and server.pid != but else None
        for process in self.processes():
            with suppress(psutil.NoSuchProcess, psutil.ZombieProcess):
                if process.pid != but and name in process.cmdline():
                    return process
        return None

    def _lines_until(self, words: str) -> list[str]:
        assert self.process is not None
        assert self.process.stdout is not None
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if words in line:
                return lines
        raise AssertionError(f"it ended with {self.process.wait()} after saying {lines}")


def until(asked: Callable[[], Found | None], *, within: float) -> Found:
    """What is found in the end; fails when nothing is in time."""
    deadline = monotonic() + within
    while (found := asked()) is None:
        assert monotonic() < deadline, f"nothing after {within} s"
        Event().wait(0.05)
    return found


@pytest.fixture(scope="module")
def pattern(tmp_path_factory) -> Path:
    """A store that was made before and has stopped, to be copied."""
    made = Store(tmp_path_factory.mktemp("pattern") / "data")
    in_haste(made.folder)
    made.run("migrate")
    return made.folder


def in_haste(folder: Path) -> None:
    """Make PostgreSQL's files without waiting for the disk: the tests need not outlive a power cut."""
    with Server(folder, {"fsync": "off"}):
        keys.load_or_make(paths.key_file(folder))


@pytest.fixture
def new_store(tmp_path) -> Iterator[Store]:
    """A store in which nothing has been done yet."""
    found = Store(tmp_path / "data")
    in_haste(found.folder)
    yield found
    found.end()


@pytest.fixture
def store(pattern, tmp_path) -> Iterator[Store]:
    """A store whose tables are there."""
    subprocess.run(["cp", "-Rp", pattern, tmp_path / "data"], check=True)
    found = Store(tmp_path / "data")
    yield found
    found.end()


def test_one_command_serves_the_console_with_its_workers_and_ctrl_c_ends_all(new_store):
    said = new_store.serve()
    assert f"Regulars is ready: http://localhost:{new_store.port}\n" in said
    assert {**new_store.health(), "version": ""} == {"status": "ok", "database": True, "version": ""}

    link = new_store.owner_link()
    assert re.fullmatch(rf"http://localhost:{new_store.port}/welcome/[\w-]+/", link)
    with urllib.request.urlopen(link, timeout=20) as page:
        assert "password" in page.read().decode()

    # A command in a second terminal uses the running store, knows its address, and leaves it running.
    del new_store.environment["REGULARS_PORT"]
    shop = ["shopify", "--url", "soap.example", "--secret", "known to both"]
    door = json.loads(new_store.run("connect", *shop, "--json"))["webhook_address"]
    assert door.startswith(f"http://localhost:{new_store.port}/webhooks/")
    running = new_store.processes()
    words = {word for process in running for word in process.cmdline()}
    assert {"web", "work", "jobs", "regulars.host.keeper"} <= words

    os.killpg(new_store.process.pid, signal.SIGINT)
    assert new_store.process.wait(15) == 0
    assert psutil.wait_procs(running, timeout=5)[1] == []


def test_after_kill_9_of_everything_the_next_start_has_all_that_was_answered(store):
    store.serve()
    store.run("key", "create", "till", "--scope", "write")
    killed = store.processes()
    for process in killed:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    store.process.communicate()

    store.serve()
    assert store.health()["status"] == "ok"
    assert [row["name"] for row in json.loads(store.run("key", "list", "--json"))] == ["till"]

    # Killed alone, the program takes along all that it started.
    running = store.processes()
    store.process.kill()
    store.process.wait()
    assert psutil.wait_procs(running, timeout=20)[1] == []


def test_whatever_else_is_killed_comes_back(store):
    store.serve()
    store.owner_link()
    for names in (("web", "work"), ("regulars.host.keeper", "postgres")):
        victims = {name: store.wait_for(name) for name in names}
        for victim in victims.values():
            victim.kill()
        for name, victim in victims.items():
            assert store.wait_for(name, but=victim.pid).pid != victim.pid
    assert store.wait_for_health()["status"] == "ok"


def test_a_store_moves_to_another_machine_by_one_file(store, tmp_path):
    store.run("key", "create", "till", "--scope", "write")
    store.run("backup", str(tmp_path / "store.backup"))
    other = Store(tmp_path / "other machine")
    restored = json.loads(other.run("restore", str(tmp_path / "store.backup"), "--json"))
    assert restored["file"].endswith("store.backup")
    assert [row["name"] for row in json.loads(other.run("key", "list", "--json"))] == ["till"]
    assert (other.folder / "keys.json").read_text() == (store.folder / "keys.json").read_text()

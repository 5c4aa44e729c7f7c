"""The keeper starts the server, starts it again, and gives up when it never gets ready."""

import signal
from pathlib import Path

import pytest

from regulars.host import keeper, locks
from regulars.host.account import Account
from regulars.host.keeper import Keeper, Task


class Quiet:
    """An inbox in which only what the test puts there is found."""

    def __init__(self, *signals: signal.Signals) -> None:
        self.signals = list(signals)

    def wait(self, *, seconds: float) -> frozenset[int]:
        return frozenset([self.signals.pop(0)] if self.signals else [])


@pytest.fixture
def task(tmp_path) -> Task:
    """PostgreSQL's programs are two words of the shell here."""
    (tmp_path / "pg18").mkdir()
    return Task(folder=tmp_path, programs=tmp_path, port=5433, options={"jit": "off"})


def program(folder: Path, *, says: str) -> None:
    (folder / "postgres").write_text(f"#!/bin/sh\n{says}\n")
    (folder / "postgres").chmod(0o755)


def test_a_server_that_ends_at_once_is_tried_five_times(task, monkeypatch):
    monkeypatch.setattr(keeper, "FIRST_PAUSE_SECONDS", 0.0)
    monkeypatch.setattr(keeper, "account_for", lambda _: Account())
    program(task.folder, says='echo "no space left"; echo "$@" >> asked')
    with locks.users_lock(task.folder) as users, locks.users_lock(task.folder) as ours:
        users.share()
        assert Keeper(task).keep(Quiet(), users=ours) == 1
    words = (task.folder / "postgres.log").read_text()
    assert words == "no space left\n" * 5
    asked = (task.folder / "pg18" / "asked").read_text().splitlines()
    assert asked == [f"-D {task.folder / 'pg18'} -c jit=off -c port=5433"] * 5


def test_a_keeper_that_nobody_needs_stops(task, monkeypatch):
    monkeypatch.setattr(keeper, "account_for", lambda _: Account())
    program(task.folder, says="exec sleep 60")
    with locks.users_lock(task.folder) as ours:
        assert Keeper(task).keep(Quiet(), users=ours) == 0


def test_a_keeper_that_is_told_to_stop_asks_the_server_to_end_in_order(task, monkeypatch):
    monkeypatch.setattr(keeper, "account_for", lambda _: Account())
    program(task.folder, says="trap 'echo in order; exit' INT; while :; do sleep 0.1; done")
    with locks.users_lock(task.folder) as users, locks.users_lock(task.folder) as ours:
        users.share()
        started = Keeper(task)
        started._look_after()
        assert started.keep(Quiet(signal.SIGTERM), users=ours) == 0
    assert started.child is not None
    assert started.child.poll() is not None

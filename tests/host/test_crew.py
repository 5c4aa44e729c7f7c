"""Each program of the crew runs beside the others, starts again when it ends, and ends when told."""

import signal
import subprocess
import sys
from time import monotonic

import psutil
import pytest

from regulars.host import crew
from regulars.host.crew import Crew
from tests.host.conftest import eventually

WAITS = "import threading; threading.Event().wait()"
STUBBORN = f"""
import signal, sys
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print('up', file=sys.stderr, flush=True)
{WAITS}
"""
WITH_A_CHILD = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', '{WAITS}']); {WAITS}"


class Quiet:
    """An inbox in which nothing comes, or one thing at once."""

    def __init__(self, *signals: signal.Signals) -> None:
        self.signals = frozenset(signals)

    def wait(self, *, seconds: float) -> frozenset[int]:
        return self.signals


@pytest.fixture
def team(monkeypatch):
    """A crew whose programs are lines of Python by their name."""
    plain = subprocess.Popen

    def run(command, **how):
        return plain([sys.executable, "-c", command[-1]], **how)

    monkeypatch.setattr(crew.subprocess, "Popen", run)
    monkeypatch.setattr(crew, "FIRST_PAUSE_SECONDS", 0.0)
    found = Crew({})
    yield found
    found.stop(Quiet(signal.SIGINT))


def test_a_member_that_ends_is_started_again(team, caplog):
    member = team.add("raise SystemExit(3)")
    eventually(lambda: not member.lives())
    first = member.process
    team.look_after()
    assert member.process is not first
    assert member.failures == 1
    assert "ended (3); it starts again in 0.0 s" in caplog.text


def test_the_pause_doubles_up_to_half_a_minute(team, monkeypatch):
    monkeypatch.setattr(crew, "FIRST_PAUSE_SECONDS", 0.5)
    member = team.add("raise SystemExit(3)")
    pauses = []
    for _ in range(8):
        member.process.wait()
        member.look_after()
        pauses.append(round(member.not_before - monotonic(), 1))
        member.not_before = 0.0
        member.look_after()
    assert pauses == [0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0]


def test_what_ran_for_a_minute_counts_as_steady(team):
    member = team.add("raise SystemExit(3)")
    member.failures, member.begun = 5, monotonic() - 61
    member.process.wait()
    member.look_after()
    assert member.failures == 1


def test_a_member_that_ended_takes_along_what_it_started(team):
    member = team.add(WITH_A_CHILD)
    eventually(lambda: bool(psutil.Process(member.process.pid).children()))
    (child,) = psutil.Process(member.process.pid).children()
    member.process.kill()
    member.process.wait()
    member.look_after()
    psutil.wait_procs([child], timeout=10)
    assert not child.is_running()


def test_all_end_when_they_are_told(team):
    members = [team.add(WAITS) for _ in range(3)]
    team.stop(Quiet())
    assert [member.process.returncode for member in members] == [-signal.SIGTERM] * 3


def test_a_second_signal_ends_the_stubborn_at_once(team):
    member = team.add(STUBBORN)
    began = monotonic()
    team.stop(Quiet(signal.SIGINT))
    assert member.process.returncode in {-signal.SIGTERM, -signal.SIGKILL}
    assert monotonic() - began < crew.GRACE_SECONDS


def test_after_their_grace_the_stubborn_are_ended(team, monkeypatch, capfd):
    monkeypatch.setattr(crew, "GRACE_SECONDS", 0.2)
    member = team.add(STUBBORN)
    eventually(lambda: "up" in capfd.readouterr().err)
    team.stop(Quiet())
    assert member.process.returncode == -signal.SIGKILL

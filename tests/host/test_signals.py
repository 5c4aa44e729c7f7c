"""A signal waits in the inbox until the loop reads it."""

import os
import signal
import subprocess
import sys

import pytest

from regulars.host.signals import unheard

LOOP = """
import os, signal
from regulars.host.signals import Inbox
inbox = Inbox([signal.SIGTERM, signal.SIGHUP])
print(sorted(inbox.wait(seconds=0)), flush=True)
os.kill(os.getpid(), signal.SIGHUP)
print(sorted(inbox.wait(seconds=5)), flush=True)
while True:
    if came := inbox.wait(seconds=60):
        print(sorted(came), flush=True)
        break
"""


def test_signals_are_read_by_the_loop_and_wake_it():
    with subprocess.Popen([sys.executable, "-c", LOOP], stdout=subprocess.PIPE, text=True) as loop:
        assert loop.stdout is not None
        assert [loop.stdout.readline() for _ in range(2)] == ["[]\n", f"[{int(signal.SIGHUP)}]\n"]
        os.kill(loop.pid, signal.SIGTERM)
        assert loop.stdout.readline() == f"[{int(signal.SIGTERM)}]\n"
        assert loop.wait(10) == 0


@pytest.mark.usefixtures("heard")
def test_what_is_unheard_reaches_neither_us_nor_who_is_started_meanwhile():
    asked = [sys.executable, "-c", "import signal; print(signal.getsignal(signal.SIGHUP).name)"]
    with unheard(signal.SIGHUP, signal.SIGINT):
        os.kill(os.getpid(), signal.SIGHUP)
        assert subprocess.run(asked, capture_output=True, text=True, check=True).stdout == "SIG_IGN\n"
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_DFL
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler

"""A signal waits in the inbox until the loop reads it."""

import os
import signal
import subprocess
import sys

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

"""A program of ours ends with the one that started it, however that one ended."""

import subprocess
import sys

import psutil

PARENT = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdin=subprocess.PIPE, start_new_session=True)
print(child.pid, flush=True)
sys.stdin.read()
"""
CHILD = """
import subprocess, sys, threading
from regulars.host import lifeline
subprocess.Popen([sys.executable, "-c", "import threading; threading.Event().wait()"])
lifeline.hold_on()
threading.Event().wait()
"""


def test_child_and_grandchild_end_when_the_parent_is_killed():
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        child = psutil.Process(int(parent.stdout.readline()))
        while not child.children():
            assert child.is_running()
        family = [child, *child.children()]
        parent.kill()
    _, alive = psutil.wait_procs(family, timeout=10)
    assert alive == []

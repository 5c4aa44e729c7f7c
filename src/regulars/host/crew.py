"""Which programs of ours run beside each other, and what happens when one of them ends?

Each runs in a session of its own, so that a Ctrl-C in the terminal reaches only the one who looks after them;
each has its lifeline, a pipe from it, as standard input.
"""

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from time import monotonic

from regulars.host.signals import Inbox

LOG = logging.getLogger(__name__)
FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 30.0
STEADY_SECONDS = 60.0
GRACE_SECONDS = 8.0


class Member:
    """One program, `regulars <name>`, and how often it has ended of its own in a row."""

    def __init__(self, name: str, *, environment: Mapping[str, str]) -> None:
        self.name = name
        self.environment = environment
        self.process: subprocess.Popen[bytes] | None = None
        self.failures = 0
        self.not_before = 0.0
        self.begun = 0.0

    def look_after(self) -> None:
        """Start it, or start it again after a pause that doubles."""
        if self.process is not None and self.process.poll() is not None:
            self._mourn(self.process)
        if self.process is None and monotonic() >= self.not_before:
            self._start()

    def lives(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def tell(self, number: signal.Signals) -> None:
        """Send a signal to it and to all that it started."""
        if self.process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, number)

    def end(self) -> None:
        """Kill what is left of it: what it started may have outlived it."""
        self.tell(signal.SIGKILL)
        if self.process is not None:
            self.process.communicate()

    def _mourn(self, process: subprocess.Popen[bytes]) -> None:
        self.end()
        steady = monotonic() - self.begun > STEADY_SECONDS
        self.failures = 1 if steady else self.failures + 1
        pause = min(FIRST_PAUSE_SECONDS * 2 ** (self.failures - 1), LONGEST_PAUSE_SECONDS)
        LOG.warning("%s ended (%s); it starts again in %.1f s", self.name, process.returncode, pause)
        self.process, self.not_before = None, monotonic() + pause

    def _start(self) -> None:
        self.begun = monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "regulars", "--inside", self.name],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,  # a worker's answer is for who types it; what is wrong goes to stderr
            env=self.environment,
            start_new_session=True,
        )


class Crew:
    """All programs that are looked after."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """environment: where each finds the database, the keys and the rest of the house."""
        self.environment = environment
        self.members: list[Member] = []

    def add(self, name: str) -> Member:
        """Start `regulars <name>` and look after it from now on."""
        member = Member(name, environment=self.environment)
        self.members.append(member)
        member.look_after()
        return member

    def look_after(self) -> None:
        for member in self.members:
            member.look_after()

    def stop(self, inbox: Inbox) -> None:
        """Ask all to end; a second signal, or eight seconds, ends them at once."""
        deadline = monotonic() + GRACE_SECONDS
        for member in self.members:
            member.tell(signal.SIGTERM)
        while any(member.lives() for member in self.members):
            came = inbox.wait(seconds=0.1)
            if came & {signal.SIGINT, signal.SIGTERM} or monotonic() > deadline:
                break
        for member in self.members:
            member.end()
        self.members = []

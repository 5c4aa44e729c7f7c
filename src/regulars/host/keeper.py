"""Who looks after PostgreSQL while somebody uses it?

A small process of its own, apart from the terminal, so that a Ctrl-C reaches PostgreSQL last. It starts the
server, starts it again when it dies, and stops it when the last user has let go of the users' lock, be it by
kill -9. A server that a killed keeper left behind is taken over as it is.

    python -m regulars.host.keeper '{"folder": ..., "programs": ..., "port": ..., "options": {...}}'
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import BinaryIO

from regulars.host import locks, paths, postmaster
from regulars.host.account import account_for
from regulars.host.signals import Inbox

TURN_SECONDS = 0.25
FAST_SECONDS = 30.0
TRIES = 5
FIRST_PAUSE_SECONDS = 0.1


@dataclass(frozen=True)
class Task:
    """What is kept: the data folder, PostgreSQL's programs, the port and the server's options."""

    folder: Path
    programs: Path
    port: int
    options: Mapping[str, str]


class Keeper:
    """One server, from its first start until nobody needs it."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.cluster = paths.cluster(task.folder)
        self.account = account_for(self.cluster)
        self.child: subprocess.Popen[bytes] | None = None
        self.failures = 0
        self.not_before = 0.0

    def keep(self, inbox: Inbox, *, users: locks.Lock) -> int:
        """Run until told to stop, nobody is left, or the server ends five times before it is ready."""
        while self.failures < TRIES:
            self._look_after()
            came = inbox.wait(seconds=TURN_SECONDS)
            if signal.SIGTERM in came or users.could_take():
                self._stop(inbox)
                return 0
        return 1

    def _look_after(self) -> None:
        if self.child is not None and self.child.poll() is not None:
            self.child = None
            self.not_before = monotonic() + FIRST_PAUSE_SECONDS * 2**self.failures
            self.failures += 1
            return
        server = postmaster.running(self.cluster)
        if server is not None and server.ready:
            self.failures = 0
        elif server is None and self.child is None and monotonic() >= self.not_before:
            self._start()

    def _start(self) -> None:
        postmaster.disown(self.cluster)
        options = {**self.task.options, "port": str(self.task.port)}
        settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        with log(self.task.folder) as out:
            self.child = subprocess.Popen(
                [self.task.programs / "postgres", "-D", self.account.name_of(self.cluster), *settings],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                **self.account.launch(self.cluster),
            )

    def _stop(self, inbox: Inbox) -> None:
        """End the sessions and write everything down; crash-safely at once if that takes too long."""
        deadline = monotonic() + FAST_SECONDS
        self._tell(signal.SIGINT)
        while self._pid() is not None:
            inbox.wait(seconds=0.02)
            if monotonic() > deadline:
                self._tell(signal.SIGQUIT)

    def _tell(self, number: signal.Signals) -> None:
        if pid := self._pid():
            os.kill(pid, number)

    def _pid(self) -> int | None:
        """The server's process, our child or one that was taken over."""
        if self.child is not None and self.child.poll() is None:
            return self.child.pid
        server = postmaster.running(self.cluster)
        return server.pid if server else None


def log(folder: Path) -> BinaryIO:
    """What PostgreSQL says of itself, to append to."""
    return log_file(folder).open("ab")


def log_file(folder: Path) -> Path:
    return folder / "postgres.log"


def main() -> int:
    told = json.loads(sys.argv[1])
    task = Task(Path(told["folder"]), Path(told["programs"]), told["port"], told["options"])
    inbox = Inbox([signal.SIGTERM, signal.SIGINT, signal.SIGCHLD])
    with locks.users_lock(task.folder) as users, locks.keeper_lock(task.folder) as note:
        note.note(str(os.getpid()))  # from now on a signal finds its handler
        return Keeper(task).keep(inbox, users=users)


if __name__ == "__main__":
    sys.exit(main())

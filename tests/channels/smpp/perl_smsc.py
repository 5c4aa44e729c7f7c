"""An SMSC that others wrote: Debian's Net::SMPP, in a program of its own."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread

from tests.servers import perl_with

SCRIPT = Path(__file__).with_name("smsc.pl")
PATIENCE = 10


class PerlSmsc:
    """What it says of what came, line by line."""

    def __init__(self, running: "subprocess.Popen[str]") -> None:
        self.port = int(running.stdout.readline())
        self._lines: Queue[str] = Queue()
        self._reader = Thread(target=self._read, args=[running.stdout], daemon=True)
        self._reader.start()

    def said(self, count: int) -> list[list[str]]:
        """The next lines, as words."""
        return [self._lines.get(timeout=PATIENCE).split() for _ in range(count)]

    def _read(self, out) -> None:
        for line in out:
            self._lines.put(line.strip())


@contextmanager
def running(password: str) -> Iterator[PerlSmsc]:
    command = [perl_with("Net::SMPP"), str(SCRIPT), password]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        yield PerlSmsc(process)
    finally:
        process.kill()
        process.wait(PATIENCE)

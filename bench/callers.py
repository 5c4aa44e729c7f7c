"""How long do programs wait for a door's answers, when several call at a time?"""

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import accumulate
from socket import create_connection
from subprocess import Popen
from threading import local
from time import perf_counter

PATH = "/api/v1/events"
CALLERS = 8
PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Door:
    """Where to call, and with which key.

    scheme: how an Authorization header names it. sign: what else stands in the head of a call with this body.
    """

    port: int
    key: str
    path: str = PATH
    scheme: str = "Bearer"
    sign: Callable[[bytes], Mapping[str, str]] = field(default=lambda _body: {})

    def rate(self, bodies: Sequence[bytes]) -> float:
        """Calls a second, when each caller calls again as soon as it is answered."""
        begun = perf_counter()
        self.waits(bodies, [0.0] * len(bodies))
        return len(bodies) / (perf_counter() - begun)

    def waits(self, bodies: Sequence[bytes], moments: Sequence[float]) -> list[float]:
        """Seconds from the moment at which each call was due until its answer: a queue counts.

        moments: seconds from the beginning, rising.
        """
        with ThreadPoolExecutor(CALLERS, initializer=self._open) as callers:
            begun = perf_counter()
            dues = [begun + moment for moment in moments]
            return list(callers.map(self._wait, bodies, dues))

    def _open(self) -> None:
        MINE.line = HTTPConnection("127.0.0.1", self.port)

    def _wait(self, body: bytes, due: float) -> float:
        time.sleep(max(due - perf_counter(), 0))
        head = {"Authorization": f"{self.scheme} {self.key}", "Content-Type": "application/json"}
        head |= self.sign(body)
        MINE.line.request("POST", self.path, body, head)
        answer = MINE.line.getresponse()
        said = answer.read()
        assert answer.status == 200, said[:500]
        return perf_counter() - due


MINE = local()


def moments(count: int, *, rate: float, seed: int) -> list[float]:
    """When calls come that know nothing of each other, so many a second on average."""
    chance = random.Random(seed)
    return list(accumulate(chance.expovariate(rate) for _ in range(count)))


@contextmanager
def serving(command: Sequence[str], *, port: int) -> Iterator[None]:
    """A program of its own that serves at a port, ended when it is no longer needed."""
    program = Popen(command)
    try:
        until = perf_counter() + PATIENCE
        while not answers(port):
            assert program.poll() is None, f"{command} ended by itself"
            assert perf_counter() < until, f"{command} doesn't serve"
            time.sleep(0.05)
        yield
    finally:
        program.terminate()
        program.wait()


def answers(port: int) -> bool:
    """Whether anybody takes connections there."""
    try:
        create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True

"""Which signals have come?

A handler only leaves a byte in a pipe; the loop that reads it does the work, so nothing ever waits
inside a handler.
"""

import os
import select
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import FrameType


class Inbox:
    """The signals that this process acts on, one loop's turn at a time."""

    def __init__(self, numbers: Iterable[signal.Signals]) -> None:
        self._reader, writer = os.pipe()
        os.set_blocking(self._reader, False)
        os.set_blocking(writer, False)
        signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
        for number in numbers:
            signal.signal(number, _left_in_the_pipe)

    def wait(self, *, seconds: float) -> frozenset[int]:
        """The signals that came since the last call; waits for one at most this long."""
        if not select.select([self._reader], [], [], seconds)[0]:
            return frozenset()
        return frozenset(os.read(self._reader, 4096))


@contextmanager
def unheard(*numbers: signal.Signals) -> Iterator[None]:
    """Let these signals change nothing for a while, here and in programs that are started meanwhile."""
    before = {number: signal.signal(number, signal.SIG_IGN) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _left_in_the_pipe(_number: int, _frame: FrameType | None) -> None:
    """Python itself has written the number by now."""

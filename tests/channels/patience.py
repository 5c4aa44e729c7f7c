"""How does a test wait for what happens in another process?"""

from collections.abc import Callable
from threading import Event
from time import monotonic
from typing import TypeVar

T = TypeVar("T")
PATIENCE_SECONDS = 30.0
LOOK_SECONDS = 0.01


def until(look: Callable[[], T]) -> T:
    """The first true answer; an error when there is none in half a minute."""
    deadline, pause = monotonic() + PATIENCE_SECONDS, Event()
    while not (answer := look()):
        assert monotonic() < deadline, "waited in vain"
        pause.wait(LOOK_SECONDS)
    return answer

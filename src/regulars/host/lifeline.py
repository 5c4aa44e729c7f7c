"""Does the program that started me still live?

It holds one end of a pipe whose other end is my standard input. The kernel closes its end when it dies,
however it dies; then I and all that I started end too.
"""

import os
import signal
import threading

GRACE_SECONDS = 5.0
STANDARD_INPUT = 0


def hold_on() -> None:
    """End this process group when the other end of standard input is closed."""
    threading.Thread(target=_end_with_it, name="lifeline", daemon=True).start()


def _end_with_it() -> None:
    while os.read(STANDARD_INPUT, 1024):
        continue
    os.killpg(0, signal.SIGTERM)
    threading.Event().wait(GRACE_SECONDS)
    os.killpg(0, signal.SIGKILL)

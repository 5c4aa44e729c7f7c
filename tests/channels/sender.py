"""A worker in a process of its own, which can be made to stand still in the middle, to be killed there."""

import signal
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from multiprocessing.connection import Connection

from regulars.channels import outbox
from regulars.channels.email import Postman
from regulars.channels.round import Round


def work(line: Connection, *, at: datetime, limit: int = 100, pause: str = "") -> None:
    """Hand over until nothing can be done, and say what was done.

    Where it pauses it says so, and waits for its end, or for SIGUSR1 to go on: `claimed` after the claim,
    `in_hand` when the next thing is the network, `delivered` when the other side has answered and that isn't
    written down yet.
    """

    def pausing(step: Callable, *, before: bool) -> Callable:
        def halted(*args, **kwargs):
            done = None if before else step(*args, **kwargs)
            line.send(pause)
            signal.pause()
            return step(*args, **kwargs) if before else done

        return halted

    signal.signal(signal.SIGUSR1, lambda *_: None)
    match pause:
        case "claimed":
            Round.hand_all = pausing(Round.hand_all, before=True)
        case "in_hand":
            Postman.deliver = pausing(Postman.deliver, before=True)
        case "delivered":
            Postman.deliver = pausing(Postman.deliver, before=False)
    done: Counter[str] = Counter()
    while step := outbox.hand_over(at=at, limit=limit):
        done += step
    line.send(dict(done))

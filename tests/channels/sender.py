"""A worker in a process of its own, which can be made to stand still in the middle, to be killed there."""

import signal
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from multiprocessing.connection import Connection
from types import MappingProxyType

from regulars.channels import outbox
from regulars.channels.channel import Foresighted
from regulars.channels.deliverability import providers
from regulars.channels.deliverability.api_line import ApiLine
from regulars.channels.email import Postman
from regulars.channels.round import Round
from regulars.channels.smpp.line import SmppLine

LINES = (Postman, ApiLine, SmppLine)


def work(line: Connection, *, at: datetime, limit: int = 100, pause: str = "", api: str = "") -> None:
    """Hand over until nothing can be done, and say what was done.

    Where it pauses it says so, and waits for its end, or for SIGUSR1 to go on: `claimed` after the claim,
    `in_hand` when the next thing is the network, `delivered` when the other side has answered and that isn't
    written down yet. api: where the API of any provider is.
    """

    def pausing(step: Callable, *, before: bool) -> Callable:
        def halted(*args, **kwargs):
            done = None if before else step(*args, **kwargs)
            line.send(pause)
            signal.pause()
            return step(*args, **kwargs) if before else done

        return halted

    signal.signal(signal.SIGUSR1, lambda *_: None)
    if api:
        moved_to(api)
    if pause == "claimed":
        Round.hand_all = pausing(Round.hand_all, before=True)
    if pause in {"in_hand", "delivered"}:
        for way in LINES:
            step = "deliver_before" if issubclass(way, Foresighted) else "deliver"
            setattr(way, step, pausing(getattr(way, step), before=pause == "in_hand"))
    done: Counter[str] = Counter()
    while step := outbox.hand_over(at=at, limit=limit):
        done += step
    line.send(dict(done))


def moved_to(api: str) -> None:
    """Every provider's API is at this address."""
    here = MappingProxyType({"": api})
    providers.PROVIDERS = {name: replace(one, regions=here) for name, one in providers.PROVIDERS.items()}

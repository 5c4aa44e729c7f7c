"""A worker in a process of its own, which can be made to stand still in the middle, to be killed there.

    python -m tests.channels.sender [--at ISO] [--limit N] [--pause claimed|in_hand|delivered]

It hands over until nothing can be done, and prints what it did as JSON. Where it pauses it prints so, and
waits for its end, or for SIGUSR1 to go on: `claimed` after the claim, `in_hand` when the next thing is the
network, `delivered` when the other side has answered and that isn't written down yet.
"""

import argparse
import json
import signal
import sys
from collections import Counter
from collections.abc import Callable
from datetime import datetime

import django


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def pausing(name: str, step: Callable, *, before: bool) -> Callable:
    """The step, with a halt before or after it."""

    def halted(*args, **kwargs):
        done = None if before else step(*args, **kwargs)
        say(name)
        signal.pause()
        return step(*args, **kwargs) if before else done

    signal.signal(signal.SIGUSR1, lambda *_: None)
    return halted


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--at", type=datetime.fromisoformat, required=True)
    parser.add_argument("--limit", type=int, default=100)
    parser.add_argument("--pause", default="")
    asked = parser.parse_args()
    django.setup()
    from regulars.channels import outbox
    from regulars.channels.email import Postman
    from regulars.channels.round import Round

    match asked.pause:
        case "claimed":
            Round.hand_all = pausing("claimed", Round.hand_all, before=True)
        case "in_hand":
            Postman.deliver = pausing("in_hand", Postman.deliver, before=True)
        case "delivered":
            Postman.deliver = pausing("delivered", Postman.deliver, before=False)
    done: Counter[str] = Counter()
    while step := outbox.hand_over(at=asked.at, limit=asked.limit):
        done += step
    say(json.dumps(done))


if __name__ == "__main__":
    main()

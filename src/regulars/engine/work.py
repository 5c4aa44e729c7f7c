"""What does a worker of the plays do, over and over?

One round: read what shops sent, record what falls due, react to the log, let those go on who are due, hand
over what is planned, beside all that. Any number of workers may do so at once, on any number of machines.
"""

from collections import Counter
from collections.abc import Callable
from datetime import datetime

from regulars import clock
from regulars.channels import outbox
from regulars.channels.posting import Posting
from regulars.connectors.receive import process_waiting
from regulars.engine import fresh
from regulars.engine.advance import advance
from regulars.engine.due import record_due
from regulars.engine.react import react
from regulars.events.partitions import make_ahead

PAUSE_SECONDS = 1.0
DELIVERIES = 200

Done = Counter[str]
"""How much of what was done: read, refreshed, due, events, decisions, advanced, and messages by their end."""


def work(*, has_to_stop: Callable[[float], bool]) -> Done:
    """Work until told to stop; how much was done.

    has_to_stop: waits at most so many seconds, and says whether to stop. It is asked without a pause while
    there is more to do.
    """
    total, months = Done(), ""
    with Posting() as posting:
        while True:
            at = clock.now()
            if months != (months := f"{at:%Y-%m}"):
                make_ahead(at=at)
            done = one_round(at=at)
            done.update(posting.turn())
            total += done
            if has_to_stop(0.0 if done else PAUSE_SECONDS):
                return total


def work_until_idle() -> Done:
    """Do all that is due, by what is known up to now; how much that was."""
    make_ahead(at=clock.now())
    total = Done()
    while read := process_waiting(limit=DELIVERIES, at=clock.now()):
        total.update(read=read)
    total.update(refreshed=fresh.learn(at=clock.now()))
    while done := one_round(at=clock.now()) + outbox.hand_over(at=clock.now()):
        total += done
    return +total


def one_round(*, at: datetime) -> Done:
    """Do a little of everything but hand over; nothing counted means that nothing can be done now."""
    done = Done(read=process_waiting(limit=DELIVERIES, at=at))
    done.update(refreshed=fresh.keep(at=at), due=record_due(at=at))
    if reacted := react(at=at):
        done.update(events=reacted.events, decisions=reacted.decisions)
    done.update(advanced=advance(at=at))
    return +done

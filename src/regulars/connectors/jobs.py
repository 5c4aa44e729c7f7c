"""Which histories does the worker carry on with, and what of the doors' memory is let go?"""

import logging
from contextlib import suppress
from datetime import timedelta
from threading import Event

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from regulars import clock
from regulars.connectors import actions, queries, unforeseen
from regulars.connectors.json_events.once import forget

log = logging.getLogger(__name__)
QUEUE = "imports"
REMEMBERED = timedelta(days=30)
TURN = timedelta(minutes=5)


@app.task(name="connectors.pull", queue=QUEUE, queueing_lock="connectors.pull")
def pull_histories() -> None:
    """Bring in the histories that wait, and those that were interrupted, one shop after the other."""
    # loads the client, which pages don't need
    from regulars.connectors import pulling  # noqa: PLC0415
    from regulars.connectors.asking import Busy  # noqa: PLC0415
    from regulars.connectors.client import Client  # noqa: PLC0415

    for connection_id in queries.due_pulls(clock.wall()):
        with suppress(Busy):
            pulling.pull(connection_id, client=Client())


@app.periodic(cron="* * * * *")
@app.task(name="connectors.resume", queue=QUEUE, queueing_lock="connectors.resume")
def resume_histories(timestamp: int) -> None:  # noqa: ARG001 procrastinate tells when it was due
    """After a crash, or when a shop was out of reach, nobody else goes on with what was interrupted."""
    from regulars.connectors import following  # noqa: PLC0415 loads the client, which pages don't need

    following.heed_clock()
    for connection_id in queries.due_comparisons(clock.wall()):
        compare_soon(connection_id)
    pull_histories()


@app.periodic(cron="40 1 * * *")
@app.task(name="connectors.compare", queue=QUEUE, queueing_lock="connectors.compare")
def compare_shops(timestamp: int) -> None:  # noqa: ARG001 procrastinate tells when it was due
    """Have each shop's lists held against what is known here, and what a lost webhook missed mended.

    Shops give webhooks up after a few failures: each is told again to send them.
    """
    for connection in queries.to_compare():
        try:
            actions.subscribe(connection, at=clock.now())
            compare_soon(connection.id)
        except Exception as problem:  # noqa: BLE001 the others are compared
            log.warning("a shop could not be compared: %s", unforeseen.traced(problem))


@app.task(name="connectors.compare_one", queue=QUEUE)
def compare(connection_id: int) -> None:
    """Hold one shop's lists against what is known here, for a while: other jobs wait for the place."""
    from regulars.connectors import comparing  # noqa: PLC0415 loads the client, which pages don't need
    from regulars.connectors.asking import Busy  # noqa: PLC0415
    from regulars.connectors.client import Client  # noqa: PLC0415

    if connection := queries.by_id(connection_id):
        with suppress(Busy):
            comparing.compare(connection, client=Client(), at=clock.now(), turn=TURN)


def keep_following(stop: Event) -> None:
    """Ask shops what changed, and tell them what changed here, until the event is set."""
    from regulars.connectors import following  # noqa: PLC0415 loads the client, which pages don't need

    following.keep_following(stop)


BESIDE = (keep_following,)


def compare_soon(connection_id: int) -> None:
    """Ask the worker to compare one shop."""
    with suppress(AlreadyEnqueued), transaction.atomic():
        compare.configure(queueing_lock=f"connectors.compare:{connection_id}").defer(
            connection_id=connection_id
        )


def soon() -> None:
    """Ask the worker to begin with what waits."""
    with suppress(AlreadyEnqueued), transaction.atomic():
        pull_histories.defer()


@app.periodic(cron="10 2 * * *")
@app.task(name="connectors.forget", queueing_lock="connectors.forget")
def forget_answers(timestamp: int) -> int:  # noqa: ARG001 the schedule passes it; the store's clock counts
    """Forget the answers to calls with an Idempotency-Key; how many there were."""
    return forget(before=clock.now() - REMEMBERED)

"""When do campaigns go on? Every minute, and as soon as somebody starts, stops or resumes one."""

import logging
from contextlib import suppress
from datetime import datetime

from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from regulars import clock
from regulars.capabilities.campaigns import actions, queries
from regulars.capabilities.campaigns.going import go_on

log = logging.getLogger(__name__)


@app.periodic(cron="* * * * *")
@app.task(name="campaigns.go_on", queueing_lock="campaigns.go_on", lock="campaigns")
def go_on_every_minute(timestamp: int) -> int:  # noqa: ARG001 the schedule passes it; the store's clock counts
    """Plan and release what is due; with how many campaigns there was something to do."""
    return all_of_them(at=clock.now())


@app.task(name="campaigns.soon", queueing_lock="campaigns.soon", lock="campaigns")
def go_on_now() -> int:
    """The same, asked for."""
    return all_of_them(at=clock.now())


def all_of_them(*, at: datetime) -> int:
    """One after the other, however another ends."""
    actions.open_those_due(at=at)
    done = 0
    for row in queries.going_on():
        try:
            done += go_on(row.pk, at=at)
        except Exception:
            log.exception("campaign %s could not go on", row.pk)  # the others do
    return done


def soon() -> None:
    """Ask the worker to go on now; whoever asks while that waits needn't."""
    with suppress(AlreadyEnqueued):
        go_on_now.defer()

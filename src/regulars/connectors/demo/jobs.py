"""How does the worker load a demo that the console asked for?"""

from contextlib import suppress

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from regulars.connectors.demo import demo, queries

QUEUE = "imports"


@app.task(name="demo.load", queue=QUEUE, queueing_lock="demo.load")
def load_demo() -> None:
    """Load the demo that was begun."""
    if going_on := queries.loading():
        with suppress(demo.AlreadyLoading):
            demo.load(going_on.name)


@app.periodic(cron="* * * * *")
@app.task(name="demo.resume", queue=QUEUE, queueing_lock="demo.resume")
def resume_demo(timestamp: int) -> None:  # noqa: ARG001 the schedule passes it
    """After a crash nobody asks again for what was interrupted."""
    load_demo()


def soon() -> None:
    """Ask the worker to begin."""
    with suppress(AlreadyEnqueued), transaction.atomic():
        load_demo.defer()

"""What is erased by itself, without anybody asking again?"""

from contextlib import suppress
from datetime import timedelta

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from regulars import clock
from regulars.customers import queries
from regulars.customers.actions import erase

QUEUE = "imports"
LOOKED_AFTER = timedelta(days=100)
"""Raw deliveries live for 90 days; after that nothing of an erased person can come in by itself."""


@app.task(name="erasing.shops", queue=QUEUE, queueing_lock="erasing.shops")
def erase_shops() -> None:
    """Forget the shops that wait, and those that were interrupted."""
    # loads what works insight out, which pages don't need
    from regulars.connectors.erasing import shops  # noqa: PLC0415

    for request_id in queries.shops_being_erased():
        shops.carry_on(request_id)


@app.periodic(cron="* * * * *")
@app.task(name="erasing.resume", queue=QUEUE, queueing_lock="erasing.resume")
def resume_erasing(timestamp: int) -> None:  # noqa: ARG001 procrastinate tells when it was due
    """After a crash nobody asks again for what was interrupted."""
    erase_shops()


@app.periodic(cron="40 2 * * *")
@app.task(name="erasing.remains", queueing_lock="erasing.remains")
def erase_remains(timestamp: int) -> int:  # noqa: ARG001 the schedule passes it; the store's clock counts
    """Take out what came of erased people since; how many people there are."""
    erase.remember(since=clock.now() - LOOKED_AFTER)
    return erase.erase_remains(since=clock.now() - LOOKED_AFTER)


def soon() -> None:
    """Ask the worker to begin with what waits."""
    with suppress(AlreadyEnqueued), transaction.atomic():
        erase_shops.defer()

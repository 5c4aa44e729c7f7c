"""Which housekeeping does the log need?"""

from procrastinate.contrib.django import app

from regulars import clock
from regulars.events.partitions import make_ahead
from regulars.events.receive import KEPT, forget

PARTITIONED = ("event", "raw_delivery")


@app.periodic(cron="5 2 * * *")
@app.task(name="events.months", queueing_lock="events.months")
def make_months(timestamp: int) -> None:  # noqa: ARG001 the schedule passes it; the store's clock counts
    """Make the partitions of the months to come."""
    for parent in PARTITIONED:
        make_ahead(parent, at=clock.now())


@app.periodic(cron="20 2 * * *")
@app.task(name="events.forget", queueing_lock="events.forget")
def forget_deliveries(timestamp: int) -> int:  # noqa: ARG001 as above
    """Let go of raw deliveries after 90 days; how many there were."""
    return forget(before=clock.now() - KEPT)

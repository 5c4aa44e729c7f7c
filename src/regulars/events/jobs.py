"""Which housekeeping does the log need?"""

from procrastinate.contrib.django import app

from regulars import clock
from regulars.events.partitions import make_ahead

PARTITIONED = ("event", "raw_delivery")


@app.periodic(cron="5 2 * * *")
@app.task(name="events.months", queueing_lock="events.months")
def make_months(timestamp: int) -> None:  # noqa: ARG001 the schedule passes it; the store's clock counts
    """Make the partitions of the months to come."""
    for parent in PARTITIONED:
        make_ahead(parent, at=clock.now())

"""Which housekeeping does the log need?"""

from procrastinate.contrib.django import app

from regulars import clock
from regulars.events.receive import KEPT, forget


@app.periodic(cron="20 2 * * *")
@app.task(name="events.forget", queueing_lock="events.forget")
def forget_deliveries(timestamp: int) -> int:  # noqa: ARG001 the schedule passes it; the store's clock counts
    """Let go of raw deliveries after 90 days; how many there were."""
    return forget(before=clock.now() - KEPT)

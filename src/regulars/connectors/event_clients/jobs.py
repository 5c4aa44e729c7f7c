"""Which housekeeping do the doors of event clients need?"""

from procrastinate.contrib.django import app

from regulars import clock
from regulars.connectors.event_clients.kept import forget
from regulars.events.receive import KEPT


@app.periodic(cron="25 2 * * *")
@app.task(name="event_clients.forget", queueing_lock="event_clients.forget")
def forget_unread(timestamp: int) -> int:  # noqa: ARG001 the schedule passes it; the store's clock counts
    """Let go of messages that couldn't be read, after 90 days; how many there were."""
    return forget(before=clock.now() - KEPT)

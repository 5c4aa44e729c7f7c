"""Which housekeeping do outgoing webhooks need?"""

from procrastinate.contrib.django import app

from regulars import clock
from regulars.connectors.outgoing.notices import KEPT, forget


@app.periodic(cron="50 2 * * *")
@app.task(name="outgoing.forget", queueing_lock="outgoing.forget")
def forget_notices(timestamp: int) -> int:  # noqa: ARG001 the schedule passes it; the machine's clock counts
    """Let go of the log of notices after 30 days; how many there were."""
    return forget(before=clock.wall() - KEPT)

"""What of the doors' memory is let go?"""

from datetime import timedelta

from procrastinate.contrib.django import app

from regulars import clock
from regulars.connectors.json_events.once import forget

REMEMBERED = timedelta(days=30)


@app.periodic(cron="10 2 * * *")
@app.task(name="connectors.forget", queueing_lock="connectors.forget")
def forget_answers(timestamp: int) -> int:  # noqa: ARG001 the schedule passes it; the store's clock counts
    """Forget the answers to calls with an Idempotency-Key; how many there were."""
    return forget(before=clock.now() - REMEMBERED)

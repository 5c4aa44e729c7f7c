"""When is it decided who followed links?"""

from procrastinate.contrib.django import app

from regulars import clock
from regulars.channels.tracking.hits import judge


@app.periodic(cron="* * * * *")
@app.task(name="tracking.judge", queueing_lock="tracking.judge", lock="tracking.judge")
def judge_hits(timestamp: int) -> int:  # noqa: ARG001 the schedule passes it; the store's clock counts
    """Tell of links that were followed and messages that were opened; how many."""
    return judge(at=clock.now()).total()

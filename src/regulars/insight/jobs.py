"""When is insight refreshed by itself?

Every minute those who did something; every night everything, and every hour too where that takes less than a
minute, as it does for all but very large stores.
"""

from procrastinate.contrib.django import app

from regulars import clock
from regulars.insight.follow import catch_up
from regulars.insight.refresh import AlreadyRefreshing, refresh
from regulars.sql import Statement

QUICK = 60.0
LAST_SECONDS = Statement(
    "SELECT coalesce(max(seconds), 0) FROM "
    "(SELECT seconds FROM insight_run WHERE state = 'done' ORDER BY id DESC LIMIT 1) last"
)


@app.periodic(cron="* * * * *")
@app.task(name="insight.follow", queueing_lock="insight.follow", lock="insight.follow")
def follow_everybody(timestamp: int) -> int:  # noqa: ARG001 the schedule passes it; the store's clock counts
    """Work out anew those who did something since the last time."""
    return catch_up(clock.now())


@app.periodic(cron="30 * * * *")
@app.task(name="insight.hourly", queueing_lock="insight.hourly", lock="insight")
def refresh_hourly(timestamp: int) -> bool:  # noqa: ARG001 as above
    """Work out everything anew, unless that takes long."""
    ((seconds,),) = LAST_SECONDS.rows()
    return seconds < QUICK and _refreshed()


@app.periodic(cron="15 3 * * *")
@app.task(name="insight.nightly", queueing_lock="insight.nightly", lock="insight")
def refresh_nightly(timestamp: int) -> bool:  # noqa: ARG001 as above
    """Work out everything anew."""
    return _refreshed()


def _refreshed() -> bool:
    """Whether it was this run that did it, and not one that somebody had started by hand."""
    try:
        refresh(clock.now())
    except AlreadyRefreshing:
        return False
    return True

"""When are calls looked through that wait for a colleague?"""

from procrastinate.contrib.django import app

from regulars import clock
from regulars.channels.byhand.sorting import sort_out
from regulars.channels.calling.hand import hand


@app.periodic(cron="*/10 * * * *")
@app.task(name="calling.sort_out", queueing_lock="calling.sort_out")
def sort_calls_out(timestamp: int) -> int:  # noqa: ARG001 the schedule passes it; the store's clock counts
    """Pass on what can't be called about; how many calls wait."""
    return sort_out(hand(), at=clock.now())

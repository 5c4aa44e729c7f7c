"""When are letters looked through that wait for a print run?"""

from procrastinate.contrib.django import app

from regulars import clock
from regulars.channels.byhand.sorting import sort_out
from regulars.channels.paper.hand import hand


@app.periodic(cron="7 * * * *")
@app.task(name="paper.sort_out", queueing_lock="paper.sort_out")
def sort_letters_out(timestamp: int) -> int:  # noqa: ARG001 the schedule passes it; the store's clock counts
    """Pass on what can't go by post; how many letters wait."""
    return sort_out(hand(), at=clock.now())

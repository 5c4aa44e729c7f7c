"""When are pictures forgotten that stand in no letter?"""

from procrastinate.contrib.django import app

from regulars import clock
from regulars.channels.pictures.actions import forget_unused


@app.periodic(cron="43 4 * * *")
@app.task(name="pictures.forget", queueing_lock="pictures.forget", lock="pictures.forget")
def forget_pictures(timestamp: int) -> int:  # noqa: ARG001 the schedule passes it
    """Forget them; how many."""
    return forget_unused(at=clock.wall())

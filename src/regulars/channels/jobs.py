"""What does the worker look at by itself, so that no message rests for ever?"""

from procrastinate.contrib.django import app

from regulars import clock
from regulars.channels import passing


@app.periodic(cron="*/10 * * * *")
@app.task(name="channels.rouse", queueing_lock="channels.rouse")
def rouse(timestamp: int) -> int:  # noqa: ARG001 the schedule passes it; the store's clock counts
    """Let be tried what rests since a clock that was ahead; how much that was."""
    return passing.rouse(at=clock.now())

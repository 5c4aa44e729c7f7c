"""When is the staff told?"""

from procrastinate.contrib.django import app

from regulars import clock
from regulars.channels.alerting import rounds


@app.periodic(cron="* * * * *")
@app.task(name="alerting.tell", queueing_lock="alerting.tell", lock="alerting.tell")
def tell(timestamp: int) -> int:  # noqa: ARG001 the schedule passes it; the store's clock counts
    """Tell what is new; by how many services it was taken."""
    return rounds.run(at=clock.now())["told"]

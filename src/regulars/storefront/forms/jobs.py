"""What happens every night to what was entered on forms?"""

from procrastinate.contrib.django import app

from regulars import clock
from regulars.storefront.forms.actions.entries import forget


@app.periodic(cron="20 0 * * *")
@app.task(name="forms.forget", queueing_lock="forms.forget")
def forget_unconfirmed(timestamp: int) -> int:  # noqa: ARG001 the schedule passes it; the house's clock counts
    """Forget what was entered with addresses that nobody confirmed; of how many entries."""
    return forget(at=clock.now())

"""What happens every night to what was entered on forms?"""

from procrastinate.contrib.django import app

from regulars import clock
from regulars.storefront.forms.actions.entries import forget
from regulars.storefront.forms.pages.hosted import ENTRIES
from regulars.web import rates


@app.periodic(cron="20 0 * * *")
@app.task(name="forms.forget", queueing_lock="forms.forget")
def forget_unconfirmed(timestamp: int) -> int:  # noqa: ARG001 the schedule passes it; the house's clock counts
    """Forget what was entered with addresses that nobody confirmed, and whence; of how many entries."""
    rates.clear(ENTRIES, at=clock.wall())
    return forget(at=clock.now())

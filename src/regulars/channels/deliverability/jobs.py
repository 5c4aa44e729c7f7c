"""What does the worker look at by itself, so that mail stays welcome?"""

import logging

from procrastinate.contrib.django import app

from regulars import clock
from regulars.channels.deliverability import bounces, queries, tally
from regulars.channels.deliverability.mailbox import OutOfReach
from regulars.host.trouble import Trouble

log = logging.getLogger(__name__)


@app.periodic(cron="*/5 * * * *")
@app.task(name="deliverability.read_bounces", queueing_lock="deliverability.read_bounces")
def read_bounces(timestamp: int) -> int:  # noqa: ARG001 the schedule passes it; the store's clock counts
    """Take in what came to the mailbox for bounces; how many of what was told were new."""
    try:
        account = queries.account()
        return bounces.read(account, at=clock.now()).total() if account else 0
    except (OutOfReach, Trouble) as reason:
        log.warning("the mailbox for bounces can't be read now: %s", reason)
        return 0


@app.periodic(cron="* * * * *")
@app.task(name="deliverability.count_mail", queueing_lock="deliverability.count_mail")
def count_mail(timestamp: int) -> int:  # noqa: ARG001 the schedule passes it; the store's clock counts
    """Count how mail fared since the last time; how many events were read."""
    return tally.catch_up(at=clock.now())

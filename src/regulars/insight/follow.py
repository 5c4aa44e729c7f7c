"""Whose page is out of date since something happened to them?

Follows the log as one of its readers: what somebody's order changes for us is worked out within a minute, not
at night. What the whole store tells (intervals, lines, figures) waits for the next whole run.
"""

from datetime import datetime

from django.db import transaction

from regulars.events.reader import move, take
from regulars.insight.refresh import refresh_customers
from regulars.sql import statement

TOUCHED = statement(__file__, "touched")
READER = "insight"
AT_ONCE = 2_000
NAMES = [
    "order.placed",
    "order.changed",
    "order.cancelled",
    "order.refunded",
    "order.refund_corrected",
    "shipment.delivered",
    "customers.merged",
    "customers.separated",
]


def follow(at: datetime) -> int:
    """Work out anew whom the next events are about; how many events were read, 0 when none waits.

    The reader's place moves in the same transaction, so that after a crash nobody is forgotten.
    """
    with transaction.atomic():
        batch = take(READER, limit=AT_ONCE)
        if batch is None:
            return 0
        touched = [customer for (customer,) in TOUCHED.rows(names=NAMES, **batch.parameters())]
        if touched:
            refresh_customers(touched, at)
        move(READER, to=batch.upto, at=at)
        return batch.count


def catch_up(at: datetime) -> int:
    """Follow until nothing waits; how many events were read."""
    read = 0
    while count := follow(at):
        read += count
    return read

"""Who said no, or was erased, a moment ago? They are taken out at once, and don't wait for the hour."""

from collections import defaultdict
from datetime import datetime

from django.db import transaction

from regulars.capabilities.audiences import queries
from regulars.events import reader
from regulars.sql import statement

TOUCHED = statement(__file__, "touched")
READER = "ad_audiences"
AT_ONCE = 20_000
NAMES = ["customer.erased", "consent.withdrawn", "customers.merged", "address.suppressed"]


def touched(*, at: datetime) -> dict[int, list[int]]:
    """People on lists to whom something happened since the last look, by audience.

    Whoever takes this and dies leaves them to the hour.
    """
    found: dict[int, list[int]] = defaultdict(list)
    while queries.all_lists():
        with transaction.atomic(durable=True):
            batch = reader.take(READER, limit=AT_ONCE)
            if batch is None:
                break
            for audience_id, customer_id in TOUCHED.rows(names=NAMES, **batch.parameters()):
                found[audience_id].append(customer_id)
            reader.move(READER, to=batch.upto, at=at)
    return dict(found)

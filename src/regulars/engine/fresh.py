"""Do we know our customers as they are now?

Schedules keep insight fresh by the machine's clock. A sandbox's clock may jump, and a script may ask for all
that is due right after an import: then everything is worked out anew before anybody is judged by it.
"""

from contextlib import suppress
from datetime import datetime, timedelta

from django.db import transaction

from regulars.engine import queries
from regulars.events.reader import move, take
from regulars.insight.follow import NAMES, READER, TOUCHED
from regulars.insight.refresh import AlreadyRefreshing, refresh

OLD_AFTER = timedelta(days=1)
EVERYTHING = 2**31 - 1


def keep(*, at: datetime) -> int:
    """Work out everything anew if that was last done a day ago, or never; 1 when it was done."""
    latest = queries.latest_insight()
    is_fresh = latest is not None and timedelta(0) <= at - latest[1] < OLD_AFTER
    return 0 if is_fresh or not queries.has_orders() else _refreshed(at=at)


def learn(*, at: datetime) -> int:
    """Work out everything anew if something happened to customers since somebody looked; 1 when it was done.

    What was recorded so far counts as followed then.
    """
    with transaction.atomic():
        batch = take(READER, limit=EVERYTHING)
        touched = batch is not None and bool(TOUCHED.rows(names=NAMES, **batch.parameters()))
    if batch is None or (touched and not _refreshed(at=at)):
        return 0
    move(READER, to=batch.upto, at=at)
    return int(touched)


def _refreshed(*, at: datetime) -> int:
    with suppress(AlreadyRefreshing):
        refresh(at)
        return 1
    return 0

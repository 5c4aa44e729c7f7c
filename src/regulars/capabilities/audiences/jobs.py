"""When are ad audiences brought in line?

Every hour all of them; every minute those who said no or were erased, and what couldn't be told.
"""

import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime

from procrastinate.contrib.django import app

from regulars import clock
from regulars.capabilities.audiences import following, queries

log = logging.getLogger(__name__)


@app.periodic(cron="20 * * * *")
@app.task(name="audiences.sync", queueing_lock="audiences.sync", lock="audiences")
def sync_hourly(timestamp: int) -> int:  # noqa: ARG001 the schedule passes it; the store's clock counts
    """Tell networks who came and who went; how many audiences."""
    from regulars.capabilities.audiences.sync import sync  # noqa: PLC0415 loads the client, which pages don't need
    from regulars.connectors.client import Client  # noqa: PLC0415

    at, client = clock.now(), Client()
    return each(
        [row.pk for row in queries.audiences()],
        do=lambda audience_id: sync(audience_id, client=client, at=at, now=clock.now),
    )


@app.task(name="audiences.sync_one", lock="audiences")
def sync_one(audience_id: int) -> int:
    """Bring one in line now."""
    from regulars.capabilities.audiences.sync import sync  # noqa: PLC0415 as above
    from regulars.connectors.client import Client  # noqa: PLC0415

    at, client = clock.now(), Client()
    return each([audience_id], do=lambda found: sync(found, client=client, at=at, now=clock.now))


@app.periodic(cron="* * * * *")
@app.task(name="audiences.follow", queueing_lock="audiences.follow", lock="audiences")
def follow(timestamp: int) -> int:  # noqa: ARG001 as above
    """Take out who said no or was erased, and go on with what couldn't be told; how many audiences."""
    return keep_up(at=clock.now())


def keep_up(*, at: datetime) -> int:
    """See follow."""
    people = following.touched(at=at)
    waiting = sorted({*people, *queries.to_carry_on(at=at)})
    if not waiting:
        return 0
    from regulars.capabilities.audiences.sync import sync  # noqa: PLC0415 as above
    from regulars.connectors.client import Client  # noqa: PLC0415

    client = Client()
    return each(
        waiting,
        do=lambda audience_id: sync(
            audience_id,
            client=client,
            at=at,
            only=people.get(audience_id),
            planning=audience_id in people,
        ),
    )


def each(audience_ids: Iterable[int], *, do: Callable[[int], object]) -> int:
    """Do it with one after the other, however another ends; with how many it was done."""
    from regulars.capabilities.audiences.batches import Busy  # noqa: PLC0415 as above

    done = 0
    for audience_id in audience_ids:
        try:
            with suppress(Busy):
                do(audience_id)
                done += 1
        except Exception:
            log.exception("an ad audience could not be brought in line")  # the others are
    return done


def soon(audience_id: int) -> None:
    """Ask the worker to bring one in line."""
    sync_one.defer(audience_id=audience_id)

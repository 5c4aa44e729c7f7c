"""How is housekeeping done: what stands in schedules, and what somebody asked for?

A worker that is killed leaves its jobs behind as if it were still at them, and with them the locks that keep
others from doing the same. Whoever comes takes them up again: at once where nobody else works, as by a lock
that the server takes from the dead; else when the dead one hasn't been heard of for half a minute.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from threading import Event
from typing import Any

from procrastinate import App
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import DeleteJobCondition, Job, Status
from procrastinate.periodic import PeriodicDeferrer
from psycopg import AsyncConnection

AT_ONCE = 3  # an import may take long: what is short goes on beside it
SILENT_SECONDS = 30
AT_WORK = 0x4A6F6273  # the advisory lock that all who do housekeeping share


Beside = Callable[[Event], None]
"""What goes on without end beside the jobs, in a thread of its own, until the event is set."""


def work(
    app: App,
    *,
    database: Mapping[str, Any],
    until_idle: bool,
    at: float,
    beside: Sequence[Beside] = (),
) -> None:
    """Do jobs until a signal comes, or until none is due.

    database: what a session of one's own needs. at: now, in seconds since 1970. beside: not begun where it
    ends as soon as none is due.
    """
    asyncio.run(_work(app, database=database, at=at if until_idle else None, beside=beside))


async def _work(app: App, *, database: Mapping[str, Any], at: float | None, beside: Sequence[Beside]) -> None:
    async with app.open_async(), _at_work(app, database=database):
        await _take_up_again(app)
        if at is not None:
            await _until_idle(app, at=at)
            return
        looking, stop = asyncio.create_task(_look_round(app)), Event()
        going = [asyncio.create_task(asyncio.to_thread(each, stop)) for each in beside]
        try:
            await app.run_worker_async(concurrency=AT_ONCE, delete_jobs=DeleteJobCondition.SUCCESSFUL)
        finally:
            looking.cancel()
            stop.set()
            await asyncio.gather(*going)


@asynccontextmanager
async def _at_work(app: App, *, database: Mapping[str, Any]) -> AsyncIterator[None]:
    """Be known as at work; who is alone knows that all who are written down as working are dead."""
    async with await AsyncConnection.connect(**database, autocommit=True) as session:
        asked = await session.execute("SELECT pg_try_advisory_lock(%s)", [AT_WORK])
        is_alone = await asked.fetchone() == (True,)
        if is_alone:
            await app.job_manager.prune_stalled_workers(seconds_since_heartbeat=0)
        await session.execute("SELECT pg_advisory_lock_shared(%s)", [AT_WORK])
        if is_alone:
            await session.execute("SELECT pg_advisory_unlock(%s)", [AT_WORK])
        yield


async def _look_round(app: App) -> None:
    while True:
        await asyncio.sleep(SILENT_SECONDS)
        await _take_up_again(app)


async def _take_up_again(app: App) -> None:
    """Let the jobs of the dead be done by whoever is free."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=SILENT_SECONDS):
        await _again(app, job)


async def _again(app: App, job: Job) -> None:
    """Let a job be done again; where the same is asked for already, that one is enough."""
    try:
        await app.job_manager.retry_job(job)
    except UniqueViolation:
        await app.job_manager.finish_job(job, status=Status.FAILED, delete_job=False)


async def _until_idle(app: App, *, at: float) -> None:
    """A worker leaves behind what its own running jobs lock out, so it goes round until nothing is left.

    What is left twice is locked by another worker, who does it.
    """
    schedules = PeriodicDeferrer(registry=app.periodic_registry, **app.periodic_defaults)
    await schedules.defer_jobs(list(schedules.get_previous_tasks(at=at)))
    left_before, left = None, await _due(app, at=at)
    while left and left != left_before:
        await app.run_worker_async(wait=False, concurrency=AT_ONCE)
        left_before, left = left, await _due(app, at=at)


async def _due(app: App, *, at: float) -> set[int | None]:
    """The jobs that nobody has begun, without those that are put off until later."""
    waiting = await app.job_manager.list_jobs_async(status="todo")
    return {job.id for job in waiting if job.scheduled_at is None or job.scheduled_at.timestamp() <= at}

"""How is housekeeping done: what stands in schedules, and what somebody asked for?"""

import asyncio

from procrastinate import App
from procrastinate.periodic import PeriodicDeferrer

AT_ONCE = 3  # an import may take long: what is short goes on beside it


def work(app: App, *, until_idle: bool, at: float) -> None:
    """Do jobs until a signal comes, or until none is due. at: now, in seconds since 1970."""
    asyncio.run(_until_idle(app, at=at) if until_idle else _until_told(app))


async def _until_told(app: App) -> None:
    async with app.open_async():
        await app.run_worker_async(concurrency=AT_ONCE)


async def _until_idle(app: App, *, at: float) -> None:
    """A worker leaves behind what its own running jobs lock out, so it goes round until nothing is left.

    What is left twice is locked by another worker, who does it.
    """
    async with app.open_async():
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

"""Which imports does the worker carry on with?"""

from contextlib import suppress

from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from regulars.connectors.files import queries, running

QUEUE = "imports"


@app.task(queue=QUEUE, queueing_lock="imports")
def import_files() -> None:
    """Import what waits, and what was interrupted, one file after the other."""
    for run_id in queries.to_be_run():
        try:
            running.run(run_id)
        except running.ShopBusy:
            continue


@app.periodic(cron="* * * * *", periodic_id="interrupted imports")
@app.task(queue=QUEUE, queueing_lock="interrupted imports")
def resume_imports(timestamp: int) -> None:  # noqa: ARG001 procrastinate tells when it was due
    """After a crash nobody asks again for what was interrupted."""
    import_files()


def soon() -> None:
    """Ask the worker to begin with what waits."""
    with suppress(AlreadyEnqueued):
        import_files.defer()

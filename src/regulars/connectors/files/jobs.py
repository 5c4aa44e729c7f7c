"""Which imports does the worker carry on with?"""

from contextlib import suppress

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from regulars.connectors.files import after, queries

QUEUE = "imports"


@app.task(name="imports.run", queue=QUEUE, queueing_lock="imports.run")
def import_files() -> None:
    """Import what waits, and what was interrupted, one file after the other, and work out what it means."""
    # loads polars, which pages that ask don't need
    from regulars.connectors.files import running  # noqa: PLC0415
    from regulars.connectors.files.errors import FileRefused  # noqa: PLC0415

    waiting = queries.to_be_run()
    for run_id in waiting:
        with suppress(running.ShopBusy, FileRefused):
            running.run(run_id)
    if waiting:
        after.understand()


@app.periodic(cron="* * * * *")
@app.task(name="imports.resume", queue=QUEUE, queueing_lock="imports.resume")
def resume_imports(timestamp: int) -> None:  # noqa: ARG001 procrastinate tells when it was due
    """After a crash nobody asks again for what was interrupted."""
    import_files()


def soon() -> None:
    """Ask the worker to begin with what waits."""
    with suppress(AlreadyEnqueued), transaction.atomic():
        import_files.defer()

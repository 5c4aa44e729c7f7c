"""Is housekeeping done to its end, and what others are at left to them?"""

from datetime import UTC, datetime
from threading import Event

import psycopg
import pytest
from procrastinate.contrib.django import app

from regulars import cli
from regulars.apps import members
from regulars.connectors import jobs
from regulars.host import housekeeping
from tests.channels.patience import PATIENCE_SECONDS, until
from tests.forking import forked
from tests.host.conftest import asked, do
from tests.terminal import apart

SAID = "SELECT array_agg(status::text ORDER BY id) FROM procrastinate_jobs WHERE task_name LIKE 'tests.%'"
HEARD = "UPDATE procrastinate_workers SET last_heartbeat ="


@pytest.fixture(autouse=True)
def _tasks_of_the_test(monkeypatch):
    members("jobs")  # which stay known when those of the test are forgotten
    monkeypatch.setattr(app, "tasks", dict(app.tasks))


def test_a_job_that_waited_for_another_of_its_lock_is_done_in_the_same_go(database):
    begun = Event()
    slow = app.task(name="tests.slow", lock="same")(lambda: begun.wait(0.2))
    for _ in range(3):
        slow.defer()
    apart(lambda: cli.work_jobs(until_idle=True))
    assert asked(database.app_url, SAID) == ["succeeded"] * 3


def test_a_job_that_is_put_off_is_not_waited_for(database):
    task = app.task(name="tests.later")(lambda: None)
    task.configure(schedule_at=datetime(2100, 1, 1, tzinfo=UTC)).defer()
    apart(lambda: cli.work_jobs(until_idle=True))
    assert asked(database.app_url, SAID) == ["todo"]


def begun(task, database):
    """A job that a worker is at, as far as is written down; whether it lives isn't."""
    task.defer()
    do(database.owner_url, "INSERT INTO procrastinate_workers DEFAULT VALUES")
    do(
        database.owner_url,
        "UPDATE procrastinate_jobs SET status = 'doing', worker_id = w.id FROM procrastinate_workers w",
    )


def test_a_job_whose_worker_was_killed_is_done_by_the_next_one(database):
    task = app.task(name="tests.killed", lock="one at a time", queueing_lock="one waits")(lambda: None)
    begun(task, database)
    apart(lambda: cli.work_jobs(until_idle=True))
    assert asked(database.app_url, SAID) == ["succeeded"]


def test_what_was_asked_for_again_since_is_done_once(database):
    task = app.task(name="tests.asked_again", lock="one at a time", queueing_lock="one waits")(lambda: None)
    begun(task, database)
    task.defer()
    apart(lambda: cli.work_jobs(until_idle=True))
    assert asked(database.app_url, SAID) == ["failed", "succeeded"]


@pytest.mark.parametrize(
    ("silent_for", "said"),
    [("20 seconds", ["doing", "todo"]), ("40 seconds", ["succeeded", "succeeded"])],
)
def test_while_others_work_a_job_and_its_lock_are_left_to_who_was_heard_of_lately(database, silent_for, said):
    task = app.task(name=f"tests.silent_for_{silent_for}", lock="one at a time")(lambda: None)
    begun(task, database)
    task.defer()
    do(database.owner_url, f"{HEARD} now() - interval '{silent_for}'")
    with psycopg.connect(database.app_url, autocommit=True) as another:
        another.execute("SELECT pg_advisory_lock_shared(%s)", [housekeeping.AT_WORK])
        apart(lambda: cli.work_jobs(until_idle=True))
    assert asked(database.app_url, SAID) == said


def keep_house(_line, *, silent_seconds):
    housekeeping.SILENT_SECONDS = silent_seconds
    cli.work_jobs(until_idle=False)


def test_who_works_on_takes_up_what_others_leave_when_killed_and_keeps_no_list_of_what_is_done(database):
    with psycopg.connect(database.app_url, autocommit=True) as another:
        another.execute("SELECT pg_advisory_lock_shared(%s)", [housekeeping.AT_WORK])
        begun(app.tasks["web.forget_sessions"].configure(task_kwargs={"timestamp": 0}), database)
        do(database.owner_url, f"{HEARD} 'infinity'")
        keeper, _ = forked(keep_house, database=database, silent_seconds=0.5)
        try:
            until(lambda: asked(database.app_url, "SELECT count(*) FROM procrastinate_workers") == 2)
            do(database.owner_url, f"{HEARD} '-infinity' WHERE last_heartbeat = 'infinity'")
            until(lambda: asked(database.app_url, "SELECT count(*) FROM procrastinate_jobs") == 0)
        finally:
            keeper.kill()
            keeper.join()
    assert asked(database.app_url, "SELECT count(*) > 0 FROM procrastinate_periodic_defers")


def keep_house_and_tell(line):
    def beside(stop):
        line.send("begun")
        line.send("told to stop" if stop.wait(PATIENCE_SECONDS) else "forgotten")

    jobs.BESIDE = (beside,)
    cli.work_jobs(until_idle=False)


def test_what_goes_on_beside_the_jobs_is_told_when_they_end(database):
    keeper, line = forked(keep_house_and_tell, database=database)
    assert line.poll(PATIENCE_SECONDS)
    assert line.recv() == "begun"
    until(lambda: asked(database.app_url, "SELECT count(*) FROM procrastinate_workers") == 1)
    keeper.terminate()
    assert line.poll(PATIENCE_SECONDS)
    assert line.recv() == "told to stop"
    keeper.join(PATIENCE_SECONDS)
    assert keeper.exitcode is not None

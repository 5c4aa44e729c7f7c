"""Is housekeeping done to its end, and what others are at left to them?"""

from datetime import UTC, datetime
from threading import Event

import pytest
from procrastinate.contrib.django import app

from regulars import cli
from tests.host.conftest import asked, do
from tests.terminal import apart

SAID = "SELECT array_agg(status::text ORDER BY id) FROM procrastinate_jobs WHERE task_name LIKE 'tests.%'"


@pytest.fixture(autouse=True)
def _tasks_of_the_test(monkeypatch):
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


def test_a_job_whose_lock_another_worker_holds_is_left_to_it(database):
    task = app.task(name="tests.locked", lock="theirs")(lambda: None)
    task.defer()
    do(database.owner_url, "UPDATE procrastinate_jobs SET status = 'doing' WHERE task_name = 'tests.locked'")
    task.defer()
    apart(lambda: cli.work_jobs(until_idle=True))
    assert asked(database.app_url, SAID) == ["doing", "todo"]

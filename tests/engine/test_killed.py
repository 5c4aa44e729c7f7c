"""Workers are killed again and again: is anything lost, is anything done twice?"""

from django.db import connection

from regulars.channels.models import Send
from regulars.engine.actions import switch_on
from regulars.engine.advance import advance
from regulars.engine.models import Assignment, Decision, Enrolment
from regulars.engine.react import react
from tests.channels.patience import until
from tests.engine.laborer import labor
from tests.engine.store import NOON
from tests.engine.test_advance import SERIES
from tests.forking import forked

PEOPLE = 150


def kill_at(database, *, at, counts):
    """Two workers at a time, killed as soon as so many rows are there."""
    for count in counts:
        workers = [forked(labor, database=database, at=at) for _ in range(2)]
        until(count)
        for worker, _ in workers:
            worker.kill()
            worker.join()
        until(alone)


def alone():
    """Whether the server has noticed that the workers are gone."""
    others = (
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE datname = current_database() AND usename = current_user AND pid <> %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(others, [connection.connection.info.backend_pid])
        return cursor.fetchone() == (0,)


def rows(model, number):
    return lambda: model.objects.count() >= number


def finish(at):
    while react(at=at) or advance(at=at):
        pass


def test_killed_while_reacting_and_while_moving_people_on(store, database):
    switch_on({**SERIES, "holdout": "20%"}, who=None, at=NOON)
    people = [f"p{number}" for number in range(PEOPLE)]
    store.tell(*(store.consent(name, ago=5) for name in people))
    store.tell(*(store.order(name) for name in people))
    kill_at(database, at=NOON, counts=[rows(Decision, 1), rows(Decision, 90)])
    finish(NOON)
    each = PEOPLE
    assert Decision.objects.count() == Decision.objects.values("customer_id").distinct().count() == each
    assert Enrolment.objects.count() == Assignment.objects.count() == each
    treated = Enrolment.objects.filter(state="active").count()
    tomorrow = store.later(days=1)
    kill_at(database, at=tomorrow, counts=[rows(Send, 1), rows(Send, 60)])
    finish(tomorrow)
    assert Send.objects.count() == Send.objects.values("customer_id").distinct().count() == treated
    assert set(Enrolment.objects.filter(arm="treated").values_list("step", flat=True)) == {"wait_2"}
    assert not Enrolment.objects.exclude(problem="").exists()

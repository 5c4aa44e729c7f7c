"""Does a worker do all that is due, and stop when it is told?"""

from datetime import timedelta

import pytest

from regulars import clock
from regulars.business.models import Business
from regulars.channels.models import Send
from regulars.connectors.queries import by_token
from regulars.connectors.receive import receive
from regulars.engine.actions import set_clock, switch_on
from regulars.engine.models import Decision, Enrolment
from regulars.engine.work import PAUSE_SECONDS, one_round, work, work_until_idle
from regulars.insight.models import CustomerProfile, InsightRun
from tests.connectors.conftest import connection, signed  # noqa: F401 a fixture
from tests.connectors.shopify.payloads import example
from tests.engine.store import NOON
from tests.engine.test_advance import SERIES


@pytest.fixture
def sandbox(store):
    """Ann ordered in a sandbox whose clock stands at noon."""
    Business.objects.update(sandbox=True)
    set_clock(NOON, who=None)
    switch_on(SERIES, who=None, at=NOON)
    store.at = clock.now()
    store.hears("ann", ago=30)
    store.sells("ann")
    return store


def test_all_that_is_due_is_done_and_counted(sandbox):
    done = work_until_idle()
    assert (done["decisions"], done["refreshed"]) == (1, 1)
    assert done["events"] >= 1
    assert Enrolment.objects.get().state == "active"
    assert work_until_idle() == {}


def test_a_clock_set_on_makes_due_what_waits(sandbox):
    work_until_idle()
    set_clock(NOON + timedelta(days=1, minutes=5), who=None)
    assert work_until_idle()["advanced"] == 1
    assert Send.objects.get().template == "second_order"
    assert InsightRun.objects.count() == 2


def test_what_shops_delivered_is_read_before_anybody_is_judged(connection):
    raw, headers = signed("orders/create", example("orders_create"))
    receive(by_token(connection.token), body=raw, headers=headers, at=clock.now())
    done = work_until_idle()
    assert (done["read"], done["refreshed"]) == (1, 1)
    assert CustomerProfile.objects.get().orders == 1


def test_one_round_does_a_little_of_everything(sandbox):
    done = one_round(at=clock.now())
    assert (done["decisions"], done["refreshed"]) == (1, 1)


def test_a_worker_pauses_only_when_there_is_nothing_to_do(sandbox):
    asked = []

    def stop_when_idle(seconds):
        asked.append(seconds)
        return seconds > 0

    assert work(has_to_stop=stop_when_idle)["decisions"] == 1
    assert asked[-1] == PAUSE_SECONDS
    assert set(asked[:-1]) == {0.0}


def test_decisions_have_a_home_for_their_month(sandbox, second_session):
    work_until_idle()
    homes = second_session.execute("SELECT tableoid::regclass::text FROM decision")
    assert homes.fetchall() == [("decision_2026_03",)]
    assert Decision.objects.count() == 1

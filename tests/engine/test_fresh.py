from datetime import timedelta

from regulars.engine import fresh
from regulars.events.reader import lag
from regulars.insight.follow import READER
from regulars.insight.models import CustomerProfile, InsightRun
from regulars.insight.refresh import TRY_LOCK, UNLOCK
from tests.engine.store import NOON


def test_without_orders_there_is_nothing_to_understand(store):
    assert fresh.keep(at=NOON) == 0
    assert not InsightRun.objects.exists()


def test_what_was_never_worked_out_is_and_then_once_a_day(store):
    store.sells("ann")
    assert fresh.keep(at=NOON) == 1
    assert fresh.keep(at=NOON + timedelta(hours=23)) == 0
    assert fresh.keep(at=NOON + timedelta(days=1)) == 1


def test_a_clock_that_was_set_back_makes_it_anew(store):
    store.sells("ann", ago=50)
    fresh.keep(at=NOON)
    assert fresh.keep(at=NOON - timedelta(days=3)) == 1


def test_what_happened_since_is_learned_at_once(store):
    store.sells("ann")
    assert fresh.learn(at=store.at) == 1
    assert CustomerProfile.objects.get().orders == 1
    assert lag(READER) == 0
    assert fresh.learn(at=store.at) == 0
    store.later(hours=1)
    store.sells("ann")
    assert fresh.learn(at=store.at) == 1
    assert CustomerProfile.objects.get().orders == 2


def test_what_changes_nothing_about_customers_is_only_passed_by(store):
    store.sells("ann")
    fresh.learn(at=store.at)
    store.shows("ann")
    assert fresh.learn(at=store.at) == 0
    assert lag(READER) == 0


def test_another_run_that_is_at_it_is_left_to_it(store, second_session):
    store.sells("ann")
    second_session.execute(TRY_LOCK.text)
    assert (fresh.keep(at=NOON), fresh.learn(at=NOON)) == (0, 0)
    assert lag(READER) > 0
    second_session.execute(UNLOCK.text)
    assert fresh.learn(at=NOON) == 1

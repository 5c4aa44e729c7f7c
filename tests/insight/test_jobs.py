"""Is insight refreshed by itself, and no more than is good?"""

import pytest

from regulars import clock
from regulars.insight import jobs
from regulars.insight.models import CustomerProfile, InsightRun
from regulars.insight.refresh import AlreadyRefreshing


@pytest.fixture(autouse=True)
def _noon_of_day_five(store, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: store.at(5))


def test_every_minute_those_are_followed_who_did_something(store):
    store.sells("ann", days=[0])
    assert jobs.follow_everybody(0) > 0
    assert CustomerProfile.objects.get().as_of == store.at(5)


def test_every_night_everything_is_worked_out(store):
    assert jobs.refresh_nightly(0) is True
    assert InsightRun.objects.get().as_of == store.at(5)


def test_every_hour_too_where_it_is_quick(store):
    assert jobs.refresh_hourly(0) is True
    InsightRun.objects.update(seconds=61)
    assert jobs.refresh_hourly(0) is False
    assert InsightRun.objects.count() == 1


def test_a_run_that_goes_on_already_is_left_to_itself(store, monkeypatch):
    def busy(at):
        raise AlreadyRefreshing

    monkeypatch.setattr(jobs, "refresh", busy)
    assert jobs.refresh_nightly(0) is False

"""Who says no is taken off within a minute, and what couldn't be told goes on by itself."""

import pytest

from regulars.capabilities.audiences import following, jobs
from regulars.capabilities.audiences.models import AdBatch
from regulars.customers.actions.erase import erase
from tests.engine.store import id_of


@pytest.fixture
def told(advertising):
    """Ann and Bo are on the list, and everything was looked at."""
    advertising.allows("ann", "bo")
    audience = advertising.means()
    advertising.syncs(audience)
    assert jobs.keep_up(at=advertising.store.at) == 0
    return audience


def test_who_says_no_is_taken_off_at_the_next_minute(advertising, told):
    at = advertising.store.later(hours=1)
    advertising.store.hears("bo", channel="ads", yes=False)
    assert jobs.keep_up(at=at) == 1
    assert advertising.networks.on() == 1
    assert jobs.keep_up(at=at) == 0


def test_who_is_erased_is_taken_off_at_the_next_minute(advertising, told):
    at = advertising.store.later(hours=1)
    erase([id_of("ann"), id_of("bo")], actor="test", at=at)
    assert jobs.keep_up(at=at) == 1
    assert advertising.networks.on() == 0


def test_a_no_to_something_else_takes_nobody_off(advertising, told):
    advertising.store.hears("bo")
    advertising.store.later(hours=1)
    advertising.store.hears("bo", yes=False)
    assert jobs.keep_up(at=advertising.store.at) == 1
    assert advertising.networks.on() == 2


def test_who_newly_allows_it_waits_for_the_hour(advertising, told):
    advertising.allows("cy")
    assert following.touched(at=advertising.store.at) == {}
    assert advertising.networks.on() == 2


def test_a_batch_whose_answer_was_lost_goes_again_when_its_pause_is_over(advertising, told):
    advertising.allows("cy")
    advertising.networks.silent = 1
    advertising.syncs(told)
    assert jobs.keep_up(at=advertising.store.at) == 0
    assert jobs.keep_up(at=advertising.store.later(hours=1)) == 1
    assert not AdBatch.objects.filter(confirmed_at=None).exists()


def test_one_broken_audience_harms_no_other(caplog):
    done = []

    def do(audience_id: int) -> None:
        done.append(audience_id)
        if audience_id == 1:
            raise ZeroDivisionError

    assert jobs.each([1, 2], do=do) == 1
    assert (done, "could not be brought in line" in caplog.text) == ([1, 2], True)

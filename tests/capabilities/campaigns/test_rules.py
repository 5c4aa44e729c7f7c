"""When each message goes out, and how many may."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from regulars.capabilities.campaigns import rules

RIGA, NEW_YORK, TOKYO = map(ZoneInfo, ("Europe/Riga", "America/New_York", "Asia/Tokyo"))
TEN = datetime(2026, 11, 24, 8, tzinfo=UTC)  # ten in Riga
NIGHT = datetime(2026, 11, 23, 0, tzinfo=UTC)


def due(timing: str, *, own: ZoneInfo = RIGA, hour: int = 0, soonest: datetime = NIGHT) -> datetime:
    return rules.due_at(TEN, timing=timing, shop=RIGA, own=own, hour=hour, soonest=soonest)


def test_by_the_shops_clock_all_get_it_at_once():
    assert due("shop", own=TOKYO) == TEN
    assert due("shop", soonest=TEN + timedelta(minutes=3)) == TEN + timedelta(minutes=3)


@pytest.mark.parametrize(
    ("own", "at"),
    [(RIGA, (24, 8)), (NEW_YORK, (24, 15)), (TOKYO, (24, 1))],  # UTC+2, UTC-5, UTC+9
)
def test_at_ten_of_each_ones_own_clock(own, at):
    assert due("person", own=own) == datetime(2026, 11, *at, tzinfo=UTC)


def test_whose_ten_is_over_gets_it_the_next_day():
    assert due("person", own=TOKYO, soonest=TEN) == datetime(2026, 11, 25, 1, tzinfo=UTC)


@pytest.mark.parametrize(("hour", "at"), [(10, (24, 8)), (20, (24, 18)), (9, (25, 7))])
def test_at_ones_own_hour_within_a_day(hour, at):
    assert due("own_hour", hour=hour) == datetime(2026, 11, *at, tzinfo=UTC)


def test_an_hour_that_the_clock_leaves_out_is_met_after_it():
    """On 29 March 2026 Riga's clock goes from 3 to 4: half past three is 1:30 in UTC, half past four."""
    planned = datetime(2026, 3, 28, 1, 30, tzinfo=UTC)  # 3:30 in Riga, the day before
    found = rules.due_at(
        planned, timing="person", shop=RIGA, own=RIGA, hour=0, soonest=planned + timedelta(minutes=1)
    )
    assert found == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_people_are_looked_up_before_anybodys_hour_is_over():
    """Kiritimati's ten (UTC+14) is 25 hours before Pago Pago's (UTC-11)."""
    assert rules.opens_at(TEN, timing="shop") == TEN
    assert TEN - rules.opens_at(TEN, timing="person") > timedelta(hours=25)


def test_an_hourly_share_is_given_out_evenly_and_not_saved_up():
    """600 an hour is one in six seconds."""
    at = TEN + timedelta(seconds=60)
    assert rules.allowance(None, paced_until=TEN, at=at) is None
    assert rules.allowance(600, paced_until=TEN, at=at) == 10
    assert rules.paced(600, given=4, paced_until=TEN, at=at) == TEN + timedelta(seconds=24)
    assert rules.allowance(600, paced_until=at, at=at) == 0
    assert rules.allowance(600, paced_until=TEN - timedelta(hours=5), at=TEN) == 20  # two minutes' worth


@pytest.mark.parametrize(
    ("left", "hours"),
    [(timedelta(0), 4), (timedelta(hours=3), 7), (None, 28), (timedelta(days=6), 28)],
)
def test_the_time_of_those_who_try_runs_from_when_theirs_left_but_a_day_at_most(left, hours):
    ends = rules.trial_ends(released=TEN, left=None if left is None else TEN + left, hours=4)
    assert ends == TEN + timedelta(hours=hours)

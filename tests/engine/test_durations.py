from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars.engine.durations import Duration, NotADuration, duration

RIGA = ZoneInfo("Europe/Riga")


def riga(*parts, fold=0):
    return datetime(*parts, tzinfo=RIGA, fold=fold).astimezone(UTC)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("3 days", Duration(days=3)),
        ("1 day", Duration(days=1)),
        ("2 weeks", Duration(days=14)),
        ("1 hour", Duration(exact=timedelta(hours=1))),
        ("90 minutes", Duration(exact=timedelta(minutes=90))),
        ("  7   days ", Duration(days=7)),
    ],
)
def test_people_write_durations_in_words(text, meant):
    assert duration(text) == meant


@pytest.mark.parametrize("text", ["", "3", "days", "3 months", "-3 days", "1.5 days", "3d", "999999 days"])
def test_what_is_no_duration_is_refused(text):
    with pytest.raises(NotADuration):
        duration(text)


def test_three_days_over_the_spring_change_end_at_the_same_hour_of_the_clock():
    # Riga's clocks went forward on 30 March 2025 at 03:00: these three days have 71 hours.
    friday = riga(2025, 3, 28, 10, 0)
    assert duration("3 days").after(friday, zone=RIGA) == riga(2025, 3, 31, 10, 0)
    assert duration("3 days").after(friday, zone=RIGA) - friday == timedelta(hours=71)


def test_a_day_that_begins_at_midnight_of_the_autumn_change_has_25_hours():
    # Back from 04:00 to 03:00 on 26 October 2025.
    midnight = riga(2025, 10, 26, 0, 0)
    assert duration("1 day").after(midnight, zone=RIGA) - midnight == timedelta(hours=25)
    assert duration("24 hours").after(midnight, zone=RIGA) == riga(2025, 10, 26, 23, 0)


def test_a_day_before_a_moment_keeps_the_clock_too():
    monday = riga(2025, 3, 31, 0, 0)
    assert duration("1 day").before(monday, zone=RIGA) == riga(2025, 3, 30, 0, 0)
    assert monday - duration("1 day").before(monday, zone=RIGA) == timedelta(hours=23)


def test_an_hour_that_the_spring_change_skips_is_read_by_the_clock_before_it():
    # 03:30 did not exist on 30 March; by winter time it is 04:30 in summer time.
    assert duration("1 day").after(riga(2025, 3, 29, 3, 30), zone=RIGA) == riga(2025, 3, 30, 4, 30)


def test_an_hour_that_comes_twice_is_its_first():
    assert duration("1 day").after(riga(2025, 10, 25, 3, 30), zone=RIGA) == riga(2025, 10, 26, 3, 30, fold=0)


def test_hours_count_from_the_hour_that_comes_twice_as_they_pass():
    second = riga(2025, 10, 26, 3, 30, fold=1)
    assert duration("2 hours").after(second, zone=RIGA) - second == timedelta(hours=2)


@given(st.integers(0, 40 * 366 * 24), st.integers(0, 400))
def test_later_is_never_earlier(hours, days):
    start = datetime(2000, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
    assert Duration(days=days).after(start, zone=RIGA) >= start
    assert Duration(days=days).before(start, zone=RIGA) <= start


@pytest.mark.parametrize(
    ("text", "said"),
    [("1 day", "1 day"), ("2 weeks", "14 days"), ("1 hour", "1 hour"), ("90 minutes", "90 minutes")],
)
def test_a_duration_is_said_in_words(text, said):
    assert duration(text).awaited() == duration(text).limit() == said

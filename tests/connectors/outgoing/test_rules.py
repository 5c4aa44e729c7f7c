"""When is a notice sent again, and when is that enough?"""

from datetime import UTC, datetime, timedelta

import pytest

from regulars.connectors.outgoing.rules import PAUSES, Fate, fate, has_to_end, spread
from regulars.web.outward.answer import Answer

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def became(status: int | None, *, attempts: int = 1, again_after: timedelta | None = None) -> Fate:
    return fate(Answer(status, "", 5, again_after), attempts=attempts, notice_id=0, at=NOON)


@pytest.mark.parametrize("status", [200, 202, 204, 299])
def test_a_yes_ends_it(status):
    assert became(status) == Fate("accepted")


@pytest.mark.parametrize("status", [None, 301, 400, 404, 429, 500, 503])
def test_all_else_is_tried_again_soon(status):
    assert became(status) == Fate("planned", NOON + timedelta(seconds=5))


def test_gone_is_not_tried_again():
    assert became(410) == Fate("failed")


def test_ten_attempts_take_three_days():
    # 5 s + 5 min + 30 min + 2 h + 5 h + 10 h + 14 h + 20 h + 24 h
    assert sum(PAUSES, timedelta()) == timedelta(hours=75, minutes=35, seconds=5)
    assert became(500, attempts=9).state == "planned"
    assert became(500, attempts=10) == Fate("failed")


def test_who_asks_for_a_pause_gets_it_up_to_a_day():
    assert became(429, again_after=timedelta(minutes=3)).not_before == NOON + timedelta(minutes=3)
    assert became(429, again_after=timedelta(days=30)).not_before == NOON + timedelta(days=1)
    assert became(429, attempts=3, again_after=timedelta(minutes=3)).not_before == NOON + PAUSES[2]


def test_what_failed_together_does_not_come_back_together():
    pauses = {spread(timedelta(minutes=5), by=number) for number in range(1_000)}
    assert (min(pauses), max(pauses)) == (timedelta(minutes=5), timedelta(minutes=5, seconds=30))
    assert len(pauses) == 11


@pytest.mark.parametrize(("failing", "ends"), [(None, False), (4, False), (5, True)])
def test_five_days_of_failure_are_enough(failing, ends):
    since = None if failing is None else NOON - timedelta(days=failing)
    assert has_to_end(since, at=NOON) is ends

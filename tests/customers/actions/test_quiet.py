"""Is somebody left in peace from when a reason begins until it is settled, and is that told?"""

from datetime import UTC, datetime, timedelta

import pytest

from regulars.customers.actions import quiet
from regulars.customers.choices.models import Quiet
from regulars.customers.models import Customer
from regulars.events.models import Event

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
WEEK = timedelta(days=7)


@pytest.fixture
def ann(database) -> int:
    return Customer.objects.create(first_seen_at=NOON).pk


def complains(ann: int, *, at: datetime = NOON, until: datetime = NOON + WEEK) -> bool:
    return quiet.begin(ann, key="ticket:17", reason="complaint", until=until, actor="house", at=at)


def settled(ann: int, *, at: datetime) -> bool:
    return quiet.end(ann, key="ticket:17", actor="house", at=at)


def told() -> list[str]:
    return list(Event.objects.order_by("id").values_list("name", flat=True))


def test_a_complaint_begins_and_ends_once(ann):
    assert [complains(ann), complains(ann)] == [True, False]
    assert [settled(ann, at=NOON + WEEK), settled(ann, at=NOON + WEEK)] == [True, False]
    assert told() == ["quiet.begun", "quiet.ended"]


def test_a_complaint_that_takes_longer_lasts_longer_and_one_that_comes_back_begins_anew(ann):
    complains(ann)
    assert complains(ann, at=NOON + WEEK / 2, until=NOON + 2 * WEEK)
    assert (Quiet.objects.get().since, Quiet.objects.get().until) == (NOON, NOON + 2 * WEEK)
    settled(ann, at=NOON + WEEK)
    assert complains(ann, at=NOON + 2 * WEEK, until=NOON + 3 * WEEK)
    row = Quiet.objects.get()
    assert (row.since, row.ended_at) == (NOON + 2 * WEEK, None)
    assert told() == ["quiet.begun", "quiet.begun", "quiet.ended", "quiet.begun"]


def test_of_who_was_erased_nothing_is_kept(ann):
    Customer.objects.filter(pk=ann).update(erased_at=NOON)
    assert not complains(ann)
    assert (Quiet.objects.count(), told()) == (0, [])

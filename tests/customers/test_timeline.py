"""Is everything that happened told once, newest first, page by page?"""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars.customers import timeline as told
from regulars.customers.actions.consent import Statement, state
from regulars.customers.actions.people import merge
from regulars.customers.models import Customer
from regulars.customers.timeline import SOURCES, Entry, Place, Source, timeline

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def only():
    """Look at these sources alone, as long as a test lasts."""
    before = list(told._sources)
    yield told.fill
    told.fill(before)


def source(kind: str, moments: list[tuple[int, int]]) -> Source:
    """Entries at these (hour, id)."""
    entries = [Entry(kind=kind, id=n, at=NOON + timedelta(hours=hour), title=kind) for hour, n in moments]

    def read(members, *, at, id, limit):
        below = [entry for entry in entries if (entry.at, entry.id) < (at, id)]
        return sorted(below, key=lambda entry: (entry.at, entry.id), reverse=True)[:limit]

    return Source(kind, read)


def pages(*, limit: int, only: list[str] | None = None) -> list[tuple[str, int]]:
    """All pages after each other."""
    found: list[Entry] = []
    while page := timeline(
        [1], upto=NOON + timedelta(days=9), limit=limit, after=found[-1].place if found else None, only=only
    ):
        assert len(page) <= limit
        found += page
    return [(entry.kind, entry.id) for entry in found]


def test_sources_are_told_as_one_newest_first(only):
    only([source("order", [(1, 1), (3, 2)]), source("message", [(2, 7)])])
    assert pages(limit=10) == [("order", 2), ("message", 7), ("order", 1)]
    assert pages(limit=10, only=["message"]) == [("message", 7)]


@given(
    orders=st.lists(st.tuples(st.integers(0, 3), st.integers(1, 9)), unique_by=lambda m: m[1]),
    messages=st.lists(st.tuples(st.integers(0, 3), st.integers(1, 9)), unique_by=lambda m: m[1]),
    limit=st.integers(1, 4),
)
def test_whatever_the_pages_nothing_is_lost_or_told_twice(orders, messages, limit):
    before = list(told._sources)
    told.fill([source("order", orders), source("message", messages)])
    try:
        found = pages(limit=limit)
    finally:
        told.fill(before)
    expected = [("order", n) for _, n in orders] + [("message", n) for _, n in messages]
    assert sorted(found) == sorted(expected)


def test_at_one_moment_kinds_follow_their_names():
    place = Place(NOON, "message", 7)
    assert place.ids_below("message") == 7
    assert place.ids_below("order") == 0  # told before
    assert place.ids_below("cart") > 10**18  # all of them come after


def test_consents_show_changes_of_mind_alone(database, only):
    ann = Customer.objects.create(first_seen_at=NOON)
    for day, yes in enumerate([True, True, False], 1):
        word = Statement(
            customer_id=ann.id,
            channel="email",
            purpose="offers",
            granted=yes,
            occurred_at=NOON + timedelta(days=day),
            how="form",
        )
        state([word], actor="test", at=NOON)
    only(SOURCES)
    found = timeline([ann.id], upto=NOON + timedelta(days=9), limit=10)
    assert [(entry.kind, entry.about.get("granted")) for entry in found] == [
        ("consent", "no"),
        ("consent", "yes"),
        ("first_seen", None),
    ]
    assert found[0].at == NOON + timedelta(days=3)
    assert found[0].says == "e-mail, offers (on a form)"


def test_a_merge_is_told_and_the_earlier_sighting_counts(database, only):
    bo = Customer.objects.create(first_seen_at=NOON - timedelta(days=5))
    ann = Customer.objects.create(first_seen_at=NOON)
    merge(loser=bo.id, winner=ann.id, reason="same phone", actor="staff:1", at=NOON)
    only(SOURCES)
    found = timeline([ann.id, bo.id], upto=NOON, limit=10)
    assert [(entry.kind, entry.says) for entry in found] == [("merge", "same phone"), ("first_seen", "")]
    assert found[1].at == NOON - timedelta(days=5)

"""Does what happened get into the log once, and does a reader see it in commit order?"""

from datetime import UTC, datetime

import psycopg
import pytest
from django.db import InternalError, ProgrammingError, connection, transaction

from regulars.events import reader
from regulars.events.behaviour import ProductViewed
from regulars.events.log import NewEvent, record, record_many
from regulars.events.models import Event

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def viewed(key: str) -> NewEvent:
    return NewEvent(payload=ProductViewed({"sku": "candle"}), key=key, occurred_at=NOON, actor="api:test")


def test_an_event_told_twice_is_recorded_once(database):
    first = record(viewed("a"), at=NOON)
    again = record(viewed("a"), at=NOON)
    assert first is not None
    assert again is None
    assert Event.objects.count() == 1


def test_a_batch_with_repeats_answers_for_each_in_its_order(database):
    record(viewed("b"), at=NOON)
    ids = record_many([viewed("a"), viewed("b"), viewed("c"), viewed("a")], at=NOON)
    assert [known is None for known in ids] == [False, True, False, True]
    assert ids[0] < ids[2]


@pytest.mark.parametrize("statement", ["UPDATE event SET name = 'x'", "DELETE FROM event", "TRUNCATE event"])
def test_the_log_refuses_every_change(database, statement):
    record(viewed("a"), at=NOON)
    with pytest.raises((InternalError, ProgrammingError)), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_reader_does_not_skip_what_commits_late(database):
    with psycopg.connect(database.app_url) as slow:
        slow.execute("SELECT pg_current_xact_id()")
        slow.execute(
            "INSERT INTO event (name, schema_version, actor, occurred_at, recorded_at, cluster, payload) "
            "VALUES ('page.viewed', 1, 'slow', %s, %s, 1, '{}')",
            (NOON, NOON),
        )
        record(viewed("fast"), at=NOON)
        assert read_all() == []  # the slow one's transaction is older and still open
    assert read_all() == ["slow", "api:test"]
    assert read_all() == []


def test_after_a_restore_events_of_the_old_cluster_come_first_and_none_twice(database):
    record_many([viewed("a"), viewed("b")], at=NOON)
    assert len(read_all()) == 2
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO cluster (system_identifier, begun_at) VALUES (42, %s)", [NOON])
    record(viewed("c"), at=NOON)
    assert len(read_all()) == 1
    assert read_all() == []


def test_two_readers_at_once_do_not_read_the_same(database):
    record(viewed("a"), at=NOON)
    with psycopg.connect(database.app_url) as other:
        other.execute("INSERT INTO reader_cursor (name, cluster, xid, event_id) VALUES ('test', 0, 0, 0)")
        other.commit()
        other.execute("SELECT * FROM reader_cursor WHERE name = 'test' FOR UPDATE")
        assert read_all() == []
    assert read_all() == ["api:test"]


def read_all() -> list[str]:
    with transaction.atomic():
        batch = reader.take("test", limit=100)
        if batch is None:
            return []
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT e.actor FROM event e WHERE {reader.IN_BATCH} ORDER BY e.cluster, e.xid, e.id",
                batch.parameters(),
            )
            actors = [actor for (actor,) in cursor.fetchall()]
        reader.move("test", to=batch.upto, at=NOON)
        return actors

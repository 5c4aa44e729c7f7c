"""Is a delivery kept once, and read until it is done?"""

from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
from django.db import connection, transaction

from regulars.events.models import DeliveryKey, RawDelivery
from regulars.events.receive import Settled, keep, pause, settle, take

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def come(key: str, *, by: int = 1, at: datetime = NOON) -> int | None:
    return keep(b"{}", connection_id=by, key=key, topic="orders/create", headers={"x-topic": "a"}, at=at)


def done(waiting, **changes) -> Settled:
    return Settled(id=waiting.id, received_at=waiting.received_at, **{"outcome": "read", **changes})


def test_a_delivery_is_kept_as_it_came(database):
    body = b'{"name": "\xff\x00"}'
    keep(body, connection_id=1, key="a", topic="orders/create", headers={"x-topic": "a"}, at=NOON)
    with transaction.atomic():
        (waiting,) = take(limit=10, at=NOON)
    assert (waiting.body, waiting.headers, waiting.topic) == (body, {"x-topic": "a"}, "orders/create")
    assert (waiting.key, waiting.connection_id, waiting.attempts) == ("a", 1, 0)


def test_a_key_is_kept_once_for_each_connection(database):
    assert come("a") is not None
    assert come("a") is None
    assert come("a", by=2) is not None
    assert RawDelivery.objects.count() == DeliveryKey.objects.count() == 2


def test_fifty_copies_at_once_are_one(database):
    def send() -> None:
        come("a")
        connection.close()

    threads = [Thread(target=send) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert RawDelivery.objects.count() == 1


def test_deliveries_are_taken_in_the_order_in_which_they_came(database):
    for key in "abc":
        come(key)
    with transaction.atomic():
        assert [waiting.key for waiting in take(limit=2, at=NOON)] == ["a", "b"]


def test_one_connection_is_taken_at_a_time(database):
    come("a", by=1)
    come("b", by=2)
    come("c", by=1)
    with transaction.atomic():
        assert [waiting.key for waiting in take(limit=10, at=NOON)] == ["a", "c"]


def test_what_one_worker_has_another_passes_over(database):
    come("a")
    come("b")
    found = []

    def other() -> None:
        with transaction.atomic():
            found.extend(waiting.key for waiting in take(limit=1, at=NOON))
        connection.close()

    with transaction.atomic():
        take(limit=1, at=NOON)
        thread = Thread(target=other)
        thread.start()
        thread.join()
    assert found == ["b"]


def test_a_worker_that_dies_leaves_it_waiting(database):
    come("a")
    with pytest.raises(RuntimeError), transaction.atomic():
        settle([done(take(limit=1, at=NOON)[0])], at=NOON)
        raise RuntimeError
    with transaction.atomic():
        assert len(take(limit=1, at=NOON)) == 1


def test_what_is_settled_is_done(database):
    come("a")
    with transaction.atomic():
        settle([done(take(limit=1, at=NOON)[0], customer_id=7)], at=NOON)
    row = RawDelivery.objects.get()
    assert (row.outcome, row.customer_id, row.processed_at, row.attempts) == ("read", 7, NOON, 0)
    with transaction.atomic():
        assert take(limit=1, at=NOON + timedelta(days=1)) == []


def test_what_failed_is_due_again(database):
    come("a")
    later = NOON + timedelta(minutes=1)
    with transaction.atomic():
        settle([done(take(limit=1, at=NOON)[0], outcome="failed: x", retry_at=later)], at=NOON)
    with transaction.atomic():
        assert take(limit=1, at=later - timedelta(seconds=1)) == []
        assert take(limit=1, at=later)[0].attempts == 1


def test_the_pause_doubles_up_to_six_hours():
    assert [pause(n).total_seconds() / 60 for n in (0, 1, 2, 3)] == [1, 2, 4, 8]
    assert pause(9) == pause(1000) == timedelta(hours=6)

"""Does a program learn how much it may call, and is it stopped when it calls too much?"""

from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
from django.db import connection
from django.test import Client

from regulars import clock
from regulars.web import keys, rates
from regulars.web.keys import Scope
from regulars.web.models import CallWindow
from regulars.web.rates import Policy, take

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
another_process = rates.forget
"""What this one may still let in is unknown there."""


@pytest.fixture(autouse=True)
def _counted_anew(database) -> None:
    rates.forget()


def after(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def test_a_window_is_used_up_and_comes_back():
    policy = Policy("calls", quota=2, window=60)
    assert [take(policy, key="a", at=NOON).remaining for _ in range(3)] == [1, 0, -1]
    assert take(policy, key="b", at=NOON).remaining == 1
    spent = take(policy, key="a", at=after(30))
    assert spent.is_spent
    assert spent.headers() == {
        "RateLimit-Policy": '"calls";q=2;w=60',
        "RateLimit": '"calls";r=0;t=30',
        "Retry-After": "30",
    }
    assert take(policy, key="a", at=after(60)).remaining == 1


def test_all_processes_count_together():
    policy = Policy("calls", quota=400, window=60)  # they take four at a time
    assert [take(policy, key="a", at=NOON).remaining for _ in range(5)] == [399, 398, 397, 396, 395]
    another_process()
    assert (
        take(policy, key="a", at=after(1)).remaining == 391
    )  # 400 - 4 - 4 that the first took, and this one
    another_process()
    let_in = [take(policy, key="a", at=after(2)).is_spent for _ in range(400)].count(False)
    assert let_in == 388  # what nobody had taken
    another_process()
    assert take(policy, key="a", at=after(59)).is_spent
    assert take(policy, key="a", at=after(60)).remaining == 399


def test_threads_beside_each_other_let_in_no_more_and_no_fewer():
    policy, spent = Policy("calls", quota=300, window=60), []

    def call() -> None:
        spent.extend(take(policy, key="a", at=NOON).is_spent for _ in range(100))
        connection.close()

    threads = [Thread(target=call) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (spent.count(False), spent.count(True)) == (300, 100)


def test_most_calls_ask_no_database():
    left = [take(rates.EVENTS, key="a", at=NOON).remaining for _ in range(601)]
    assert (left[0], left[-1]) == (59_999, 59_399)
    assert CallWindow.objects.get().taken == 1_200  # asked twice, for 600 each


@pytest.mark.parametrize("seconds", [-1, 1])
def test_clocks_that_differ_a_little_share_a_window_all_the_same(seconds):
    policy = Policy("calls", quota=2, window=60)
    take(policy, key="a", at=NOON)
    another_process()
    assert take(policy, key="a", at=after(seconds)).remaining == 0


def test_a_clock_that_was_set_right_stops_nobody():
    policy = Policy("calls", quota=1, window=60)
    take(policy, key="a", at=after(3600))
    another_process()
    assert take(policy, key="a", at=NOON).remaining == 0


def test_it_does_not_remember_for_ever(monkeypatch):
    monkeypatch.setattr(rates, "FORGET_ABOVE", 10)
    for number in range(50):
        take(rates.CALLS, key=str(number), at=NOON)
    assert len(rates._parts) <= 12


def calling(scope: Scope) -> Client:
    secret = keys.create("report", scope=scope, at=clock.wall()).secret
    return Client(headers={"Authorization": f"Bearer {secret}"})


def test_every_answer_says_what_is_left_also_a_refusal(database):
    client = calling(Scope.READ)
    assert client.get("/api/v1/plays")["RateLimit"].startswith('"calls";r=1199;t=')
    assert client.get("/api/v1/customers/41")["RateLimit"].startswith('"calls";r=1198;t=')
    assert "Retry-After" not in client.get("/api/v1/plays").headers


def test_one_call_too_many_is_refused_with_the_seconds_to_wait(database, monkeypatch):
    monkeypatch.setattr(rates, "CALLS", Policy("calls", quota=1, window=60))
    client = calling(Scope.READ)
    assert client.get("/api/v1/plays").status_code == 200
    refused = client.get("/api/v1/plays")
    assert (refused.status_code, refused.json()["type"]) == (429, "urn:regulars:problem:too-many-calls")
    assert 1 <= int(refused["Retry-After"]) <= 60
    assert calling(Scope.READ).get("/api/v1/plays").status_code == 200


def test_events_have_a_quota_of_their_own(database, monkeypatch):
    monkeypatch.setattr(rates, "EVENTS", Policy("events", quota=1, window=60))
    client = calling(Scope.WRITE)
    first = client.post("/api/v1/events", {"events": []}, content_type="application/json")
    assert (first.status_code, first["RateLimit"].split(";")[1]) == (200, "r=0")
    second = client.post("/api/v1/events", {"events": []}, content_type="application/json")
    assert (second.status_code, second["Content-Type"]) == (429, "application/problem+json")
    assert second["Retry-After"]

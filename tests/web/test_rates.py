"""Does a program learn how much it may call, and is it stopped when it calls too much?"""

import pytest
from django.test import Client

from regulars import clock
from regulars.web import keys, rates
from regulars.web.keys import Scope
from regulars.web.rates import Policy, take


@pytest.fixture(autouse=True)
def _counted_anew() -> None:
    rates.forget()


@pytest.fixture
def at(monkeypatch):
    """Sets the machine's own clock, in seconds."""
    return lambda seconds: monkeypatch.setattr(rates, "monotonic", lambda: float(seconds))


def test_a_window_is_used_up_and_comes_back(at):
    policy = Policy("calls", quota=2, window=60)
    at(100)
    assert [take(policy, key="a").remaining for _ in range(3)] == [1, 0, -1]
    assert take(policy, key="b").remaining == 1
    at(130)
    spent = take(policy, key="a")
    assert spent.is_spent
    assert spent.headers() == {
        "RateLimit-Policy": '"calls";q=2;w=60',
        "RateLimit": '"calls";r=0;t=30',
        "Retry-After": "30",
    }
    at(160)
    assert take(policy, key="a").remaining == 1


def test_it_does_not_remember_for_ever(monkeypatch):
    monkeypatch.setattr(rates, "FORGET_ABOVE", 10)
    for number in range(50):
        take(rates.CALLS, key=str(number))
    assert len(rates._windows) <= 12


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

"""Does the events' door answer over real HTTP, on its own short way?"""

import gzip
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from django.db import DatabaseError

from regulars import clock
from regulars.business.models import Shop
from regulars.connectors.json_events import lane
from regulars.events.models import Event
from regulars.web import keys
from regulars.web.keys import Scope
from tests.connectors.json_events.calls import call, order, viewed
from tests.connectors.serving import serving


@pytest.fixture
def secret(database) -> str:
    Shop.objects.create(name="Candles", currency="EUR", time_zone="Europe/Riga", country="LV")
    return keys.create("till", scope=Scope.WRITE, at=clock.wall()).secret


def test_over_http_twice_packed_in_chunks_and_from_many_at_once(secret, database):
    head = {"Authorization": f"Bearer {secret}"}
    with serving(database) as server:
        first = server.client.post("/api/v1/events", content=call(viewed("v1"), order()), headers=head)
        assert (first.status_code, first.json()["accepted"]) == (200, 2)
        packed = gzip.compress(call(viewed("v1"), viewed("v2")))
        again = server.client.post(
            "/api/v1/events", content=packed, headers=head | {"Content-Encoding": "gzip"}
        )
        assert [told["result"] for told in again.json()["events"]] == ["known", "new"]
        many = call(*[viewed(f"m{n}") for n in range(100)])
        with ThreadPoolExecutor(8) as pool:
            answers = list(
                pool.map(
                    lambda _: server.client.post("/api/v1/events", content=many, headers=head), range(16)
                )
            )
        results = [told["result"] for answer in answers for told in answer.json()["events"]]
        assert (results.count("new"), results.count("known")) == (100, 1500)
        in_chunks = (part for part in [call(viewed("c1"))[:50], call(viewed("c1"))[50:]])
        answer = server.client.post("/api/v1/events", content=in_chunks, headers=head)
        assert (answer.status_code, answer.json()["type"]) == (411, "urn:regulars:problem:length-missing")
        assert server.client.put("/api/v1/events").status_code == 405
        assert server.client.get("/api/v1/events").status_code == 401
        assert server.client.post("/api/v1/events", content=b"{}").status_code == 401
        assert server.client.get("/api/v1/nothing").status_code == 404
    assert Event.objects.filter(name="product.viewed").count() == 102


def test_a_fault_of_ours_is_a_problem_too(database, monkeypatch):
    def breaks(_request):
        raise DatabaseError("gone")

    monkeypatch.setattr(lane, "events", breaks)
    started = []
    environ = {"REQUEST_METHOD": "POST", "PATH_INFO": lane.PATH, "wsgi.input": BytesIO()}
    (body,) = lane.application(environ, lambda status, headers: started.append((status, dict(headers))))
    assert started[0][0] == "500 Internal Server Error"
    assert started[0][1]["Content-Type"] == "application/problem+json"
    assert b"Send the call again" in body

"""What does POST /api/v1/events answer?"""

import gzip
import json

import pytest
from django.test import Client

from regulars import clock
from regulars.business.models import Shop
from regulars.commerce.models import Order
from regulars.events.models import Event
from regulars.web import keys
from regulars.web.keys import Scope
from regulars.web.problem import CONTENT_TYPE
from tests.connectors.json_events.calls import call, order, viewed


@pytest.fixture
def till(database) -> Client:
    Shop.objects.create(name="Candles", currency="EUR", time_zone="Europe/Riga", country="LV")
    secret = keys.create("till", scope=Scope.WRITE, at=clock.wall()).secret
    return Client(headers={"Authorization": f"Bearer {secret}"})


def post(client: Client, body: bytes, **headers: str):
    return client.post("/api/v1/events", body, content_type="application/json", headers=headers)


def test_what_became_of_each_event(till):
    answer = post(till, call(viewed("v1"), order(), viewed("v2", who={})))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json"
    told = answer.json()
    assert (told["accepted"], told["refused"]) == (2, 1)
    assert told["events"][:2] == [
        {"index": 0, "result": "new", "id": "v1"},
        {"index": 1, "result": "new"},
    ]
    refused = told["events"][2]
    assert (refused["index"], refused["result"], refused["id"]) == (2, "refused", "v2")
    assert refused["where"] == "$.events[2].who"
    assert refused["why"]
    assert refused["way_out"]


def test_the_same_call_twice_changes_nothing(till):
    body = call(viewed("v1"), order())
    post(till, body)
    assert [told["result"] for told in post(till, body).json()["events"]] == ["known", "known"]
    assert Event.objects.filter(name__in=["product.viewed", "order.placed"]).count() == 2


def test_when_nothing_can_be_taken_it_is_a_problem(till):
    answer = post(till, call(order(currency="XYZ")))
    assert (answer.status_code, answer["Content-Type"]) == (422, CONTENT_TYPE)
    told = answer.json()
    assert (told["status"], told["accepted"], told["refused"]) == (422, 0, 1)
    assert told["events"][0]["where"] == "$.events[0].order.currency"


def test_an_empty_call_is_answered(till):
    assert post(till, call()).json() == {"accepted": 0, "refused": 0, "events": []}


def test_a_packed_body(till):
    answer = post(till, gzip.compress(call(viewed("v1"))), **{"Content-Encoding": "gzip"})
    assert answer.json()["accepted"] == 1


def test_a_call_with_a_key_has_one_effect_and_one_answer(till):
    headers = {"Idempotency-Key": "monday"}
    body = call(viewed(None), viewed(None), order())
    first, again = post(till, body, **headers), post(till, body, **headers)
    assert first.content == again.content
    assert first.json()["accepted"] == 3
    assert Event.objects.filter(name="product.viewed").count() == 2
    other = post(till, call(viewed(None)), **headers)
    assert (other.status_code, other.json()["type"]) == (422, "urn:regulars:problem:idempotency-key-reused")
    assert Event.objects.filter(name="product.viewed").count() == 2


def test_the_database_refuses_one_of_a_call_with_a_key(till):
    post(till, call(viewed("v0")))
    body = call(viewed("v1"), viewed("v2", properties={"size": "?"})).replace(b'"?"', b"1e999999")
    answer = post(till, body, **{"Idempotency-Key": "monday"})
    assert [told["result"] for told in answer.json()["events"]] == ["new", "refused"]


@pytest.mark.parametrize(
    ("body", "headers", "status", "kind"),
    [
        (b"{", {}, 400, "not-json"),
        (b'{"events": 1}', {}, 422, "not-a-list-of-events"),
        (call(*[viewed(str(n)) for n in range(1001)]), {}, 413, "too-many-events"),
        (b" " * (8 * 2**20 + 1), {}, 413, "body-too-large"),
        (b"x", {"Content-Encoding": "gzip"}, 400, "gzip-broken"),
        (call(), {"Idempotency-Key": "k" * 256}, 400, "idempotency-key-too-long"),
        (call(), {"Authorization": "Bearer rg_0000000000_x"}, 401, "key-missing-or-unknown"),
        (call(), {"Authorization": ""}, 401, "key-missing-or-unknown"),
    ],
)
def test_each_refusal_is_a_problem(till, body, headers, status, kind):
    answer = post(till, body, **headers)
    assert (answer.status_code, answer["Content-Type"]) == (status, CONTENT_TYPE)
    assert answer.json()["type"] == f"urn:regulars:problem:{kind}"
    assert answer.json()["detail"]
    assert Event.objects.count() == 0


def test_a_key_to_read_does_not_write(database):
    secret = keys.create("report", scope=Scope.READ, at=clock.wall()).secret
    answer = post(Client(), call(), Authorization=f"Bearer {secret}")
    assert (answer.status_code, answer.json()["type"]) == (403, "urn:regulars:problem:scope-too-small")


def test_a_shop_that_is_not_there(till):
    answer = till.post("/api/v1/events?shop=77", call(), content_type="application/json")
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:regulars:problem:which-shop")


def test_events_that_come_late_and_reordered(till):
    later = order(total="18.00", updated_at="2026-03-01T13:00:00Z")
    post(till, json.dumps({"events": [later]}).encode())
    assert post(till, call(order())).json()["events"][0]["result"] == "known"
    assert Order.objects.get().total_minor == 18_00

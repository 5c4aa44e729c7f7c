import json

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from regulars.connectors.bodies import BodyRefused
from regulars.connectors.event_clients.answers import TooFast, door, refusal, said
from regulars.connectors.json_events.reading import BadCall
from regulars.web.access import access_of
from regulars.web.keys import KeyUnknown


@door("POST")
def opens(request: HttpRequest) -> HttpResponse:
    return said({"success": True})


def refusing(error: Exception) -> HttpResponse:
    @door("POST")
    def view(request: HttpRequest) -> HttpResponse:
        raise error

    return view(RequestFactory().post("/"))


def test_a_door_is_open_to_pages_of_every_address():
    answer = opens(RequestFactory().post("/"))
    assert (answer.status_code, json.loads(answer.content)) == (200, {"success": True})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert access_of(opens).everybody
    assert opens(RequestFactory().options("/")).status_code == 204


def test_by_another_method_it_is_shut():
    answer = opens(RequestFactory().get("/"))
    assert (answer.status_code, answer["Allow"]) == (405, "POST, OPTIONS")


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (BadCall(400, "not-json", "x"), 400, "not-json"),
        (BodyRefused(413, "body-too-large", "x"), 413, "body-too-large"),
        (KeyUnknown("x"), 401, "write-key-missing-or-unknown"),
        (TooFast(7), 429, "too-fast"),
    ],
)
def test_a_refusal_has_what_each_client_looks_for(error, status, code):
    answer = refusing(error)
    told = json.loads(answer.content)
    assert (answer.status_code, told["status"], told["code"]) == (status, status, code)
    assert told["message"] == told["detail"]
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer.get("Retry-After") == ("7" if status == 429 else None)


def test_a_refusal_is_a_problem_as_everywhere():
    assert json.loads(refusal(400, "not-json", "x").content)["type"] == "urn:regulars:problem:not-json"

"""Does the API say every error in the same way, and ask for a key everywhere?"""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.test import Client
from ninja import Router
from ninja.errors import HttpError

from regulars import clock
from regulars.web import keys
from regulars.web.api import BadCursor, cursor_from, next_cursor, reads
from regulars.web.cursors import Cursor, encode
from regulars.web.keys import Scope
from regulars.web.problem import CONTENT_TYPE, problem

router = Router()


@router.get("/answer", auth=reads)
def answer(request: HttpRequest, number: int = 1) -> dict[str, Any]:
    return {"number": number, "key": request.auth.name}  # type: ignore[attr-defined]


@router.get("/break/{how}", auth=reads)
def breaks(request: HttpRequest, how: str) -> None:
    raise {
        "missing": Http404("There is no such customer."),
        "refused": PermissionDenied("Not this one."),
        "conflict": HttpError(409, "It was changed meanwhile."),
        "bug": ZeroDivisionError("inside"),
        "cursor": BadCursor(),
    }[how]


@pytest.fixture
def door(database, settings) -> Client:
    """A client with a read key, before an API whose handlers are ours."""
    settings.ROOT_URLCONF = "tests.web.api_addresses"
    secret = keys.create("report", scope=Scope.READ, at=clock.wall()).secret
    return Client(headers={"Authorization": f"Bearer {secret}"}, raise_request_exception=False)


def test_a_route_knows_its_key(door: Client):
    assert door.get("/api/v1/answer?number=4").json() == {"number": 4, "key": "report"}


@pytest.mark.parametrize(
    ("path", "status", "detail"),
    [
        ("break/missing", 404, "There is no such customer."),
        ("break/refused", 403, "Not this one."),
        ("break/conflict", 409, "It was changed meanwhile."),
        ("break/cursor", 400, "This cursor isn't one that a page of this list gave."),
        ("nowhere", 404, "Nothing stands at this address."),
    ],
)
def test_every_error_is_a_problem_document(door: Client, path, status, detail):
    answer = door.get(f"/api/v1/{path}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, CONTENT_TYPE)
    told = answer.json()
    assert (told["status"], told["detail"]) == (status, detail)
    assert {"type", "title"} <= told.keys()


def test_what_is_too_long_is_refused_unread(database):
    secret = keys.create("assistant", scope=Scope.DRAFT, at=clock.wall()).secret
    client = Client(headers={"Authorization": f"Bearer {secret}"})
    answer = client.post("/api/v1/drafts", {"text": "a" * 3_000_000}, content_type="application/json")
    assert (answer.status_code, answer.json()["detail"]) == (
        413,
        "A call has at most 2.5 MB. Send it in parts.",
    )


def test_what_broke_inside_is_logged_and_not_told(door: Client, caplog):
    answer = door.get("/api/v1/break/bug")
    assert (answer.status_code, answer.headers["Content-Type"]) == (500, CONTENT_TYPE)
    assert "inside" not in answer.content.decode()
    assert "ZeroDivisionError" in caplog.text


def test_values_that_cannot_be_used_are_named_with_their_place(door: Client):
    told = door.get("/api/v1/answer?number=many").json()
    assert told["type"] == "urn:regulars:problem:invalid-request"
    assert told["errors"][0]["place"] == "query/number"
    assert "integer" in told["errors"][0]["says"]


def test_without_a_key_one_learns_how_to_send_it(door: Client):
    answer = Client().get("/api/v1/answer")
    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, 'Bearer realm="regulars"')
    assert "Authorization: Bearer" in answer.json()["detail"]


def test_a_key_of_another_scope_is_refused_by_name(door: Client):
    secret = keys.create("shop", scope=Scope.WRITE, at=clock.wall()).secret
    told = Client(headers={"X-API-Key": secret}).get("/api/v1/answer")
    assert (told.status_code, told.json()["type"]) == (403, "urn:regulars:problem:scope-too-small")


def test_the_description_of_the_api_needs_no_key(database):
    told = Client().get("/api/v1/openapi.json").json()
    assert told["info"]["title"] == "Regulars"


def test_a_list_leads_on_while_there_is_more():
    class Row:
        def __init__(self, id: int) -> None:
            self.id = self.at = id

    three = [Row(1), Row(2), Row(3)]
    word = next_cursor(three, limit=2, by="at")
    assert cursor_from(word) == Cursor(2, 2)
    assert next_cursor(three, limit=3, by="at") is None
    assert cursor_from(None) is None
    with pytest.raises(BadCursor):
        cursor_from("nonsense")


def test_a_problem_without_a_name_says_what_its_status_says():
    assert problem(404).content == b'{"type":"about:blank","title":"Not Found","status":404}'
    named = problem(422, name="unknown-event", more={"name": "order.placd"}).content
    assert b'"type":"urn:regulars:problem:unknown-event","title":"Unknown event"' in named


def test_a_cursor_is_opaque():
    assert "Ann" not in encode(Cursor("Ann", 1))

"""Requests as Meta's own library sends them, and its answers."""

import json
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import msgspec
import pytest

from regulars.capabilities.audiences.networks.meta.api import VERSION, Meta
from regulars.capabilities.audiences.networks.network import (
    Account,
    Batch,
    BatchRefused,
    NetworkRefused,
    Person,
    Receipt,
)
from regulars.connectors.exchange import Answer, Request
from tests.capabilities.audiences.adverts import recorded
from tests.capabilities.audiences.networks.dialogues import said, talk

ACCOUNT = Account("1", "", {"token": "TOKEN", "app_secret": "secret"})
ANN, META = Person(email="ann@example.com", phone="+37120000001"), Meta()
TAKEN = {"audience_id": "7", "session_id": "9778993", "num_received": 1, "num_invalid_entries": 0}


def batch(*, is_removal: bool = False) -> Batch:
    return Batch("7", is_removal, [META.entry(ANN)], session=9778993, number=1, of=1, is_last=True)


def form(request: Request) -> dict[str, str]:
    return dict(parse_qsl(request.body.decode()))


def deliver(answer: Answer, **how: bool) -> tuple[Receipt, Request]:
    receipt, (request,) = talk(META.deliver(ACCOUNT, "TOKEN", batch(**how)), answer)
    return receipt, request


def test_people_are_added_as_metas_library_adds_them():
    theirs = recorded("meta_sdk_001")
    known = dict(parse_qsl(theirs["text"]))
    _, request = deliver(said(TAKEN))
    ours = form(request)
    assert json.loads(ours["session"]) == json.loads(known["session"])
    payload, shape = json.loads(ours["payload"]), json.loads(known["payload"])
    assert payload["is_raw"] is shape["is_raw"] is True
    assert set(payload["schema"]) < set(shape["schema"])
    assert {len(row) for row in payload["data"]} == {len(payload["schema"])}
    assert (request.method, VERSION) == (theirs["method"], theirs["path"].split("/")[1])
    assert ours["appsecret_proof"] == dict(parse_qsl(urlsplit(theirs["path"]).query))["appsecret_proof"]


def test_the_token_stands_in_no_address():
    _, request = deliver(said(TAKEN))
    assert request.headers["Authorization"] == "Bearer TOKEN"
    assert "TOKEN" not in request.url + request.body.decode()


def test_the_app_secret_is_needed_only_where_there_is_one():
    plain = Account("1", "", {"token": "TOKEN"})
    _, (request,) = talk(META.deliver(plain, "TOKEN", batch()), said(TAKEN))
    assert "appsecret_proof" not in form(request)


def test_who_is_removed_stands_in_the_body():
    added, removed = deliver(said(TAKEN))[1], deliver(said(TAKEN), is_removal=True)[1]
    assert (removed.method, removed.url) == (recorded("meta_sdk_003")["method"], added.url)
    assert form(removed)["payload"] == form(added)["payload"]


def test_people_whom_meta_does_not_take_are_counted():
    receipt, _ = deliver(said(TAKEN | {"num_invalid_entries": 3}))
    assert receipt == Receipt(is_done=True, request_id="9778993", refused=3)


def test_a_list_is_made_as_metas_library_makes_it():
    made, (looked, made_by) = talk(
        META.make(ACCOUNT, "TOKEN", name="At risk", code="regulars-1"), said({"data": []}), said({"id": "7"})
    )
    theirs = dict(parse_qsl(recorded("meta_sdk_004")["text"]))
    assert made == "7"
    assert {**form(made_by), "description": "x"} == theirs | {
        "appsecret_proof": form(made_by)["appsecret_proof"]
    }
    assert looked.method == "GET"


def test_a_list_that_was_made_before_the_program_died_is_found_again():
    known = {
        "data": [
            {"id": "5", "description": "mine"},
            {"id": "6", "description": "Kept by Regulars: regulars-1"},
        ]
    }
    first = {
        "data": [{"id": "4"}],
        "paging": {"cursors": {"after": "A"}, "next": "https://graph.facebook.com/"},
    }
    made, (_, second) = talk(
        META.make(ACCOUNT, "TOKEN", name="At risk", code="regulars-1"), said(first), said(known)
    )
    assert (made, "after=A" in second.url) == ("6", True)


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        ({"code": 190, "error_subcode": 463, "message": "Session has expired"}, "token_ended"),
        ({"code": 2663, "message": "Terms of service has not been accepted"}, "terms_not_accepted"),
        ({"code": 200, "message": "Permissions error"}, "permission_missing"),
        ({"code": 10, "message": "Application does not have permission"}, "permission_missing"),
        ({"code": 100, "error_subcode": 33, "message": "Object does not exist"}, "list_gone"),
        ({"code": 100, "error_subcode": 1713230, "error_user_msg": "Upload blocked"}, "list_flagged"),
        ({"code": 80003, "message": "too many calls"}, "busy"),
    ],
)
def test_what_is_in_the_way_is_understood(error: dict[str, Any], problem: str):
    with pytest.raises(NetworkRefused) as refused:
        deliver(said({"error": error}, status=400))
    assert refused.value.problem == problem
    assert refused.value.says == (error.get("error_user_msg") or error["message"])


def test_a_batch_that_meta_does_not_understand_is_refused_in_its_words():
    with pytest.raises(BatchRefused, match="Data is missing or does not match schema"):
        deliver(
            said({"error": {"code": 100, "message": "Data is missing or does not match schema"}}, status=400)
        )


@pytest.mark.parametrize(
    "body", [b"<html>502</html>", b"", b"[]", b'{"error": "?"}', b'{"error": {"code": []}}']
)
def test_an_answer_that_is_none_breaks_nothing(body: bytes):
    with pytest.raises((NetworkRefused, BatchRefused)):
        deliver(Answer(400, {}, body))


def test_what_is_packed_is_not_what_the_owner_typed():
    assert b"ann@example.com" not in META.entry(ANN)
    assert len(msgspec.msgpack.decode(META.entry(ANN), type=list[bytes])[0]) == 32

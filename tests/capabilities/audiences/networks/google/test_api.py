"""Requests as Google's own library sends them, and its answers."""

import json
from typing import Any

import pytest

from regulars.capabilities.audiences.networks.google.api import Google
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

ACCOUNT, GOOGLE = Account("1234567890", "", {}), Google()
ALEX = Person(email=" ALEXZ@example.com", phone="+1-800-555-0100")
ANN = Person(
    email="ann@example.com", given_name="Ann", family_name="Bērziņa", country="LV", postcode="LV-1010"
)
NUMBERED = {"GOOGLE_ADS": 1, "CONSENT_GRANTED": 1, "HEX": 1, "ACCEPTED": 1}
"""How the library writes enums: https://developers.google.com/data-manager/api/reference/rpc."""


def batch(person: Person = ALEX, *, is_removal: bool = False) -> Batch:
    return Batch("777", is_removal, [GOOGLE.entry(person)], session=1, number=1, of=1, is_last=True)


def deliver(answer: Answer, *, account: Account = ACCOUNT, **how: Any) -> tuple[Receipt, Request]:
    receipt, (request,) = talk(GOOGLE.deliver(account, "ya29", batch(**how)), answer)
    return receipt, request


def numbered(value: Any) -> Any:
    match value:
        case dict():
            return {name: numbered(each) for name, each in value.items()}
        case list():
            return [numbered(each) for each in value]
        case _:
            return NUMBERED.get(value, value)


def test_people_are_added_as_googles_library_adds_them():
    theirs = recorded("google_datamanager_rest_001")
    receipt, request = deliver(said({"requestId": "r1"}))
    assert numbered(json.loads(request.body)) == theirs["json"]
    assert request.url.endswith(theirs["path"].partition("?")[0])
    assert receipt == Receipt(is_done=False, request_id="r1")


def test_who_is_removed_is_told_without_consent():
    _, request = deliver(said({"requestId": "r1"}), is_removal=True)
    body = json.loads(request.body)
    assert request.url.endswith("/v1/audienceMembers:remove")
    assert body.keys() == {"destinations", "audienceMembers", "encoding"}


def test_country_and_postcode_are_told_as_they_are():
    _, request = deliver(said({"requestId": "r1"}), person=ANN)
    (_, place) = json.loads(request.body)["audienceMembers"][0]["userData"]["userIdentifiers"]
    assert (place["address"]["regionCode"], place["address"]["postalCode"]) == ("LV", "LV-1010")
    assert len(place["address"]["familyName"]) == 64


def test_a_manager_account_speaks_for_the_other():
    _, request = deliver(said({"requestId": "r1"}), account=Account("1", "99", {}))
    (destination,) = json.loads(request.body)["destinations"]
    assert destination["loginAccount"] == {"accountType": "GOOGLE_ADS", "accountId": "99"}


def test_a_list_is_looked_for_before_it_is_made():
    account = Account("1", "99", {})
    made, (looked, made_by) = talk(
        GOOGLE.make(account, "ya29", name="At risk", code="regulars-1"), said({}), said({"id": "777"})
    )
    assert made == "777"
    assert "integration_code" in looked.url
    assert made_by.headers["login-account"] == "accountTypes/GOOGLE_ADS/accounts/99"
    assert json.loads(made_by.body)["ingestedUserListInfo"]["uploadKeyTypes"] == ["CONTACT_ID"]
    known = said({"userLists": [{"id": "555", "integrationCode": "regulars-1"}]})
    assert talk(GOOGLE.make(account, "ya29", name="At risk", code="regulars-1"), known)[0] == "555"


@pytest.mark.parametrize(
    ("status", "receipt"),
    [
        ({"requestStatus": "PROCESSING"}, Receipt(is_done=False, request_id="r1")),
        ({"requestStatus": "SUCCESS"}, Receipt(is_done=True, request_id="r1")),
        (
            {
                "requestStatus": "PARTIAL_SUCCESS",
                "errorInfo": {"errorCounts": [{"recordCount": "3", "reason": "X"}]},
            },
            Receipt(is_done=True, request_id="r1", refused=3, says="X"),
        ),
        ({"requestStatus": "FAILED"}, Receipt(is_done=True, request_id="r1", has_failed=True)),
    ],
)
def test_what_became_of_a_batch_is_asked_by_its_number(status: dict[str, Any], receipt: Receipt):
    answer = said({"requestStatusPerDestination": [status]})
    found, (request,) = talk(GOOGLE.look(ACCOUNT, "ya29", "r1"), answer)
    assert found == receipt
    assert request.url.endswith("requestStatus:retrieve?requestId=r1")


def test_a_batch_that_google_does_not_know_goes_again():
    found, _ = talk(GOOGLE.look(ACCOUNT, "ya29", "r1"), said({"error": {"code": 404}}, status=404))
    assert found.has_failed


def error(code: int, *, reason: str = "", field: str = "") -> dict[str, Any]:
    details: list[dict[str, Any]] = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason}]
    if field:
        wrong = {"field": field, "reason": reason, "description": "It is malformed."}
        details.append({"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": [wrong]})
    return {"error": {"code": code, "message": "There was a problem with the request.", "details": details}}


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (error(401), "token_ended"),
        (error(400, reason="TERMS_AND_CONDITIONS_NOT_SIGNED", field="destinations[0]"), "terms_not_accepted"),
        (error(403, reason="PERMISSION_DENIED"), "permission_missing"),
        (error(400, reason="NOT_ALLOWLISTED"), "permission_missing"),
        (error(400, reason="INVALID_USER_LIST_ID", field="destinations[0]"), "list_gone"),
    ],
)
def test_what_is_in_the_way_is_understood(answer: dict[str, Any], problem: str):
    with pytest.raises(NetworkRefused) as refused:
        deliver(said(answer, status=answer["error"]["code"]))
    assert refused.value.problem == problem


def test_a_batch_that_google_does_not_understand_is_refused_in_its_words():
    wrong = error(400, reason="INVALID_HEX_ENCODING", field="audience_members[0]")
    with pytest.raises(BatchRefused, match=r"There was a problem with the request\. It is malformed\."):
        deliver(said(wrong, status=400))


@pytest.mark.parametrize("body", [b"<html>502</html>", b"", b"[]", b'{"error": "?"}'])
def test_an_answer_that_is_none_breaks_nothing(body: bytes):
    with pytest.raises(NetworkRefused, match="HTTP 400"):
        deliver(Answer(400, {}, body))

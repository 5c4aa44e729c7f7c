"""How is Google told who belongs to a Customer Match list?

https://developers.google.com/data-manager/api/reference/rest/v1: a batch is taken with a number, and by
that number one asks later what became of it.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

import msgspec

from regulars.capabilities.audiences.networks.google import rules
from regulars.capabilities.audiences.networks.google.token import TOKENS, token
from regulars.capabilities.audiences.networks.network import (
    Account,
    Batch,
    BatchRefused,
    NetworkRefused,
    Person,
    Receipt,
)
from regulars.connectors.exchange import Answer, Dialogue, Request

DATA_MANAGER = "https://datamanager.googleapis.com/v1"
ACCOUNTS = "accountTypes/GOOGLE_ADS/accounts"
TERMS = {"TERMS_AND_CONDITIONS_NOT_SIGNED"}
LIST_GONE = {"INVALID_USER_LIST_ID", "NOT_FOUND"}
NO_PERMISSION = {"PERMISSION_DENIED", "NOT_ALLOWLISTED", "ADVERTISER_NOT_ALLOWLISTED_FOR_UPLOADED_DATA"}
UNAUTHENTICATED, FORBIDDEN, NOT_FOUND = 401, 403, 404
DONE, IN_PART, FAILED = "SUCCESS", "PARTIAL_SUCCESS", {"FAILED", "FAILURE"}


class Status(msgspec.Struct, frozen=True):
    """What is wrong, in Google's standard form (google.rpc.Status)."""

    code: int = 0
    status: str = ""
    message: str = ""
    details: list[dict[str, Any]] = []


class Google:
    """Customer Match lists by the Data Manager API."""

    name = "google"
    label = "Google"
    takes = ("email", "phone", "given_name", "family_name", "postcode", "country")

    def __init__(self, host: str = DATA_MANAGER, *, tokens: str = TOKENS) -> None:
        self.host, self.tokens = host, tokens

    def entry(self, person: Person) -> bytes:
        return rules.entry(person)

    def enter(self, account: Account, *, at: datetime) -> Dialogue[str]:
        return token(account.secret["key"], address=self.tokens, at=at)

    def make(self, account: Account, token: str, *, name: str, code: str) -> Dialogue[str]:
        lists = f"{self.host}/{ACCOUNTS}/{account.id}/userLists"
        headers = _headers(token) | _on_behalf(account)
        same = urlencode({"filter": f'integration_code = "{code}"'})
        known = _read((yield Request(url=f"{lists}?{same}", headers=headers))).get("userLists", ())
        if known:
            return str(known[0]["id"])
        new = {
            "displayName": name,
            "integrationCode": code,
            "ingestedUserListInfo": {
                "uploadKeyTypes": ["CONTACT_ID"],
                "contactIdInfo": {"dataSourceType": "DATA_SOURCE_TYPE_FIRST_PARTY"},
            },
        }
        return str(_read((yield _json(lists, new, headers=headers)))["id"])

    def deliver(self, account: Account, token: str, batch: Batch) -> Dialogue[Receipt]:
        verb = "remove" if batch.is_removal else "ingest"
        url = f"{self.host}/audienceMembers:{verb}"
        answer = yield _json(url, told(account, batch), headers=_headers(token))
        return Receipt(is_done=False, request_id=str(_read(answer)["requestId"]))

    def look(self, account: Account, token: str, request_id: str) -> Dialogue[Receipt]:
        asked = urlencode({"requestId": request_id})
        answer = yield Request(url=f"{self.host}/requestStatus:retrieve?{asked}", headers=_headers(token))
        if answer.status == NOT_FOUND:
            return Receipt(is_done=True, has_failed=True, says="NOT_FOUND")
        ((found),) = _read(answer).get("requestStatusPerDestination", [{}])[:1]
        return _receipt(found, request_id=request_id)


def told(account: Account, batch: Batch) -> dict[str, Any]:
    """The body that adds people or removes them."""
    body: dict[str, Any] = {
        "destinations": [_destination(account, list_id=batch.list_id)],
        "audienceMembers": [{"userData": {"userIdentifiers": identifiers(e)}} for e in batch.entries],
        "encoding": "HEX",
    }
    if not batch.is_removal:
        body["consent"] = {"adUserData": "CONSENT_GRANTED", "adPersonalization": "CONSENT_GRANTED"}
        body["termsOfService"] = {"customerMatchTermsOfServiceStatus": "ACCEPTED"}
    return body


def identifiers(packed: bytes) -> list[dict[str, Any]]:
    """What Google is told of one person."""
    entry = msgspec.msgpack.decode(packed, type=rules.Entry)
    found: list[dict[str, Any]] = []
    if entry.email:
        found.append({"emailAddress": entry.email.hex()})
    if entry.phone:
        found.append({"phoneNumber": entry.phone.hex()})
    if entry.postcode:
        place = {
            "givenName": entry.given_name.hex(),
            "familyName": entry.family_name.hex(),
            "regionCode": entry.region,
            "postalCode": entry.postcode,
        }
        found.append({"address": place})
    return found


def _destination(account: Account, *, list_id: str) -> dict[str, Any]:
    destination: dict[str, Any] = {
        "operatingAccount": {"accountType": "GOOGLE_ADS", "accountId": account.id},
        "productDestinationId": list_id,
    }
    if account.login_id:
        destination["loginAccount"] = {"accountType": "GOOGLE_ADS", "accountId": account.login_id}
    return destination


def _receipt(found: Mapping[str, Any], *, request_id: str) -> Receipt:
    """What stands in a status; counts come as text, as 64-bit integers do in Google's JSON."""
    status = found.get("requestStatus", "")
    errors = found.get("errorInfo", {}).get("errorCounts", ())
    refused = sum(int(error.get("recordCount", 0)) for error in errors)
    says = ", ".join(str(error.get("reason", "")) for error in errors)
    return Receipt(
        is_done=status in {DONE, IN_PART, *FAILED},
        request_id=request_id,
        refused=refused,
        has_failed=status in FAILED,
        says=says,
    )


def _headers(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def _on_behalf(account: Account) -> dict[str, str]:
    return {"login-account": f"{ACCOUNTS}/{account.login_id}"} if account.login_id else {}


def _json(url: str, body: object, *, headers: Mapping[str, str]) -> Request:
    told = json.dumps(body, separators=(",", ":")).encode()
    return Request(url=url, method="POST", headers={**headers, "Content-Type": "application/json"}, body=told)


def _read(answer: Answer) -> dict[str, Any]:
    """What was answered. Raises NetworkRefused, BatchRefused."""
    try:
        found = msgspec.json.decode(answer.body, type=dict[str, Any])
        error = msgspec.convert(found["error"], Status) if "error" in found else None
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise NetworkRefused("unreadable", f"HTTP {answer.status}") from None
    if error is None and answer.status == 200:
        return found
    raise _refusal(error or Status(code=answer.status, message=f"HTTP {answer.status}"))


def _refusal(error: Status) -> Exception:
    wrong = [each for detail in error.details for each in (detail, *detail.get("fieldViolations", ()))]
    reasons = {error.status, *(str(each.get("reason", "")) for each in wrong)}
    if error.code == UNAUTHENTICATED:
        return NetworkRefused("token_ended", error.message)
    if reasons & TERMS:
        return NetworkRefused("terms_not_accepted", error.message)
    if reasons & LIST_GONE:
        return NetworkRefused("list_gone", error.message)
    if error.code == FORBIDDEN or reasons & NO_PERMISSION:
        return NetworkRefused("permission_missing", error.message)
    more = {str(each["description"]) for each in wrong if "description" in each}
    return BatchRefused(" ".join([error.message, *sorted(more)]))


NETWORK = Google()

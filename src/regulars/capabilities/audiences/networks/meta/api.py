"""How is Meta told who belongs to a Custom Audience?

https://developers.facebook.com/docs/marketing-api/reference/custom-audience/users. The token goes in a
header, where no log of addresses keeps it. A removal holds its people in the body too: ten thousand don't
fit into an address. Meta's library for PHP sends it so (facebook-php-business-sdk, Api::prepareRequest), the
one for Python in the address; both are read.
"""

import hmac
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

import msgspec

from regulars.capabilities.audiences.networks.meta import rules
from regulars.capabilities.audiences.networks.network import (
    Account,
    Batch,
    BatchRefused,
    NetworkRefused,
    Person,
    Receipt,
)
from regulars.connectors.exchange import Answer, Dialogue, Request, unasked

VERSION = "v26.0"
GRAPH = f"https://graph.facebook.com/{VERSION}"
FORM = "application/x-www-form-urlencoded"
SUBCODES = {33: "list_gone", 1713230: "list_flagged"}
CODES = (
    ({102, 190}, "token_ended"),
    ({2655, 2663}, "terms_not_accepted"),
    ({3, 10, *range(200, 300)}, "permission_missing"),
)
BUSY = {1, 2, 4, 17, 32, 341, 368, 613, 80003, 80004}
BUSY_FOR = timedelta(minutes=15)
MOST_PAGES = 5


class Problem(msgspec.Struct, frozen=True):
    """What is wrong, as the Graph API says it: https://developers.facebook.com/docs/graph-api/guides/error-handling."""

    code: int = 0
    error_subcode: int = 0
    message: str = ""
    error_user_msg: str = ""


class Meta:
    """Custom Audiences of Meta's Marketing API."""

    name = "meta"
    label = "Meta"
    takes = ("email", "phone", "given_name", "family_name", "city", "postcode", "country")

    def __init__(self, host: str = GRAPH) -> None:
        self.host = host

    def entry(self, person: Person) -> bytes:
        return rules.entry(person)

    def enter(self, account: Account, *, at: datetime) -> Dialogue[str]:
        return unasked(result=account.secret["token"])

    def make(self, account: Account, token: str, *, name: str, code: str) -> Dialogue[str]:
        lists = f"{self.host}/act_{account.id}/customaudiences"
        if known := (yield from self._known(lists, account, token, code=code)):
            return known
        new = {
            "name": name,
            "subtype": "CUSTOM",
            "description": f"Kept by Regulars: {code}",
            "customer_file_source": "USER_PROVIDED_ONLY",
        }
        answer = yield _form("POST", lists, new | proof(account, token), token=token)
        return str(_read(answer)["id"])

    def _known(self, lists: str, account: Account, token: str, *, code: str) -> Dialogue[str]:
        """The id of the list with this code; '' where there is none among the latest."""
        asked = {"fields": "id,description", "limit": "500", **proof(account, token)}
        for _ in range(MOST_PAGES):
            found = _read((yield Request(url=f"{lists}?{urlencode(asked)}", headers=bearer(token))))
            for each in found.get("data", ()):
                if code in each.get("description", ""):
                    return str(each["id"])
            paging = found.get("paging", {})
            if "next" not in paging:
                break
            asked["after"] = str(paging["cursors"]["after"])
        return ""

    def deliver(self, account: Account, token: str, batch: Batch) -> Dialogue[Receipt]:
        told = {"payload": payload(batch), "session": session(batch), **proof(account, token)}
        method = "DELETE" if batch.is_removal else "POST"
        answer = yield _form(method, f"{self.host}/{batch.list_id}/users", told, token=token)
        found = _read(answer)
        refused = int(found.get("num_invalid_entries", 0))
        return Receipt(is_done=True, request_id=str(found.get("session_id", "")), refused=refused)

    def look(self, account: Account, token: str, request_id: str) -> Dialogue[Receipt]:
        return unasked(result=Receipt(is_done=True))  # it answers at once


def payload(batch: Batch) -> str:
    rows = [msgspec.msgpack.decode(entry, type=list[bytes]) for entry in batch.entries]
    return json.dumps(
        {"schema": rules.SCHEMA, "is_raw": True, "data": [[digest.hex() for digest in row] for row in rows]},
        separators=(",", ":"),
    )


def session(batch: Batch) -> str:
    return json.dumps(
        {
            "session_id": batch.session,
            "batch_seq": batch.number,
            "last_batch_flag": batch.is_last,
            "estimated_num_total": batch.of,
        }
    )


def proof(account: Account, token: str) -> dict[str, str]:
    """That we know the app's secret too, where the account asks for that."""
    secret = account.secret.get("app_secret", "")
    return (
        {"appsecret_proof": hmac.new(secret.encode(), token.encode(), sha256).hexdigest()} if secret else {}
    )


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def _form(method: str, url: str, told: Mapping[str, str], *, token: str) -> Request:
    headers = {**bearer(token), "Content-Type": FORM}
    return Request(url=url, method=method, headers=headers, body=urlencode(told).encode())


def _read(answer: Answer) -> dict[str, Any]:
    """What was answered. Raises NetworkRefused, BatchRefused."""
    try:
        found = msgspec.json.decode(answer.body)
        error = msgspec.convert(found["error"], Problem, strict=False) if "error" in found else None
    except (msgspec.MsgspecError, TypeError, UnicodeDecodeError):
        raise NetworkRefused("unreadable", f"HTTP {answer.status}") from None
    if error is None and answer.status == 200 and isinstance(found, dict):
        return found
    raise _refusal(error or Problem(message=f"HTTP {answer.status}"))


def _refusal(error: Problem) -> Exception:
    says = error.error_user_msg or error.message
    if error.code in BUSY:
        return NetworkRefused("busy", says, again_after=BUSY_FOR)
    known = SUBCODES.get(error.error_subcode) or next(
        (why for codes, why in CODES if error.code in codes), ""
    )
    return NetworkRefused(known, says) if known else BatchRefused(says)


NETWORK = Meta()

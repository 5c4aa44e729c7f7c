"""How is one thing asked of our file in an Oscar shop, or told to it?"""

import hmac
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any, TypeVar
from urllib.parse import urlencode

import msgspec

from regulars.connectors.connector import Unreadable
from regulars.connectors.decoded import decoded
from regulars.connectors.exchange import Access, Answer, ChangeRefused, Dialogue, KeysRefused, NoApi, Request
from regulars.connectors.oscar.shapes import PROBLEMS

S = TypeVar("S")
REFUSALS = {400, 409}


class Refusal(msgspec.Struct, frozen=True):
    message: str = ""


def call(
    access: Access,
    name: str,
    *,
    query: Iterable[tuple[str, str]] = (),
    told: Mapping[str, Any] | None = None,
) -> Dialogue[bytes]:
    """The body of an answer. Raises KeysRefused, NoApi, ChangeRefused, Unreadable."""
    asked = urlencode(list(query))
    answer = yield Request(
        url=f"{access.url}/regulars/{name}" + (f"?{asked}" if asked else ""),
        method="GET" if told is None else "POST",
        headers={} if told is None else {"Content-Type": "application/json"},
        body=b"" if told is None else msgspec.json.encode(told),
    )
    if told is not None and answer.status in REFUSALS:
        raise ChangeRefused(reason(answer))
    return checked(answer)


def proven(request: Request, *, access: Access, at: datetime) -> Request:
    """The question with its signature: over its moment, method, name, query and body."""
    name, _mark, query = request.url.removeprefix(f"{access.url}/regulars/").partition("?")
    moment = str(int(at.timestamp()))
    said = f"{moment}\n{request.method}\n{name}?{query}\n".encode() + request.body
    proof = b64encode(hmac.digest(access.credentials["secret"].encode(), said, sha256)).decode()
    headers = {**request.headers, "X-Regulars-Moment": moment, "X-Regulars-Signature": proof}
    return replace(request, headers=headers)


def checked(answer: Answer) -> bytes:
    """The body, if the question was answered. Raises KeysRefused, NoApi, Unreadable."""
    if answer.status in {401, 403}:
        raise KeysRefused(reason(answer))
    if answer.status == 404:
        raise NoApi(reason(answer))
    if answer.status != 200:
        raise Unreadable(f"it answered {reason(answer)}")
    return answer.body


def reason(answer: Answer) -> str:
    """Why it says no, in its own words where it has any."""
    try:
        said = msgspec.json.decode(answer.body, type=Refusal).message
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        said = ""
    return f"{answer.status}: {said}" if said else str(answer.status)


def read(body: bytes, shape: type[S]) -> S:
    """What was answered. Raises Unreadable."""
    try:
        return decoded(body, shape)
    except PROBLEMS as problem:
        raise Unreadable(str(problem)) from problem

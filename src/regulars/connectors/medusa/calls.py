"""How is one thing asked of a Medusa, or told to it?"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar
from urllib.parse import urlencode

import msgspec

from regulars.connectors.connector import Unreadable
from regulars.connectors.decoded import decoded
from regulars.connectors.exchange import Access, Answer, ChangeRefused, Dialogue, KeysRefused, NoApi, Request
from regulars.connectors.medusa.shapes import PROBLEMS

S = TypeVar("S")
REFUSALS = range(400, 500)
ENCODE = msgspec.json.Encoder(decimal_format="number").encode


class Refusal(msgspec.Struct, frozen=True):
    message: str = ""


def call(
    access: Access,
    path: str,
    *,
    query: Iterable[tuple[str, str]] = (),
    told: Mapping[str, Any] | None = None,
) -> Dialogue[bytes]:
    """The body of an answer. path: behind admin/. Raises KeysRefused, NoApi, ChangeRefused, Unreadable."""
    asked = urlencode(list(query))
    answer = yield Request(
        url=f"{access.url}/admin/{path}" + (f"?{asked}" if asked else ""),
        method="GET" if told is None else "POST",
        headers={} if told is None else {"Content-Type": "application/json"},
        body=b"" if told is None else ENCODE(told),
    )
    if told is not None and answer.status in REFUSALS and answer.status not in {401, 403}:
        raise ChangeRefused(reason(answer))
    return checked(answer)


def checked(answer: Answer) -> bytes:
    """The body, if the question was answered. Raises KeysRefused, NoApi, Unreadable."""
    if answer.status in {401, 403}:
        raise KeysRefused(reason(answer))
    if answer.status == 404:
        raise NoApi(reason(answer))
    if answer.status not in {200, 201}:
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

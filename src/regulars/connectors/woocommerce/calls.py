"""How is one thing asked of a WooCommerce, or told to it?"""

from collections.abc import Mapping
from typing import Any

import msgspec

from regulars.connectors.connector import Unreadable
from regulars.connectors.exchange import Access, Answer, ChangeRefused, Dialogue, KeysRefused, NoApi, Request

REFUSALS = range(400, 500)


def call(
    access: Access, path: str, *, method: str = "GET", told: Mapping[str, Any] | None = None
) -> Dialogue[bytes]:
    """The body of an answer. path: behind wc/v3. Raises KeysRefused, NoApi, ChangeRefused, Unreadable."""
    answer = yield Request(
        url=f"{access.url}/wp-json/wc/v3/{path}",
        method=method,
        headers={"Content-Type": "application/json"} if told is not None else {},
        body=b"" if told is None else msgspec.json.encode(told),
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
        raise Unreadable(f"it answered {answer.status}")
    return answer.body


class Refusal(msgspec.Struct, frozen=True):
    message: str = ""


def refusal(body: bytes) -> str:
    """Why it says no, in its own words; '' where it has none."""
    try:
        return msgspec.json.decode(body, type=Refusal).message
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return ""


def reason(answer: Answer) -> str:
    """How it says no: its status, and why."""
    said = refusal(answer.body)
    return f"{answer.status}: {said}" if said else str(answer.status)

"""How is one thing asked of a WooCommerce, or told to it?"""

from collections.abc import Mapping
from typing import Any

import msgspec

from regulars.connectors.connector import Unreadable
from regulars.connectors.exchange import Access, Answer, ChangeRefused, Dialogue, KeysRefused, NoApi, Request

REFUSALS, REDIRECTS = range(400, 500), range(300, 400)


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
    if answer.status in REDIRECTS:
        raise Unreadable(f"it leads on to {answer.headers.get('location', '').partition('?')[0]}")
    if answer.status not in {200, 201}:
        raise Unreadable(f"it answered {answer.status}")
    return answer.body


class Refusal(msgspec.Struct, frozen=True):
    message: str = ""


def reason(answer: Answer) -> str:
    """Why it says no, in its own words where it has any."""
    try:
        said = msgspec.json.decode(answer.body, type=Refusal).message
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        said = ""
    return f"{answer.status}: {said}" if said else str(answer.status)

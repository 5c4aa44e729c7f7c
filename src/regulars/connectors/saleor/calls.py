"""How is a Saleor asked something, and what does it answer?"""

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from regulars.connectors.connector import Unreadable
from regulars.connectors.decoded import decoded
from regulars.connectors.exchange import (
    Access,
    Answer,
    ChangeRefused,
    Dialogue,
    KeysRefused,
    NoApi,
    Request,
)
from regulars.connectors.saleor.shapes import PROBLEMS, Edges

S = TypeVar("S")
REFUSED = {"PermissionDenied", "InvalidTokenError", "JSONWebTokenError", "ExpiredSignatureError"}


class Cause(msgspec.Struct, frozen=True):
    code: str = ""


class Extensions(msgspec.Struct, frozen=True):
    exception: Cause = Cause()


class Fault(msgspec.Struct, frozen=True):
    """What went wrong with a field. path: of the field."""

    message: str = ""
    path: tuple[str | int, ...] | None = None
    extensions: Extensions = Extensions()


class Reply(msgspec.Struct, frozen=True):
    data: dict[str, msgspec.Raw] | None = None
    errors: tuple[Fault, ...] = ()


class PageInfo(msgspec.Struct, frozen=True, rename="camel"):
    has_next_page: bool = False
    end_cursor: str | None = None


class Listing(Edges[msgspec.Raw], frozen=True, kw_only=True):
    """A page of a list, its things still to be read."""

    page_info: PageInfo = PageInfo()
    total_count: int | None = None


class Refusal(msgspec.Struct, frozen=True):
    field: str | None = None
    message: str | None = None


class Outcome(msgspec.Struct, frozen=True):
    """What came of a change."""

    errors: tuple[Refusal, ...]


def ask(access: Access, question: str, **values: Any) -> Dialogue[Mapping[str, msgspec.Raw]]:
    """The fields of an answer. Raises KeysRefused, NoApi, Unreadable."""
    answer = yield Request(
        url=f"{access.url.removesuffix('/graphql')}/graphql/",
        method="POST",
        headers={"Content-Type": "application/json"},
        body=msgspec.json.encode({"query": question, "variables": values}),
    )
    reply = replied(answer)
    for fault in reply.errors:
        if fault.extensions.exception.code in REFUSED:
            raise KeysRefused(f"{'.'.join(map(str, fault.path or ()))}: {fault.message}")
        raise Unreadable(fault.message or "it answered with an error")
    return reply.data or {}


def tell(access: Access, change: str, **values: Any) -> Dialogue[Mapping[str, msgspec.Raw]]:
    """What came of a change, which is called `done`. Raises ChangeRefused, KeysRefused, NoApi, Unreadable."""
    fields = yield from ask(access, change, **values)
    for refusal in part(fields, "done", Outcome).errors:
        raise ChangeRefused(f"{refusal.field or ''}: {refusal.message or ''}".strip(": "))
    return fields


def replied(answer: Answer) -> Reply:
    """What an answer holds; a question that this Saleor doesn't understand is answered by 400."""
    if answer.status in {401, 403}:
        raise KeysRefused(str(answer.status))
    if answer.status in {404, 405}:
        raise NoApi(str(answer.status))
    if answer.status not in {200, 400}:
        raise Unreadable(f"it answered {answer.status}")
    return read(answer.body, Reply)


def read(body: bytes | msgspec.Raw, shape: type[S]) -> S:
    """A part of an answer. Raises Unreadable."""
    try:
        return decoded(bytes(body), shape)
    except PROBLEMS as problem:
        raise Unreadable(str(problem)) from problem


def part(fields: Mapping[str, msgspec.Raw], name: str, shape: type[S]) -> S:
    """A field of an answer. Raises Unreadable."""
    if name not in fields:
        raise Unreadable(f"it said nothing of {name}")
    return read(fields[name], shape)

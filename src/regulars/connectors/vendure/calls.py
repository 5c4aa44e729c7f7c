"""How is a Vendure asked something, and what does it answer?"""

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from regulars.connectors.connector import Unreadable
from regulars.connectors.decoded import decoded
from regulars.connectors.exchange import Access, Answer, Dialogue, KeysRefused, NoApi, Request
from regulars.connectors.vendure.shapes import PROBLEMS, Settings

S = TypeVar("S")
REFUSED = {"FORBIDDEN", "UNAUTHORIZED"}


class Code(msgspec.Struct, frozen=True):
    code: str = ""


class Fault(msgspec.Struct, frozen=True):
    """What went wrong with a field. path: of the field."""

    message: str = ""
    path: tuple[str | int, ...] = ()
    extensions: Code = Code()


class Reply(msgspec.Struct, frozen=True):
    data: dict[str, msgspec.Raw] | None = None
    errors: tuple[Fault, ...] = ()


class Listing(msgspec.Struct, frozen=True, rename="camel"):
    """A list, its things still to be read."""

    items: tuple[msgspec.Raw, ...]
    total_items: int


def ask(access: Access, question: str, **values: Any) -> Dialogue[Mapping[str, msgspec.Raw]]:
    """The fields of an answer. Raises KeysRefused, NoApi, Unreadable."""
    reply = yield from tried(access, question, **values)
    for fault in reply.errors:
        if fault.extensions.code in REFUSED:
            raise KeysRefused(f"{'.'.join(map(str, fault.path))}: {fault.message}")
        raise Unreadable(fault.message)
    return reply.data or {}


def tried(access: Access, question: str, **values: Any) -> Dialogue[Reply]:
    """An answer with what went wrong of it. Raises KeysRefused, NoApi, Unreadable."""
    answer = yield Request(
        url=f"{access.url}/admin-api",
        method="POST",
        headers={"Content-Type": "application/json"},
        body=msgspec.json.encode({"query": question, "variables": values}),
    )
    return replied(answer)


def replied(answer: Answer) -> Reply:
    """What an answer holds; a question that this Vendure doesn't understand is answered by 400."""
    if answer.status in {401, 403}:
        raise KeysRefused(str(answer.status))
    if answer.status == 404:
        raise NoApi("404")
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


def settings_of(fields: Mapping[str, msgspec.Raw]) -> Settings:
    """What holds for the whole shop, where it was asked."""
    return part(fields, "globalSettings", Settings)

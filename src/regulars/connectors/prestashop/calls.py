"""How is a PrestaShop asked something, and what does it answer?"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

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
from regulars.connectors.prestashop.shapes import PROBLEMS, read

S = TypeVar("S")
NOT_ALLOWED = {401, 403, 405}
"""405: the key may not read, or not change, what was asked for."""

AT_ONCE = 100


class Fault(msgspec.Struct, frozen=True):
    message: str = ""


class Faults(msgspec.Struct, frozen=True):
    errors: tuple[Fault, ...] = ()


def things(access: Access, name: str, query: Mapping[str, str] | None = None) -> Dialogue[list[msgspec.Raw]]:
    """A list, its things still to be read. Raises KeysRefused, NoApi, Unreadable."""
    told = {"output_format": "JSON", "display": "full", **(query or {})}
    answer = yield Request(url=f"{access.url}/api/{name}?{urlencode(told)}")
    checked(answer)
    return listed(answer.body, name)


def all_of(
    access: Access, name: str, shape: type[S], query: Mapping[str, str] | None = None
) -> Dialogue[list[S]]:
    """A list, read; what of it can't be read is left out."""
    found = yield from things(access, name, query)
    return list(readable(found, shape))


def by_ids(
    access: Access,
    name: str,
    shape: type[S],
    *,
    field: str,
    ids: Iterable[str],
    more: Mapping[str, str] | None = None,
) -> Dialogue[list[S]]:
    """The things of which a field is one of these ids. more: of the query."""
    wanted = sorted({one for one in ids if one not in {"", "0"}})
    found: list[S] = []
    for start in range(0, len(wanted), AT_ONCE):
        query = one_of(field, wanted[start : start + AT_ONCE]) | dict(more or {})
        found += yield from all_of(access, name, shape, query)
    return found


def one_of(field: str, values: Sequence[str]) -> dict[str, str]:
    return {f"filter[{field}]": f"[{'|'.join(values)}]"}


def listed(body: bytes, name: str) -> list[msgspec.Raw]:
    """The things of a list; an empty one comes without its name. Raises Unreadable."""
    try:
        if body.lstrip().startswith(b"["):
            return decoded(body, list[msgspec.Raw])
        return decoded(bytes(next(iter(decoded(body, dict[str, msgspec.Raw]).values()))), list[msgspec.Raw])
    except (*PROBLEMS, StopIteration) as problem:
        raise Unreadable(f"{name}: {problem}") from problem


def readable(found: Iterable[msgspec.Raw], shape: type[S]) -> Iterable[S]:
    for each in found:
        try:
            yield read(bytes(each), shape)
        except PROBLEMS:
            continue


def checked(answer: Answer) -> None:
    """Raises KeysRefused, NoApi, Unreadable where the question wasn't answered."""
    if answer.status in NOT_ALLOWED:
        raise KeysRefused(reason(answer))
    if answer.status == 404:
        raise NoApi(reason(answer))
    if answer.status not in {200, 201}:
        raise Unreadable(reason(answer))


def tell(access: Access, path: str, method: str, thing: str, fields: Mapping[str, object]) -> Dialogue[None]:
    """Make or change a thing. Raises ChangeRefused, KeysRefused, NoApi."""
    answer = yield Request(
        url=f"{access.url}/api/{path}?output_format=JSON",
        method=method,
        headers={"Content-Type": "text/xml"},
        body=in_xml(thing, fields),
    )
    if answer.status in NOT_ALLOWED or answer.status == 404:
        checked(answer)
    if answer.status not in {200, 201}:
        raise ChangeRefused(reason(answer))


def in_xml(thing: str, fields: Mapping[str, object]) -> bytes:
    """A thing in the XML in which alone PrestaShop reads it. What has languages is a mapping by their ids."""
    whole = ET.Element("prestashop")
    one = ET.SubElement(whole, thing)
    for name, value in fields.items():
        field = ET.SubElement(one, name)
        if isinstance(value, Mapping):
            for language, words in value.items():
                ET.SubElement(field, "language", id=str(language)).text = str(words)
        else:
            field.text = str(value)
    written: bytes = ET.tostring(whole, encoding="utf-8")
    return written


def reason(answer: Answer) -> str:
    """Why it says no, in its own words where it has any."""
    try:
        words = "; ".join(each.message for each in decoded(answer.body, Faults).errors)
    except PROBLEMS:
        words = ""
    return f"{answer.status}: {words}" if words else f"it answered {answer.status}"

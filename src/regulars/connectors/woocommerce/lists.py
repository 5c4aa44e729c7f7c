"""What does a list of a WooCommerce hold?"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec

from regulars.commerce.facts import Fact
from regulars.connectors.connector import Unreadable
from regulars.connectors.decoded import decoded
from regulars.connectors.exchange import Page
from regulars.connectors.woocommerce.shapes import PROBLEMS

S = TypeVar("S")
Reader = Callable[[bytes, str], Iterable[Fact]]
"""What a thing says, in a shop of this currency."""


def listed(body: bytes) -> list[msgspec.Raw]:
    """The things of a list. Raises Unreadable."""
    try:
        return decoded(body, list[msgspec.Raw])
    except PROBLEMS as problem:
        raise Unreadable(str(problem)) from problem


def read(things: Iterable[msgspec.Raw], *, by: Reader, currency: str) -> Page:
    """The facts of things, and what of them can't be read: one that can't keeps back no other."""
    facts: list[Fact] = []
    problems = []
    for thing in things:
        try:
            facts += by(bytes(thing), currency)
        except PROBLEMS as problem:
            problems.append(f"{number(thing)}: {problem}")
    return Page(facts=tuple(facts), problems=tuple(problems))


def readable(things: Iterable[msgspec.Raw], shape: type[S]) -> Iterator[S]:
    """Those of a list that can be read."""
    for thing in things:
        try:
            yield decoded(bytes(thing), shape)
        except PROBLEMS:
            continue


def number(thing: msgspec.Raw) -> str:
    """A thing's id, as far as it has one."""
    try:
        return str(msgspec.json.decode(thing)["id"])
    except (msgspec.DecodeError, KeyError, TypeError, RecursionError):
        return "?"

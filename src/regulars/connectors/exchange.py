"""How is a shop's own API asked, in values?

A connector says what to ask and reads what is answered; `client.py` alone sends. So each question and answer
is tested as it was recorded, without a network.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from regulars.commerce.facts import Fact


class KeysRefused(Exception):
    """The shop doesn't accept the keys, or they may not read this."""


class NoApi(Exception):
    """There is no such API under the shop's address."""


@dataclass(frozen=True, slots=True)
class Credential:
    """Something the owner enters so that the shop lets us ask. label: what the shop calls it."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Access:
    """Where the shop is, and with what one may ask it. url: without a slash at its end."""

    url: str
    credentials: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One question. url: with its query."""

    url: str
    method: str = "GET"
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. headers: names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """A piece of what there is. next: the position of the one after it, '' at the end.

    total: how many things the whole stream has, where the shop tells. things: how many this page has.
    problems: what of it can't be read, each with its id and why.
    """

    facts: tuple[Fact, ...]
    things: int
    next: str
    total: int | None = None
    problems: tuple[str, ...] = ()


class Api(Protocol):
    """How one kind of shop is asked for all that it knows. All verbs are pure.

    credentials: what the owner has to enter. steps: where the shop shows it, in English: the page translates
    them. streams: what there is to ask for, in the order in which it is understood: products before orders,
    orders before refunds.
    """

    credentials: tuple[Credential, ...]
    steps: tuple[str, ...]
    streams: tuple[str, ...]

    def request(self, stream: str, *, position: str, access: Access, at: datetime, nonce: str) -> Request:
        """The question for a page. position: '' for the first one. at, nonce: for the signature."""

    def read(self, stream: str, answer: Answer, *, position: str, currency: str) -> Page:
        """The page that was answered. Raises KeysRefused, NoApi, or Unreadable."""

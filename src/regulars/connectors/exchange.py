"""How is a shop's own API asked, in values?

A connector says what to ask and reads what is answered; `asking.py` carries it. So each dialogue is tested as
it was recorded, without a network.
"""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from typing import Protocol, TypeVar

from regulars.commerce.facts import Fact
from regulars.connectors.changes import Change


class KeysRefused(Exception):
    """The shop doesn't accept the keys, or they may not do this; the message says what the shop said."""


class NoApi(Exception):
    """There is no such API under the shop's address."""


class Moved(Exception):
    """The shop's address leads on to another one; the message says which."""


class ChangeRefused(Exception):
    """The shop won't have a change; the message says why, in its words."""


class OutOfReach(Exception):
    """The shop can't be asked just now. again_after: how long it wants to be left alone, where it says so."""

    def __init__(self, reason: str, *, again_after: timedelta | None = None) -> None:
        super().__init__(reason)
        self.again_after = again_after


@dataclass(frozen=True, slots=True)
class Credential:
    """Something the owner enters so that the shop lets us ask. label: what the shop calls it.

    optional: whether most shops need none.
    """

    name: str
    label: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Access:
    """Where the shop is, and with what one may ask it.

    url: without a slash at its end. currency: the shop's, where it names none; time_zone: likewise.
    """

    url: str
    credentials: Mapping[str, str]
    currency: str = ""
    time_zone: str = "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One question. url: with its query."""

    url: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. headers: names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def is_own(request: Request, *, access: Access) -> bool:
    """Whether a question goes to the shop itself, which alone is to see its keys."""
    return request.url.startswith(f"{access.url}/")


T = TypeVar("T")
Dialogue = Generator[Request, Answer, T]
"""What is asked, one question after the other, and what comes of it."""


def unasked(*, result: T) -> Dialogue[T]:
    """What is known without asking."""
    yield from ()
    return result


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Which part of a stream is wanted.

    position: of the page, '' for the first. since: only what was changed then or later. ids: only these, as
    our facts call them; at most a hundred. only_listed: their ids and versions are enough.
    """

    stream: str
    position: str = ""
    since: datetime | None = None
    ids: tuple[str, ...] = ()
    only_listed: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """That a thing is there.

    id: as our facts call it; version: when it changed last, where that is told. if_known: it is only of
    interest where it is known here, as an order that was called off before it was paid.
    """

    id: str
    version: datetime | None = None
    if_known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A piece of what there is.

    things: how many the page has. next: the position of the one after it, '' at the end. total: how many the
    whole stream has, where the shop tells. problems: what of it can't be read, each with its id and why.
    listed: where only that was asked for. latest: the newest change on it. wait: how long the shop needs
    before the next page is ready. gone: which of the ids that were asked for are no longer there; early: of
    which the shop doesn't know all yet.
    """

    facts: tuple[Fact, ...] = ()
    things: int = 0
    next: str = ""
    total: int | None = None
    problems: tuple[str, ...] = ()
    listed: tuple[Listed, ...] = ()
    latest: datetime | None = None
    wait: timedelta | None = None
    gone: tuple[str, ...] = ()
    early: tuple[str, ...] = ()


class Standing(Enum):
    """How it stands with something that a connection needs."""

    GOOD = "good"
    MISSING = "missing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a look at the shop found. says: in English, with the way out; the page translates it."""

    standing: Standing
    says: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hooks:
    """Where a shop should send its webhooks to, and what to sign them with."""

    address: str
    secret: str


class Api(Protocol):
    """How one kind of shop is asked for all that it knows, and told what changed here. All verbs are pure.

    credentials: what the owner has to enter. steps: where the shop shows it, in English: the page translates
    them. streams: what there is to ask for, in the order in which it is understood: products before orders,
    orders before refunds. beside: what is only asked for by ids, once something else was told of it.
    followed: how often each stream is asked what changed, where no webhook tells it. compared: the streams
    whose ids can be listed, for the nightly comparison. changes: what it can be told.
    """

    credentials: tuple[Credential, ...]
    steps: tuple[str, ...]
    streams: tuple[str, ...]
    beside: tuple[str, ...] = ()
    followed: Mapping[str, timedelta] = {}
    compared: tuple[str, ...] = ()
    changes: frozenset[type[Change]] = frozenset()

    def signed(self, request: Request, *, access: Access, at: datetime, nonce: str) -> Request:
        """The question with the proof that we may ask it; only what goes to the shop itself gets one."""

    def signing(self, *, access: Access) -> str:
        """What the shop signs its webhooks with, where that is one of the credentials; else ''."""
        return ""

    def page(self, question: Question, *, access: Access) -> Dialogue[Page]:
        """The page that is asked for. Raises KeysRefused, NoApi, or Unreadable."""

    def check(self, hooks: Hooks, *, access: Access) -> Dialogue[tuple[Finding, ...]]:
        """What of all that a connection needs is there. Raises KeysRefused, NoApi, or Unreadable."""

    def subscribe(self, hooks: Hooks, *, access: Access) -> Dialogue[bool]:
        """Let the shop send its webhooks to us, those that it doesn't send already.

        False where it can't be told. Raises KeysRefused, NoApi, ChangeRefused, or Unreadable.
        """
        return unasked(result=False)

    def change(self, change: Change, *, access: Access) -> Dialogue[None]:
        """Tell the shop of a change. It is looked up first, so that telling it twice is telling it once.

        Raises ChangeRefused, KeysRefused, NoApi, or Unreadable.
        """
        raise ChangeRefused(type(change).__name__)

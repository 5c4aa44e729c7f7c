"""What does a shop's door have to be able to do?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from regulars.commerce.facts import Fact
from regulars.connectors.exchange import Api


class Unreadable(ValueError):
    """The delivery's body isn't what its topic promises; the message says where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A webhook as it came.

    key: the shop's own id of the delivery, the same at each retry. sent_at: when the shop says that it
    happened, where it says so; it puts deliveries of one second in order. host: of which shop it is, where it
    says so: an app of several shops may have one address for what it is told of any of them.
    """

    key: str
    topic: str
    body: bytes
    sent_at: datetime | None = None
    host: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A thing of which a delivery tells only the id. id: as our facts call it."""

    stream: str
    id: str


@dataclass(frozen=True, slots=True)
class Translation:
    """What a delivery says, in our words.

    nothing: why it says nothing to us, where that is so: `topic` (not read here), `test_order`, `undated`
    (nobody can tell when it happened), `not_placed` (no order, or not yet one) or `no_news`. asks: what the
    shop is to be asked for, since the delivery doesn't tell it. uninstalled_at: when the owner removed our
    app from the shop, where it says that.
    """

    facts: tuple[Fact, ...] = ()
    nothing: str = ""
    asks: tuple[Asked, ...] = ()
    uninstalled_at: datetime | None = None


class Connector(Protocol):
    """One kind of shop. All verbs are pure; headers have their names in lower case.

    kind: its word in addresses, commands and rows. label: its name. gives_secret: the shop itself makes what
    its webhooks are signed with; else we do. topics: what to subscribe to, each with
    what it is called where the owner does that; empty where a shop sends no webhooks. steps: how the owner
    does it, in order, in English: the page translates them. api: how it is asked for its history; None
    where it can't be asked.
    """

    kind: str
    label: str
    gives_secret: bool
    topics: Mapping[str, str]
    steps: tuple[str, ...]
    api: Api | None

    def is_signed(self, body: bytes, *, headers: Mapping[str, str], secret: str) -> bool:
        """Whether who sent it knows the secret; compared in constant time."""

    def is_greeting(self, body: bytes, *, headers: Mapping[str, str]) -> bool:
        """Whether it only asks if somebody is there, unsigned, and says nothing."""

    def envelope(self, body: bytes, *, headers: Mapping[str, str]) -> Delivery:
        """Which delivery it is."""

    def translate(self, delivery: Delivery, *, currency: str) -> Translation:
        """The facts of a delivery. currency: the shop's, where the body names none. Raises Unreadable."""

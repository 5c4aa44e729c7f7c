"""What does a shop's door have to be able to do?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from regulars.commerce.facts import Fact


class Forged(ValueError):
    """The delivery isn't signed with this connection's secret."""


class Unreadable(ValueError):
    """The delivery's body isn't what its topic promises; the message says where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A webhook as it came, known to be the shop's.

    key: the shop's own id of the delivery, the same at each retry. sent_at: when the shop says that it
    happened, where it says so; it puts deliveries of one second in order.
    """

    key: str
    topic: str
    body: bytes
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Translation:
    """What a delivery says, in our words. note: why it says nothing to us, where that is so."""

    facts: tuple[Fact, ...] = ()
    note: str = ""


class Connector(Protocol):
    """One kind of shop. Both verbs are pure.

    kind: its word in addresses, commands and rows. label: its name. topics: what to subscribe to.
    steps: how the owner connects it, in order, as sentences of the interface.
    """

    kind: str
    label: str
    topics: tuple[str, ...]

    def receive(self, body: bytes, *, headers: Mapping[str, str], secret: str) -> Delivery:
        """Check the signature and read the envelope. headers: names in lower case. Raises Forged."""

    def translate(self, delivery: Delivery, *, currency: str) -> Translation:
        """The facts of a delivery. currency: the shop's, where the body names none. Raises Unreadable."""

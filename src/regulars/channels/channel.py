"""What is a channel, and which ones are there?

A channel is a file of this folder with a `CHANNEL`; nothing is registered by hand. It turns a letter into
what the network carries, and says honestly what became of it: that nobody knows is an answer too.
"""

import re
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, runtime_checkable
from uuid import UUID

from regulars.channels.letters import Written
from regulars.channels.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """As whom a shop writes, and who signs."""

    from_name: str
    from_address: str
    reply_to: str = ""
    signed_by: str = ""
    postal_address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One letter on its way. key: of the send; what is made of it twice is the same twice.

    template, language: which letter it is, and in which language; '' of one that is no letter of ours.
    words: what it is made of, for a channel that must say it in words of its own.
    """

    key: UUID
    to: str
    sender: Sender
    letter: Written
    unsubscribe: str
    at: datetime
    template: str = ""
    language: str = ""
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """The other side took it; `detail` is what it said, `provider_id` what it calls it from now on."""

    detail: str = ""
    provider_id: str = ""


@dataclass(frozen=True, slots=True)
class TryLater:
    """The other side won't take this one now."""

    detail: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """The other side won't ever take this one."""

    detail: str


@dataclass(frozen=True, slots=True)
class Down:
    """This one was not taken, nor would any other be now: nobody answers, or not to us."""

    problem: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Unsure:
    """It was handed over, and then there was no answer: it may have been taken or not."""

    problem: str
    detail: str = ""


Outcome = Accepted | TryLater | Rejected | Down | Unsure


class Line(Protocol):
    """An open way out, used for many parcels in turn."""

    def deliver(self, parcel: Parcel) -> Outcome:
        """Hand one parcel over. Doesn't raise for anything that the network does."""
        ...


@runtime_checkable
class Foresighted(Line, Protocol):
    """A line that asks about the next parcel while it hands one over, and so waits only once for each."""

    def deliver_before(self, coming: Parcel | None, parcel: Parcel) -> Outcome:
        """Hand one parcel over, as `deliver`; nothing of the coming one leaves but from whom and to whom."""
        ...


class Channel(Protocol):
    """One way to reach people.

    identity: the kind of `customer_identity` that holds its addresses.
    """

    name: str
    identity: str

    def is_loopback(self) -> bool:
        """Whether what is sent stays on this machine."""
        ...

    def is_set(self) -> bool:
        """Whether the owner has said how to reach the other side."""
        ...

    def most_lines(self) -> int:
        """How many lines the other side may be asked for at a time."""
        ...

    def message_id(self, key: UUID, *, sender: Sender) -> str:
        """What the message is called on its way, the same for the same send."""
        ...

    def open(self) -> AbstractContextManager[Line]:
        """A line, which connects when the first parcel comes."""
        ...


@cache
def channels() -> Mapping[str, Channel]:
    """All channels of this folder, by name. Only files that have one are loaded: pages and API take long."""
    files = (file for file in sorted(HERE.glob("*.py")) if HAS_ONE.search(file.read_text(encoding="utf-8")))
    found = (import_module(f"{__package__}.{file.stem}").CHANNEL for file in files)
    return {channel.name: channel for channel in found}


HERE = Path(__file__).parent
HAS_ONE = re.compile(r"^CHANNEL\b", re.MULTILINE)

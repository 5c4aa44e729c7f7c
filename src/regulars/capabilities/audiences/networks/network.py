"""What is an advertising network to us, and what may it answer?

A folder in here is a network: its `rules.py` turns what we know of a person into what it may be told, its
`api.py` says how it is asked. Every verb is a *dialogue* (see `connectors/exchange.py`): a generator that
yields requests and gets answers, so that each is tested as the network documents it, without a network.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Protocol

import msgspec

from regulars.connectors.exchange import Dialogue

MOST = 10_000
"""People in one call: Meta and Google name the same limit."""
DIGEST_BYTES = 32


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of somebody; '' where nothing is. phone: E.164. country: two letters."""

    email: str = ""
    phone: str = ""
    given_name: str = ""
    family_name: str = ""
    city: str = ""
    postcode: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """The store's account at a network. secret: what the owner entered, by the network's names for it."""

    id: str
    login_id: str
    secret: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Batch:
    """People who are added to a list, or removed. entries: what is told of each, see Network.entry.

    session, number, of: which call this is among those that belong together, and how many people they hold.
    """

    list_id: str
    is_removal: bool
    entries: Sequence[bytes]
    session: int
    number: int
    of: int
    is_last: bool


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a network says of a batch. request_id: by which it is asked later, where it isn't done yet.

    refused: people whom it didn't take, and `says` why in its words. has_failed: it took nobody after all.
    """

    is_done: bool
    request_id: str = ""
    refused: int = 0
    has_failed: bool = False
    says: str = ""


class NetworkRefused(Exception):
    """The network won't do it until somebody changes something. problem: which, see words.PROBLEMS."""

    def __init__(self, problem: str, says: str = "", *, again_after: timedelta | None = None) -> None:
        super().__init__(says)
        self.problem, self.says, self.again_after = problem, says, again_after


class BatchRefused(Exception):
    """The network doesn't take this batch as it is; the message has its words."""


class Network(Protocol):
    """An advertising network. takes: what it is told of people, in words that name the fields."""

    name: str
    label: str
    host: str
    takes: Sequence[str]

    def entry(self, person: Person) -> bytes:
        """What the network is told of a person, packed; b'' where nothing of them would be recognised."""

    def enter(self, account: Account, *, at: datetime) -> Dialogue[str]:
        """The token by which the account is used for the next minutes. Raises NetworkRefused."""

    def make(self, account: Account, token: str, *, name: str, code: str) -> Dialogue[str]:
        """The id of the list that has this code, made where there is none. Raises NetworkRefused."""

    def deliver(self, account: Account, token: str, batch: Batch) -> Dialogue[Receipt]:
        """Tell a batch. Raises NetworkRefused, BatchRefused."""

    def look(self, account: Account, token: str, request_id: str) -> Dialogue[Receipt]:
        """What became of a batch that was taken and wasn't done. Raises NetworkRefused."""


def digest(text: str) -> bytes:
    """SHA-256 of the UTF-8 bytes; nothing of nothing, which both networks refuse."""
    return sha256(text.encode()).digest() if text else b""

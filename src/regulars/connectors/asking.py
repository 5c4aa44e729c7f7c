"""How is a dialogue with a shop carried, and what stands in its way?"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from regulars import clock
from regulars.connectors import queries
from regulars.connectors.catalogue import connectors
from regulars.connectors.connector import Unreadable
from regulars.connectors.exchange import (
    Access,
    Answer,
    Api,
    ChangeRefused,
    Dialogue,
    KeysRefused,
    NoApi,
    OutOfReach,
    Request,
    T,
)
from regulars.events.receive import pause
from regulars.host.trouble import Trouble
from regulars.sql import Statement

if TYPE_CHECKING:
    from regulars.connectors.models import Connection

LOCK = Statement("SELECT pg_try_advisory_lock(hashtext(%(deed)s), %(connection_id)s::int)")
UNLOCK = Statement("SELECT pg_advisory_unlock(hashtext(%(deed)s), %(connection_id)s::int)")

ENDINGS: dict[type[Exception], str] = {
    KeysRefused: "keys_refused",
    NoApi: "no_api",
    Unreadable: "unreadable",
    Trouble: "keys_lost",
    ChangeRefused: "refused",
}
"""What somebody has to do something about, and its word."""

LONGEST_PAUSE, LONGEST_WISH = timedelta(hours=1), timedelta(days=1)


class Busy(Exception):
    """Another process is at it with this shop just now."""


class Sender(Protocol):
    """Who carries a question to the shop."""

    def send(self, request: Request) -> Answer:
        """What the shop answers. Raises OutOfReach."""


class Line:
    """A shop's API, ready to be asked. Raises NoApi and Trouble when it is made."""

    def __init__(self, connection: "Connection", *, by: Sender) -> None:
        api = connectors()[connection.kind].api
        if api is None or not connection.access:
            raise NoApi(connection.kind)
        self.api: Api = api
        self.access: Access = queries.access_of(connection)
        self.by = by

    def carry(self, dialogue: Dialogue[T]) -> T:
        """What comes of a dialogue. Raises OutOfReach, and what the dialogue raises."""
        try:
            request = next(dialogue)
            while True:
                nonce = secrets.token_hex(16)
                proven = self.api.signed(request, access=self.access, at=clock.wall(), nonce=nonce)
                request = dialogue.send(self.by.send(proven))
        except StopIteration as end:
            result: T = end.value
            return result


def word(ending: Exception) -> str:
    """What is kept of something that stands in the way: its word, and what was said about it."""
    name = next((name for kind, name in ENDINGS.items() if isinstance(ending, kind)), "unforeseen")
    said = f"{type(ending).__name__}: {ending}" if name == "unforeseen" else str(ending)
    return f"{name}: {said}"


def wait(reason: OutOfReach, *, tries: int) -> timedelta:
    """How long to leave a shop alone: as it wishes, else a minute, then twice as long each time.

    A wish of nothing is never granted for ever: each time it is a second, two, four ... at least.
    """
    if reason.again_after is not None:
        return max(min(reason.again_after, LONGEST_WISH), timedelta(seconds=min(2**tries, 60)))
    return min(pause(tries), LONGEST_PAUSE)


@contextmanager
def alone(connection_id: int, *, deed: str) -> Iterator[None]:
    """Be the only one who does this with a shop, by a lock that falls when its holder dies. Raises Busy."""
    if not LOCK.rows(deed=deed, connection_id=connection_id)[0][0]:
        raise Busy(connection_id)
    try:
        yield
    finally:
        UNLOCK.rows(deed=deed, connection_id=connection_id)

"""How is a dialogue with a shop carried, and what stands in its way?

Whoever wants something of a shop waits for a turn: one dialogue goes on with it at a time, and those who wait
go on in the order in which they came. So a history of hours holds up a change by no more than a page.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urljoin, urlsplit

from regulars import clock
from regulars.connectors import queries, unforeseen
from regulars.connectors.catalogue import connectors
from regulars.connectors.connector import Unreadable
from regulars.connectors.exchange import (
    Access,
    Answer,
    Api,
    ChangeRefused,
    Dialogue,
    KeysRefused,
    Moved,
    NoApi,
    OutOfReach,
    Page,
    Question,
    Request,
    T,
)
from regulars.events.receive import pause
from regulars.host.trouble import Trouble
from regulars.sql import Statement

if TYPE_CHECKING:
    from regulars.connectors.models import Connection

LOCK = Statement("SELECT pg_try_advisory_lock(hashtext(%(deed)s), %(connection_id)s::int)")
WAIT = Statement("SELECT pg_advisory_lock(hashtext(%(deed)s), %(connection_id)s::int)")
UNLOCK = Statement("SELECT pg_advisory_unlock(hashtext(%(deed)s), %(connection_id)s::int)")

ENDINGS: dict[type[Exception], str] = {
    KeysRefused: "keys_refused",
    NoApi: "no_api",
    Moved: "moved",
    Unreadable: "unreadable",
    Trouble: "keys_lost",
    ChangeRefused: "refused",
}
"""What somebody has to do something about, and its word."""

LONGEST_PAUSE, LONGEST_WISH = timedelta(hours=1), timedelta(days=1)
REDIRECTS, MOST_SAID = {301, 302, 303, 307, 308}, 300
MOST_REQUESTS = 10_000
"""So many belong to one dialogue at the most: a shop whose answers always lead on never ends it."""


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
        self.connection_id = connection.id
        self.by = by

    def page(self, question: Question, *, before: Page | None = None) -> Page:
        """The page that is asked for. before: the one before it. Raises as `carry`, and Unreadable."""
        page = self.carry(self.api.page(question, access=self.access))
        if page.wait is None and (page.next == question.position != "" or _repeats(page, before)):
            raise Unreadable("it gives the same page again")
        return page

    def carry(self, dialogue: Dialogue[T]) -> T:
        """What comes of a dialogue in its turn. Raises OutOfReach, Moved, and what the dialogue raises."""
        WAIT.rows(deed="carry", connection_id=self.connection_id)
        try:
            return self._carried(dialogue)
        finally:
            UNLOCK.rows(deed="carry", connection_id=self.connection_id)

    def _carried(self, dialogue: Dialogue[T]) -> T:
        try:
            request = next(dialogue)
            for _ in range(MOST_REQUESTS):
                nonce = secrets.token_hex(16)
                proven = self.api.signed(request, access=self.access, at=clock.wall(), nonce=nonce)
                answer = self.by.send(proven)
                if answer.status in REDIRECTS:
                    raise Moved(elsewhere(answer, request=request))
                request = dialogue.send(answer)
        except StopIteration as end:
            result: T = end.value
            return result
        raise Unreadable("its answers have no end")


def elsewhere(answer: Answer, *, request: Request) -> str:
    """Where an answer leads on to; the keys don't go along. Its query, which may hold them, isn't told."""
    location = answer.headers.get("location", "").partition("?")[0]
    try:
        to = urlsplit(urljoin(request.url.partition("?")[0], location))
    except ValueError:
        return location[:MOST_SAID]
    return f"{to.scheme}://{to.netloc.rpartition('@')[2]}{to.path}"[:MOST_SAID]


def _repeats(page: Page, before: Page | None) -> bool:
    """Whether a page holds something, and all of it is what the one before it held."""
    held = (page.facts, page.listed)
    return before is not None and any(held) and held == (before.facts, before.listed)


def word(ending: Exception) -> str:
    """What is kept of something that stands in the way: its word, and what was said about it."""
    name = next((name for kind, name in ENDINGS.items() if isinstance(ending, kind)), "unforeseen")
    said = unforeseen.told(ending) if name == "unforeseen" else str(ending)
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

"""How does the whole history of a connected shop come in, and after whatever interrupted it?

A page is asked for outside of any transaction; its facts and the position behind it are kept in one. What is
committed is done, what isn't is asked for again, which changes nothing that is known. A lock of the database,
which falls when its holder dies, lets one process at a time ask one shop.
"""

import secrets
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from time import perf_counter
from typing import Protocol

from django.db import InterfaceError, OperationalError, transaction

from regulars import clock
from regulars.commerce.intake import Source, apply
from regulars.connectors import queries
from regulars.connectors.catalogue import connectors
from regulars.connectors.client import OutOfReach
from regulars.connectors.connector import Unreadable
from regulars.connectors.events import HistoryCame
from regulars.connectors.exchange import Answer, KeysRefused, NoApi, Page, Request
from regulars.connectors.files import after
from regulars.connectors.models import Connection, Pull
from regulars.events.log import NewEvent, record
from regulars.events.receive import pause
from regulars.host.trouble import Trouble
from regulars.sql import Statement

LOCK = Statement("SELECT pg_try_advisory_lock(hashtext('pull'), %(connection_id)s::int)")
UNLOCK = Statement("SELECT pg_advisory_unlock(hashtext('pull'), %(connection_id)s::int)")

ENDINGS: dict[type[Exception], str] = {
    KeysRefused: "keys_refused",
    NoApi: "no_api",
    Unreadable: "unreadable",
    Trouble: "keys_lost",
}
"""What ends a history until somebody does something about it, and its word in `Pull.error`."""

DATABASE_GONE = (OperationalError, InterfaceError)
LONGEST_PAUSE, LONGEST_WISH = timedelta(hours=1), timedelta(days=1)
KEPT_PROBLEMS = 100

Told = Callable[[], None]


class PullBusy(Exception):
    """Another process brings in this shop's history just now."""


class Sender(Protocol):
    """Who carries a question to the shop."""

    def send(self, request: Request) -> Answer:
        """What the shop answers. Raises OutOfReach."""


def pull(connection_id: int, *, client: Sender, told: Told | None = None) -> bool:
    """Bring in what is left of a shop's history, until its end or until something stands in the way.

    told: called whenever it got further. Whether it came to its end just now; what stands in the way is noted
    in the streams' rows. Raises PullBusy.
    """
    connection = queries.by_id(connection_id)
    with alone(connection_id):
        left = [each.id for each in queries.pulls(connection) if each.state != "done"] if connection else []
        ended = bool(left) and all(_brought_in(each, client, told or (lambda: None)) for each in left)
    if ended:
        after.understand()
    return ended


@contextmanager
def alone(connection_id: int) -> Iterator[None]:
    """Hold a shop's history for oneself. Raises PullBusy."""
    if not LOCK.rows(connection_id=connection_id)[0][0]:
        raise PullBusy(connection_id)
    try:
        yield
    finally:
        UNLOCK.rows(connection_id=connection_id)


def _brought_in(pull_id: int, client: Sender, told: Told) -> bool:
    """Whether a stream is in to its end: page by page, while nothing stands in the way."""
    while it := _taken_up(pull_id):
        began = perf_counter()
        try:
            _keep(it, _asked(it, client), began=began)
        except OutOfReach as reason:
            not_before = clock.wall() + _wait(reason, tries=it.tries)
            error = f"out_of_reach: {reason}"
            _note(it, state="waiting", error=error, tries=it.tries + 1, not_before=not_before)
        except tuple(ENDINGS) as ending:
            word = next(word for kind, word in ENDINGS.items() if isinstance(ending, kind))
            _note(it, state="failed", error=f"{word}: {ending}", finished_at=clock.now())
        except DATABASE_GONE:
            raise  # the worker goes on with it, once the database answers again
        except Exception as error:
            unforeseen = f"unforeseen: {type(error).__name__}: {error}"
            _note(it, state="failed", error=unforeseen, finished_at=clock.now())
            raise
        told()
    return Pull.objects.filter(id=pull_id, state="done").exists()


def _taken_up(pull_id: int) -> Pull | None:
    """A stream with its next position; None where it is done or failed, or its shop is to be left alone."""
    with transaction.atomic():
        it = _locked(pull_id)
        if it.state not in {"waiting", "running"} or it.connection.ended_at:
            return None
        if it.not_before and it.not_before > clock.wall():
            return None
        _set(it, state="running", error="", not_before=None)
        return it


def _asked(it: Pull, client: Sender) -> Page:
    """The page at a stream's position. Raises OutOfReach, KeysRefused, NoApi, Unreadable, Trouble."""
    api, shop = connectors()[it.connection.kind].api, it.connection.shop
    if api is None:
        raise NoApi(it.connection.kind)
    access = queries.access_of(it.connection)
    nonce = secrets.token_hex(16)
    request = api.request(it.stream, position=it.position, access=access, at=clock.wall(), nonce=nonce)
    return api.read(it.stream, client.send(request), position=it.position, currency=shop.currency)


def _wait(reason: OutOfReach, *, tries: int) -> timedelta:
    """How long to leave the shop alone: as it wishes, else a minute, then twice as long each time."""
    if reason.again_after is not None:
        return min(reason.again_after, LONGEST_WISH)
    return min(pause(tries), LONGEST_PAUSE)


def _keep(asked: Pull, page: Page, *, began: float) -> None:
    """Keep a page's facts and the position behind it, if that page is still what is wanted."""
    with transaction.atomic():
        it, at = _locked(asked.id), clock.now()
        if (it.state, it.position) != ("running", asked.position) or it.connection.ended_at:
            return
        door = f"{it.connection.kind}:{it.connection.id}"
        applied = apply(page.facts, source=Source(it.connection.shop_id, key=door, actor=door), at=at)
        came = Counter(
            f"{type(fact).__name__}.{result}"
            for fact, result in zip(page.facts, applied.results, strict=True)
        )
        _set(
            it,
            position=page.next,
            things_done=it.things_done + page.things,
            total=it.total if page.total is None else page.total,
            results=dict(Counter(it.results) + came),
            problems=[*it.problems, *page.problems][:KEPT_PROBLEMS],
            problem_count=it.problem_count + len(page.problems),
            tries=0,
            worked_ms=it.worked_ms + round((perf_counter() - began) * 1000),
        )
        if not page.next:
            _set(it, state="done", finished_at=at)
            _end(it.connection)


def _end(connection: Connection) -> None:
    """Note in the log that a history is in, where this was its last stream."""
    standing = queries.pulls(connection)
    if any(each.state != "done" for each in standing):
        return
    at, door = clock.now(), f"{connection.kind}:{connection.id}"
    payload = HistoryCame(connection.id, sum(each.things_done for each in standing))
    key = f"history:{connection.id}:came:{at.isoformat()}"
    record(NewEvent(payload=payload, key=key, occurred_at=at, actor=door, shop_id=connection.shop_id), at=at)


def _locked(pull_id: int) -> Pull:
    """A stream as it stands, and stays until the end of the transaction."""
    rows = Pull.objects.select_for_update(of=("self",)).select_related("connection__shop")
    return rows.get(id=pull_id)


def _note(it: Pull, **values: object) -> None:
    """Note what stands in a stream's way, unless it was asked for anew meanwhile."""
    Pull.objects.filter(id=it.id, state="running", position=it.position).update(**values)


def _set(it: Pull, **values: object) -> None:
    """Write fields of a stream, and have them here too."""
    Pull.objects.filter(id=it.id).update(**values)
    for name, value in values.items():
        setattr(it, name, value)

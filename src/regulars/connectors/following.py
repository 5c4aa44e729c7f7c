"""How do changes come in from a shop that has to be asked for them?

A stream that no webhook tells of is asked, every few seconds, what changed since; a thing of which only the
id is known is asked for by it. Both may bring what is known already, which changes nothing. Several threads
of any number of processes go round, and one of them at a time is at a shop: a slow one holds up no other.
What is much comes in over several turns, so that a shop that changed all its orders still hears of a coupon.
"""

import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from threading import Event
from typing import Any

from django.db import InterfaceError, OperationalError, close_old_connections, connections, transaction
from django.db.models import F

from regulars import clock
from regulars.commerce.facts import CancellationFact
from regulars.commerce.intake import apply
from regulars.connectors import asking, queries, telling, unforeseen
from regulars.connectors.actions import leave_alone
from regulars.connectors.asking import Busy, Line, Sender
from regulars.connectors.client import Client
from regulars.connectors.connector import Asked, Unreadable
from regulars.connectors.exchange import OutOfReach, Page, Question
from regulars.connectors.models import Connection, Follow, Wish
from regulars.connectors.passing_on import pass_on
from regulars.connectors.sources import applied
from regulars.connectors.wishes import wish
from regulars.sql import statement

log = logging.getLogger(__name__)
HEED_CLOCK = statement(__file__, "heed_clock")
ROUND_SECONDS = 1.0
OVERLAP = timedelta(minutes=1)
"""What a shop commits late may bear an earlier moment: so much of what is known is asked for again."""

AGAIN, MOST_TIMES = timedelta(hours=1), 5
"""When a thing is asked for again of which the shop doesn't know all yet, and how often."""

AT_ONCE = 100
PAGES_A_TURN = 20
SHOPS_AT_ONCE = 4
LONGER = timedelta(minutes=1)
DATABASE_GONE = (OperationalError, InterfaceError)


def keep_following(stop: Event) -> None:
    """Go round in several threads until told to stop."""
    client = Client()
    with ThreadPoolExecutor(SHOPS_AT_ONCE) as threads:
        for _ in range(SHOPS_AT_ONCE):
            threads.submit(_keep_going_round, stop, client=client)


def _keep_going_round(stop: Event, *, client: Sender) -> None:
    while not stop.wait(ROUND_SECONDS):
        try:
            close_old_connections()
            pass_on(at=clock.now())
            go_round(client=client)
        except Exception as problem:  # noqa: BLE001 the next round finds what this one left
            log.warning("shops aren't asked for changes just now: %s", unforeseen.traced(problem))
    connections.close_all()


def heed_clock() -> None:
    """Let what a clock that was ahead put off for years be due: nothing is put off for more than a day."""
    now = clock.wall()
    HEED_CLOCK.run(at=now, beyond=now + asking.LONGEST_WISH + LONGER)


def go_round(*, client: Sender) -> int:
    """Ask and tell every shop where something is due; how many facts were new or changed."""
    found = 0
    for connection_id in queries.shops_to_ask(clock.wall()):
        with suppress(Busy), asking.alone(connection_id, deed="follow"):
            found += _go_to(connection_id, client=client)
    return found


def _go_to(connection_id: int, *, client: Sender) -> int:
    """Ask and tell one shop; one that is out of reach is left alone as a whole, and others go on.

    While others of the round were asked, somebody else may have been here.
    """
    connection = queries.to_ask(connection_id, at=clock.wall())
    if connection is None:
        return 0
    try:
        found = fulfil(connection, client=client) + follow(connection, client=client)
        telling.tell(connection, client=client)
    except OutOfReach as reason:
        leave_alone(connection_id, until=clock.wall() + asking.wait(reason, tries=0))
        return 0
    except DATABASE_GONE:
        raise
    except Exception as problem:  # noqa: BLE001 whatever it is, other shops are asked
        log.warning("a shop could not be asked: %s", unforeseen.traced(problem))
        leave_alone(connection_id, until=clock.wall() + LONGER)
        return 0
    return found


def follow(connection: Connection, *, client: Sender) -> int:
    """Ask what changed in each stream that is due; how many facts were new or changed."""
    due = Follow.objects.filter(connection=connection, due_at__lte=clock.wall()).order_by("id")
    return sum(_followed(each, connection, client=client) for each in due)


def fulfil(connection: Connection, *, client: Sender) -> int:
    """Ask for things that are wished for, as many as a turn takes; how many facts were new or changed."""
    found, streams = 0, queries.streams(connection)
    for _ in range(PAGES_A_TURN):
        wished = queries.wishes(connection, at=clock.wall(), limit=AT_ONCE)
        if not wished:
            break
        stream = min((each.stream for each in wished), key=streams.index)
        found += _fulfilled([each for each in wished if each.stream == stream], connection, client=client)
    return found


def ask_for(connection: Connection, things: Sequence[Asked], *, client: Sender) -> int:
    """Ask for things of one stream now, at most a hundred; how many facts were new or changed.

    What can't be read is asked for again later. Raises OutOfReach.
    """
    wish(connection.id, things)
    named = {"stream": things[0].stream, "external_id__in": [each.id for each in things]}
    return _fulfilled(list(Wish.objects.filter(connection=connection, **named)), connection, client=client)


def _followed(each: Follow, connection: Connection, *, client: Sender) -> int:
    """One turn: the pages from where the last turn ended."""
    found, before = 0, None
    try:
        line = Line(connection, by=client)
        for _ in range(PAGES_A_TURN):
            question = Question(stream=each.stream, position=each.position, since=each.since - OVERLAP)
            page = line.page(question, before=before)
            found += _kept(page, connection)
            _move(each, page, every=line.api.followed[each.stream])
            if page.wait or not page.next:
                break
            before = page
    except OutOfReach as reason:
        _set(each, **_put_off(reason, tries=each.tries))
        raise
    except Exception as problem:  # noqa: BLE001 whatever it is, it is shown, and other streams go on
        _set(each, position="", latest=None, **_put_off(problem, tries=each.tries))
    return found


def _move(each: Follow, page: Page, *, every: timedelta) -> None:
    """Note that a page is in; with the last one, up to when all changes are known."""
    now = clock.wall()
    latest = max(filter(None, (each.latest, page.latest)), default=None)
    if page.next:
        _set(each, position=page.next, latest=latest, due_at=now + (page.wait or timedelta()))
    else:
        since = max(each.since, min(latest, now)) if latest else each.since
        _set(each, position="", latest=None, since=since, due_at=now + every)
    _set(each, error="", tries=0, heard_at=now)


def _set(each: Follow, **values: object) -> None:
    """Write fields of a stream, and have them here too."""
    Follow.objects.filter(id=each.id).update(**values)
    for name, value in values.items():
        setattr(each, name, value)


def _fulfilled(wished: Sequence[Wish], connection: Connection, *, client: Sender) -> int:
    rows = Wish.objects.filter(id__in=[each.id for each in wished])
    asked_at = max(each.due_at for each in wished)
    try:
        names = [each.external_id for each in wished]
        found, early = _brought(names, wished[0].stream, connection, client=client)
    except Exception as problem:
        rows.update(**_put_off(problem, tries=max(each.tries for each in wished)))
        if isinstance(problem, OutOfReach):
            raise
        return 0
    done = rows.filter(due_at__lte=asked_at)
    again = done.filter(external_id__in=early, tries__lt=MOST_TIMES)
    again.update(due_at=clock.wall() + AGAIN, tries=F("tries") + 1, error="")
    done.delete()
    return found


def _brought(
    ids: Sequence[str], stream: str, connection: Connection, *, client: Sender
) -> tuple[int, list[str]]:
    """Ask for things by their ids; how many facts were new or changed, and what was asked for too early.

    A shop that has to prepare them counts as out of reach.
    """
    line, found, before = Line(connection, by=client), 0, None
    early: list[str] = []
    question = Question(stream=stream, ids=tuple(ids))
    for _ in range(AT_ONCE):
        page = line.page(question, before=before)
        if page.wait:
            raise OutOfReach("it prepares them", again_after=page.wait)
        found += _kept(page, connection, gone=page.gone if stream == "orders" else ())
        early += page.early
        if not page.next:
            return found, early
        question, before = replace(question, position=page.next), page
    raise Unreadable("its pages have no end")


def _kept(page: Page, connection: Connection, *, gone: Sequence[str] = ()) -> int:
    """Keep a page's facts; an order that the shop was asked for and no longer has was called off."""
    at = clock.now()
    called_off = [CancellationFact(order_external_id=one, cancelled_at=at) for one in gone]
    with transaction.atomic():
        standing = Connection.objects.select_for_update(no_key=True).filter(id=connection.id, ended_at=None)
        if not standing.exists():
            return 0
        results, _problems = applied([*page.facts, *called_off], connection=connection, by=apply, at=at)
        return sum(result in {"new", "changed"} for result in results)


def _put_off(problem: Exception, *, tries: int) -> dict[str, Any]:
    """What is noted of a question that failed: why, and when it is asked again."""
    if isinstance(problem, OutOfReach):
        error, pause = f"out_of_reach: {problem}", asking.wait(problem, tries=tries)
    else:
        error, pause = asking.word(problem), asking.wait(OutOfReach(""), tries=tries)
    if error.startswith("unforeseen"):
        log.warning("a shop's change could not be kept: %s", unforeseen.traced(problem))
    return {"error": error, "tries": tries + 1, "due_at": clock.wall() + pause}

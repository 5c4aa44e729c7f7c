"""How do changes come in from a shop that has to be asked for them?

A stream that no webhook tells of is asked, every few seconds, what changed since; a thing of which only the
id is known is asked for by it. Both may bring what is known already, which changes nothing. Any number of
processes may go round, and one of them at a time asks one shop.
"""

import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Event
from typing import Any

from django.db import InterfaceError, OperationalError, close_old_connections, transaction

from regulars import clock
from regulars.commerce.facts import CancellationFact
from regulars.commerce.intake import apply
from regulars.connectors import asking, queries, telling
from regulars.connectors.actions import leave_alone
from regulars.connectors.asking import Busy, Line, Sender
from regulars.connectors.client import Client
from regulars.connectors.connector import Unreadable
from regulars.connectors.exchange import OutOfReach, Page, Question
from regulars.connectors.models import Connection, Follow, Wish
from regulars.connectors.passing_on import pass_on
from regulars.connectors.sources import applied

log = logging.getLogger(__name__)
ROUND_SECONDS = 1.0
OVERLAP = timedelta(minutes=1)
"""What a shop commits late may bear an earlier moment: so much of what is known is asked for again."""

AT_ONCE = 100
LONGER = timedelta(minutes=1)
MOST_PAGES = 10_000
DATABASE_GONE = (OperationalError, InterfaceError)


def keep_following(stop: Event) -> None:
    """Go round until told to stop."""
    client = Client()
    while not stop.wait(ROUND_SECONDS):
        close_old_connections()
        try:
            pass_on(at=clock.now())
            go_round(client=client)
        except Exception as problem:
            log.warning("shops aren't asked for changes just now", exc_info=problem)


def go_round(*, client: Sender) -> int:
    """Ask and tell every shop where something is due; how many facts were new or changed."""
    found = 0
    for connection_id in queries.shops_to_ask(clock.wall()):
        with suppress(Busy), asking.alone(connection_id, deed="follow"):
            found += _go_to(connection_id, client=client)
    return found


def _go_to(connection_id: int, *, client: Sender) -> int:
    """Ask and tell one shop; one that is out of reach is left alone as a whole, and others go on."""
    connection = queries.by_id(connection_id)
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
    except Exception as problem:
        log.warning("a shop could not be asked", exc_info=problem)
        leave_alone(connection_id, until=clock.wall() + LONGER)
        return 0
    return found


def follow(connection: Connection, *, client: Sender) -> int:
    """Ask what changed in each stream that is due; how many facts were new or changed."""
    due = Follow.objects.filter(connection=connection, due_at__lte=clock.wall()).order_by("id")
    return sum(_followed(each, connection, client=client) for each in due)


def fulfil(connection: Connection, *, client: Sender) -> int:
    """Ask for all things that are wished for; how many facts were new or changed."""
    found, streams = 0, queries.streams(connection)
    while wished := queries.wishes(connection, at=clock.wall(), limit=AT_ONCE):
        stream = min((each.stream for each in wished), key=streams.index)
        found += _fulfilled([each for each in wished if each.stream == stream], connection, client=client)
    return found


def _followed(each: Follow, connection: Connection, *, client: Sender) -> int:
    row = Follow.objects.filter(id=each.id)
    try:
        line = Line(connection, by=client)
        question = Question(stream=each.stream, since=each.since - OVERLAP)
        found, latest = _brought(line, question, connection)
    except Exception as problem:  # noqa: BLE001 whatever it is, it is shown, and other streams go on
        row.update(**_put_off(problem, tries=each.tries))
        return _or_out_of_reach(problem)
    now = clock.wall()
    since = max(each.since, min(latest, now)) if latest else each.since
    row.update(since=since, error="", tries=0, heard_at=now, due_at=now + line.api.followed[each.stream])
    return found


def _fulfilled(wished: Sequence[Wish], connection: Connection, *, client: Sender) -> int:
    rows = Wish.objects.filter(id__in=[each.id for each in wished])
    asked_at = max(each.due_at for each in wished)
    try:
        line = Line(connection, by=client)
        ids = tuple(each.external_id for each in wished)
        found, _latest = _brought(line, Question(stream=wished[0].stream, ids=ids), connection)
    except Exception as problem:  # noqa: BLE001 whatever it is, it is shown, and other things go on
        rows.update(**_put_off(problem, tries=max(each.tries for each in wished)))
        return _or_out_of_reach(problem)
    rows.filter(due_at__lte=asked_at).delete()
    return found


def _brought(line: Line, question: Question, connection: Connection) -> tuple[int, datetime | None]:
    """How many facts of all pages were new or changed, and the newest change of all."""
    found, latest = 0, None
    for _ in range(MOST_PAGES):
        page = line.carry(line.api.page(question, access=line.access))
        found += _kept(page, connection, gone=page.gone if question.stream == "orders" else ())
        latest = max(filter(None, (latest, page.latest)), default=None)
        if not page.next:
            return found, latest
        question = replace(question, position=page.next)
    raise Unreadable("its pages have no end")


def _kept(page: Page, connection: Connection, *, gone: Sequence[str]) -> int:
    """Keep a page's facts; an order that the shop was asked for and no longer has was called off."""
    at = clock.now()
    called_off = [CancellationFact(order_external_id=one, cancelled_at=at) for one in gone]
    with transaction.atomic():
        standing = Connection.objects.select_for_update(no_key=True).filter(id=connection.id, ended_at=None)
        if not standing.exists():
            return 0
        results, _problems = applied([*page.facts, *called_off], connection=connection, by=apply, at=at)
        return sum(result in {"new", "changed"} for result in results)


def _or_out_of_reach(problem: Exception) -> int:
    """Nothing was found; where the shop is out of reach, that is so for all that it would be asked."""
    if isinstance(problem, OutOfReach):
        raise problem
    return 0


def _put_off(problem: Exception, *, tries: int) -> dict[str, Any]:
    """What is noted of a question that failed: why, and when it is asked again."""
    if isinstance(problem, OutOfReach):
        error, pause = f"out_of_reach: {problem}", asking.wait(problem, tries=tries)
    else:
        error, pause = asking.word(problem), asking.wait(OutOfReach(""), tries=tries)
    if error.startswith("unforeseen"):
        log.warning("a shop's change could not be kept: %s", type(problem).__name__, exc_info=problem)
    return {"error": error, "tries": tries + 1, "due_at": clock.wall() + pause}

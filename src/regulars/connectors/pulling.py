"""How does the whole history of a connected shop come in, and after whatever interrupted it?

A page is asked for outside of any transaction; its facts and the position behind it are kept in one. What is
committed is done, what isn't is asked for again, which changes nothing that is known. A lock of the database,
which falls when its holder dies, lets one process at a time ask one shop.
"""

from collections import Counter
from collections.abc import Callable
from time import perf_counter

from django.db import InterfaceError, OperationalError, transaction

from regulars import clock
from regulars.commerce.intake import apply
from regulars.connectors import asking, queries
from regulars.connectors.actions import leave_alone
from regulars.connectors.asking import Line, Sender
from regulars.connectors.events import HistoryCame
from regulars.connectors.exchange import OutOfReach, Page, Question
from regulars.connectors.files import after
from regulars.connectors.models import Connection, Pull
from regulars.connectors.sources import applied
from regulars.events.log import NewEvent, record

DATABASE_GONE = (OperationalError, InterfaceError)
KEPT_PROBLEMS = 100

Told = Callable[[], None]


def pull(connection_id: int, *, client: Sender, told: Told | None = None) -> bool:
    """Bring in what is left of a shop's history, until its end or until something stands in the way.

    told: called whenever it got further. Whether it came to its end just now; what stands in the way is noted
    in the streams' rows. Raises Busy.
    """
    connection = queries.by_id(connection_id)
    with asking.alone(connection_id, deed="pull"):
        left = [each.id for each in queries.pulls(connection) if each.state != "done"] if connection else []
        ended = bool(left) and all(_brought_in(each, client, told or (lambda: None)) for each in left)
    if ended:
        after.understand()
    return ended


def _brought_in(pull_id: int, client: Sender, told: Told) -> bool:
    """Whether a stream is in to its end: page by page, while nothing stands in the way."""
    before = None
    while it := _taken_up(pull_id):
        began = perf_counter()
        try:
            before = _asked(it, client, before=before)
            _keep(it, before, began=began)
        except OutOfReach as reason:
            if reason.again_after is not None:
                leave_alone(it.connection_id, until=clock.wall() + asking.wait(reason, tries=0))
            not_before = clock.wall() + asking.wait(reason, tries=it.tries)
            error = f"out_of_reach: {reason}"
            _note(it, state="waiting", error=error, tries=it.tries + 1, not_before=not_before)
        except tuple(asking.ENDINGS) as ending:
            _note(it, state="failed", error=asking.word(ending), finished_at=clock.now())
        except DATABASE_GONE:
            raise  # the worker goes on with it, once the database answers again
        except Exception as error:
            _note(it, state="failed", error=asking.word(error), finished_at=clock.now())
            raise
        told()
    return Pull.objects.filter(id=pull_id, state="done").exists()


def _taken_up(pull_id: int) -> Pull | None:
    """A stream with its next position; None where it is done or failed, or its shop is to be left alone."""
    with transaction.atomic():
        it, now = _locked(pull_id), clock.wall()
        if it.state not in {"waiting", "running"} or it.connection.ended_at:
            return None
        if max(filter(None, (it.not_before, it.connection.left_alone_until)), default=now) > now:
            return None
        _set(it, state="running", error="", not_before=None)
        return it


def _asked(it: Pull, client: Sender, *, before: Page | None) -> Page:
    """The page at a stream's position. Raises OutOfReach, and one of `asking.ENDINGS`."""
    question = Question(stream=it.stream, position=it.position)
    return Line(it.connection, by=client).page(question, before=before)


def _keep(asked: Pull, page: Page, *, began: float) -> None:
    """Keep a page's facts and the position behind it, if that page is still what is wanted."""
    with transaction.atomic():
        it, at = _locked(asked.id), clock.now()
        if (it.state, it.position) != ("running", asked.position) or it.connection.ended_at:
            return
        results, unkept = applied(page.facts, connection=it.connection, by=apply, at=at)
        problems = [*page.problems, *unkept]
        told = zip(page.facts, results, strict=True)
        came = Counter(f"{type(fact).__name__}.{result}" for fact, result in told)
        _set(
            it,
            position=page.next,
            things_done=it.things_done + page.things,
            total=it.total if page.total is None else page.total,
            results=dict(Counter(it.results) + came),
            problems=[*it.problems, *problems][:KEPT_PROBLEMS],
            problem_count=it.problem_count + len(problems),
            tries=0,
            state="waiting" if page.wait else "running",
            not_before=clock.wall() + page.wait if page.wait else None,
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

"""Is all here that a shop has, and how is mended what is missing?

The shop's list of ids is walked page by page. What of a page isn't known here, or is known in an older
version, is asked for by its id at once. What only stands here stays: it may have come from a file. The place
behind a page is noted with what was found, so that whatever interrupts a list of millions, it goes on where
it was; and no more than a page or two is ever held.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from time import monotonic

import msgspec

from regulars import clock
from regulars.connectors import asking, following, queries
from regulars.connectors.actions import leave_alone
from regulars.connectors.asking import Line, Sender
from regulars.connectors.connector import Asked
from regulars.connectors.events import ShopCompared
from regulars.connectors.exchange import Listed, OutOfReach, Page, Question
from regulars.connectors.models import Comparison, Connection
from regulars.events.log import NewEvent, record

MOST_TRIES = 5
"""So often in a row a shop may be out of reach: about half an hour, then it is compared the next night."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """How a stream's two sides compare, as far as it was walked.

    theirs: how many things the shop has; ours: how many were known here before. missing: known there alone;
    older: known here in an older version; only_here: known here alone. left: how many of the missing and
    older ones are still so after they were asked for.
    """

    theirs: int
    ours: int
    missing: int
    older: int
    only_here: int
    left: int = 0


def compare(
    connection: Connection, *, client: Sender, at: datetime, turn: timedelta = timedelta.max
) -> Comparison:
    """Hold both sides against each other, mend what is missing, and keep what was found. Raises Busy.

    What was interrupted, or waits, goes on where it is; `state` says whether it came to its end. turn: after
    so long it waits until it is called again.
    """
    ends = monotonic() + turn.total_seconds()
    with asking.alone(connection.id, deed="compare"):
        it = queries.unfinished_comparison(connection)
        it = it or Comparison.objects.create(connection=connection, started_at=at)
        if it.not_before and it.not_before > clock.wall():
            return it
        _set(it, state="running", error="", not_before=None)
        try:
            is_walked = all(_walk(it, stream, client=client, ends=ends) for stream in _left(it))
        except OutOfReach as reason:
            return _out_of_reach(it, reason)
        except tuple(asking.ENDINGS) as ending:
            return _ended(it, state="failed", error=asking.word(ending))
        except following.DATABASE_GONE:
            raise  # it goes on with it, once the database answers again
        except Exception as problem:
            _ended(it, state="failed", error=asking.word(problem))
            raise
        if not is_walked:
            return it
        _told(it, at=at)
        return _ended(it, state="done")


def _left(it: Comparison) -> Sequence[str]:
    """The streams that aren't walked to their end."""
    api = queries.api_of(it.connection)
    streams = api.compared if api else ()
    return streams[streams.index(it.stream) :] if it.stream in streams else streams


def _walk(it: Comparison, stream: str, *, client: Sender, ends: float) -> bool:
    """Go on with a stream to its end; False where it waits: the shop prepares it, or the turn ends.

    Raises OutOfReach, or one of `asking.ENDINGS`. Each page is asked for with the keys of the moment: once
    the shop is disconnected there are none.
    """
    if it.stream != stream or not it.position:
        ours, newest_id = queries.count_known(it.connection, stream)
        nothing = Found(theirs=0, ours=ours, missing=0, older=0, only_here=ours)
        _set(it, stream=stream, position="", newest_id=newest_id, found=_with(it, stream, nothing))
    before = None
    while True:
        it.connection.refresh_from_db()
        question = Question(stream=stream, position=it.position, only_listed=True)
        page = Line(it.connection, by=client).page(question, before=before)
        found = _compared(it, page, before=before, client=client)
        _set(it, position=page.next, found=_with(it, stream, found), tries=0)
        if page.wait:
            _set(it, state="waiting", not_before=clock.wall() + page.wait)
            return False
        if not page.next:
            return True
        if monotonic() > ends:
            _set(it, state="waiting")
            return False
        before = page


def _compared(it: Comparison, page: Page, *, before: Page | None, client: Sender) -> Found:
    """What was found with this page too; what is missing is mended.

    before: things move from one page to the next while others come; they count once.
    """
    counted = {each.id for each in before.listed} if before else set()
    theirs = {each.id: each for each in page.listed if each.id not in counted}
    known = queries.known(it.connection, it.stream, ids=list(theirs))
    theirs = {name: each for name, each in theirs.items() if name in known or not each.if_known}
    wanted = _wanted(theirs, known)
    older = sum(name in known for name in wanted)
    so_far = msgspec.convert(it.found[it.stream], type=Found)
    return msgspec.structs.replace(
        so_far,
        theirs=so_far.theirs + len(theirs),
        missing=so_far.missing + len(wanted) - older,
        older=so_far.older + older,
        only_here=max(so_far.only_here - sum(each.id <= it.newest_id for each in known.values()), 0),
        left=so_far.left + _mended(it, wanted, theirs, client=client),
    )


def _wanted(theirs: Mapping[str, Listed], known: Mapping[str, queries.Known]) -> list[str]:
    """What is missing here, or older."""
    return [name for name, each in theirs.items() if name not in known or _is_older(known[name], each)]


def _is_older(here: queries.Known, there: Listed) -> bool:
    return here.version is not None and there.version is not None and here.version < there.version


def _mended(it: Comparison, wanted: Sequence[str], theirs: Mapping[str, Listed], *, client: Sender) -> int:
    """Ask for what is missing; how many of them are so still."""
    left = 0
    for start in range(0, len(wanted), following.AT_ONCE):
        some = wanted[start : start + following.AT_ONCE]
        following.ask_for(it.connection, [Asked(it.stream, one) for one in some], client=client)
        known = queries.known(it.connection, it.stream, ids=some)
        left += len(_wanted({name: theirs[name] for name in some}, known))
    return left


def _with(it: Comparison, stream: str, found: Found) -> dict[str, object]:
    """What was found in all streams."""
    return {**it.found, stream: msgspec.to_builtins(found)}


def _out_of_reach(it: Comparison, reason: OutOfReach) -> Comparison:
    """Leave the shop alone for a while; after too many tries it is at its end."""
    if reason.again_after is not None:
        leave_alone(it.connection_id, until=clock.wall() + asking.wait(reason, tries=0))
    error = f"out_of_reach: {reason}"
    if it.tries >= MOST_TRIES:
        return _ended(it, state="failed", error=error)
    later = clock.wall() + asking.wait(reason, tries=it.tries)
    _set(it, state="waiting", error=error, tries=it.tries + 1, not_before=later)
    return it


def _told(it: Comparison, *, at: datetime) -> None:
    """Note in the log that a shop was compared, and what was missing."""
    found = [msgspec.convert(each, type=Found) for each in it.found.values()]
    mended, left = (
        sum(each.missing + each.older - each.left for each in found),
        sum(each.left for each in found),
    )
    new = NewEvent(
        payload=ShopCompared(it.connection_id, mended, left),
        key=f"comparison:{it.connection_id}:{it.started_at.isoformat()}",
        occurred_at=at,
        actor=f"{it.connection.kind}:{it.connection_id}",
        shop_id=it.connection.shop_id,
    )
    record(new, at=at)


def _ended(it: Comparison, *, state: str, error: str = "") -> Comparison:
    _set(it, state=state, error=error, finished_at=clock.now())
    return it


def _set(it: Comparison, **values: object) -> None:
    """Write fields of a comparison, and have them here too."""
    Comparison.objects.filter(id=it.id).update(**values)
    for name, value in values.items():
        setattr(it, name, value)

"""Is all here that a shop has, and how is mended what is missing?

The ids of both sides are held against each other. What the shop has and isn't known here, or is known in an
older version, is asked for by its id. What only stands here stays: it may have come from a file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from regulars import clock
from regulars.connectors import asking, following, queries
from regulars.connectors.asking import Line, Sender
from regulars.connectors.connector import Asked, Unreadable
from regulars.connectors.events import ShopCompared
from regulars.connectors.exchange import Listed, OutOfReach, Question
from regulars.connectors.models import Comparison, Connection
from regulars.connectors.wishes import wish
from regulars.events.log import NewEvent, record


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """How a stream's two sides compare.

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


def compare(connection: Connection, *, client: Sender, at: datetime) -> Comparison:
    """Hold both sides against each other, mend what is missing, and keep what was found. Raises Busy."""
    with asking.alone(connection.id, deed="compare"):
        it = Comparison.objects.create(connection=connection, started_at=at)
        try:
            found = {stream: _compared(connection, stream, client=client) for stream in _streams(connection)}
        except OutOfReach as reason:
            return _ended(it, state="failed", error=f"out_of_reach: {reason}")
        except tuple(asking.ENDINGS) as ending:
            return _ended(it, state="failed", error=asking.word(ending))
        except Exception as problem:
            _ended(it, state="failed", error=asking.word(problem))
            raise
        _told(connection, found, at=at)
        return _ended(it, state="done", found=msgspec.to_builtins(found))


def _streams(connection: Connection) -> Sequence[str]:
    api = queries.api_of(connection)
    return api.compared if api else ()


def _compared(connection: Connection, stream: str, *, client: Sender) -> Found:
    line = Line(connection, by=client)
    ours = queries.known(connection, stream)
    theirs = {each.id: each.version for each in _listed(line, stream) if each.id in ours or not each.if_known}
    wanted = _wanted(theirs, ours)
    for start in range(0, len(wanted), following.AT_ONCE):
        wish(connection.id, [Asked(stream, one) for one in wanted[start : start + following.AT_ONCE]])
        following.fulfil(connection, client=client)
    return Found(
        theirs=len(theirs),
        ours=len(ours),
        missing=len(theirs.keys() - ours.keys()),
        older=sum(one in ours for one in wanted),
        only_here=len(ours.keys() - theirs.keys()),
        left=len(_wanted(theirs, queries.known(connection, stream))) if wanted else 0,
    )


def _listed(line: Line, stream: str) -> list[Listed]:
    """All that a shop has in a stream."""
    seen: list[Listed] = []
    position = ""
    for _ in range(following.MOST_PAGES):
        question = Question(stream=stream, position=position, only_listed=True)
        page = line.carry(line.api.page(question, access=line.access))
        seen += page.listed
        if not (position := page.next):
            return seen
    raise Unreadable("its pages have no end")


def _wanted(theirs: Mapping[str, datetime | None], ours: Mapping[str, datetime | None]) -> list[str]:
    """What is missing here, or older."""
    return sorted(one for one, version in theirs.items() if one not in ours or _is_older(ours[one], version))


def _is_older(here: datetime | None, there: datetime | None) -> bool:
    return here is not None and there is not None and here < there


def _told(connection: Connection, found: Mapping[str, Found], *, at: datetime) -> None:
    """Note in the log that a shop was compared, and what was missing."""
    mended = sum(each.missing + each.older - each.left for each in found.values())
    new = NewEvent(
        payload=ShopCompared(connection.id, mended, sum(each.left for each in found.values())),
        key=f"comparison:{connection.id}:{at.isoformat()}",
        occurred_at=at,
        actor=f"{connection.kind}:{connection.id}",
        shop_id=connection.shop_id,
    )
    record(new, at=at)


def _ended(it: Comparison, **values: object) -> Comparison:
    Comparison.objects.filter(id=it.id).update(**values, finished_at=clock.now())
    it.refresh_from_db()
    return it

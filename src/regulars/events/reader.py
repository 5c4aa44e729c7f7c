"""Which events has a reader not seen yet, in commit order?

A serial id is given before its transaction commits, so a cursor over ids would skip rows that commit late.
Events carry their transaction's xid8: a reader stops at the snapshot's xmin, below which every transaction
has ended. Rows of an earlier cluster (before a restore) all count as committed.
"""

from dataclasses import dataclass
from datetime import datetime

from regulars.events.models import ReaderCursor
from regulars.sql import statement

TAKE = statement(__file__, "take")
LAG = statement(__file__, "lag")


@dataclass(frozen=True, slots=True)
class Position:
    """A place in commit order; the reader has seen everything up to and including it."""

    cluster: int = 0
    xid: int = 0
    event_id: int = 0


@dataclass(frozen=True, slots=True)
class Batch:
    """The events after `after` up to and including `upto`."""

    after: Position
    upto: Position
    count: int

    def parameters(self) -> dict[str, int]:
        """The range as the parameters that `sql/in_batch` fragments name."""
        return {
            "after_cluster": self.after.cluster,
            "after_xid": self.after.xid,
            "after_id": self.after.event_id,
            "upto_cluster": self.upto.cluster,
            "upto_xid": self.upto.xid,
            "upto_id": self.upto.event_id,
        }


# The rows of `event e` that a batch holds, for the statements of those who read it.
IN_BATCH = """
    (e.cluster, e.xid, e.id)
        > (%(after_cluster)s::smallint, %(after_xid)s::text::xid8, %(after_id)s::bigint)
    AND (e.cluster, e.xid, e.id)
        <= (%(upto_cluster)s::smallint, %(upto_xid)s::text::xid8, %(upto_id)s::bigint)
"""


def take(reader: str, *, limit: int) -> Batch | None:
    """Lock the reader's place until the transaction ends and find its next batch.

    None when nothing waits, or another worker is at it.
    """
    ReaderCursor.objects.get_or_create(name=reader)
    place = ReaderCursor.objects.select_for_update(skip_locked=True).filter(name=reader).first()
    if place is None:
        return None
    after = Position(place.cluster, place.xid, place.event_id)
    ((count, cluster, xid, event_id),) = TAKE.rows(
        after_cluster=after.cluster, after_xid=after.xid, after_id=after.event_id, limit=limit
    )
    return Batch(after, Position(cluster, xid, event_id), count) if count else None


def move(reader: str, *, to: Position, at: datetime) -> None:
    """Remember how far the reader has come; in the transaction of what it made of the batch."""
    ReaderCursor.objects.filter(name=reader).update(
        cluster=to.cluster, xid=to.xid, event_id=to.event_id, read_at=at
    )


def lag(reader: str) -> int:
    """How many events the reader has not seen, those still held back by an open transaction included."""
    place = ReaderCursor.objects.filter(name=reader).first() or ReaderCursor(name=reader)
    ((waiting,),) = LAG.rows(after_cluster=place.cluster, after_xid=place.xid, after_id=place.event_id)
    return int(waiting)

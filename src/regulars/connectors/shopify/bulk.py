"""How does a Shopify's whole history come in?

A bulk operation writes a file, a thing on each line with what is in it on the lines below. It is read in
pieces by HTTP ranges, so that a file of any length goes on where it was. Its address is valid for a week
and asked for anew before each piece (https://shopify.dev/docs/api/usage/bulk-operations/queries).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

import msgspec

from regulars.connectors.connector import Unreadable
from regulars.connectors.decoded import decoded
from regulars.connectors.exchange import Answer, Dialogue, OutOfReach, Page, Request
from regulars.connectors.shopify.calls import BROKEN, Data, Session, asked
from regulars.connectors.shopify.documents import BULK, BULK_BEGIN, BULK_STANDING, CHILDREN, changed

PIECE_BYTES = 2 * 2**20
FIRST_LOOK, NEXT_LOOK = timedelta(seconds=2), timedelta(seconds=5)
BUSY_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=1)
BUSY = {"OPERATION_IN_PROGRESS", "LIMIT_REACHED"}
GOING = {"CREATED", "RUNNING", "CANCELING"}
DENIED = "ACCESS_DENIED"
OF_A_PARENT = b'"__parentId":'


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a stream is. offset: in bytes. begun: how many operations came to nothing before this one."""

    operation: str = ""
    offset: int = 0
    begun: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """Things of a file, and the place behind them; '' at its end. total: how many the file has."""

    things: Sequence[Data]
    next: str
    total: int | None = None


def piece(
    session: Session, stream: str, *, position: str, limit: int, weight: str = ""
) -> Dialogue[Piece | Page]:
    """What comes next of a stream; a page without facts while the shop is still writing.

    limit: how many of what is listed under `weight` a piece may hold, for which more has to be asked.
    """
    place = read_place(position)
    if not place.operation:
        return (yield from begun(session, stream, place=place))
    data = yield from asked(session, BULK_STANDING, id=place.operation)
    operation = data.get("bulkOperation") or {"status": "EXPIRED"}
    if operation["status"] in GOING:
        return Page(next=position, wait=NEXT_LOOK)
    if operation["status"] != "COMPLETED":
        return (yield from failed(session, stream, place=place, operation=operation))
    total = int(operation.get("rootObjectCount") or 0)
    if not operation.get("url"):
        return Piece((), "", total)
    found, taken, at_end = yield from read(operation["url"], offset=place.offset, limit=limit, weight=weight)
    behind = Place(place.operation, place.offset + taken, place.begun)
    return Piece(found, "" if at_end else written(behind), total)


def begun(session: Session, stream: str, *, place: Place) -> Dialogue[Page]:
    """Let the shop begin to write; it writes one file at a time for each app, or a few."""
    data = yield from asked(session, BULK_BEGIN, query=f"{{ {BULK[stream]} }}")
    payload = data.get("bulkOperationRunQuery") or {}
    for error in payload.get("userErrors") or ():
        if error.get("code") in BUSY:
            return Page(next=written(place), wait=BUSY_WAIT)
        raise Unreadable(error["message"])
    operation = payload["bulkOperation"]["id"]
    return Page(next=written(Place(operation, begun=place.begun)), wait=FIRST_LOOK)


def failed(session: Session, stream: str, *, place: Place, operation: Data) -> Dialogue[Page]:
    """What comes of an operation that came to nothing.

    Which access is missing it doesn't say; the same question for one thing does, and is refused for it.
    """
    why = operation.get("errorCode") or operation["status"]
    if why == DENIED:
        yield from asked(session, changed(stream, at_once=1))
    return anew(place, why=why)


def anew(place: Place, *, why: str) -> Page:
    """Begin again after an operation that came to nothing, later each time."""
    pause = min(timedelta(minutes=2 ** min(place.begun, 6)), LONGEST_WAIT)
    said = f"Shopify’s bulk operation ended with {why}, another one is begun"
    return Page(next=written(Place(begun=place.begun + 1)), wait=pause, problems=(said,))


def read(url: str, *, offset: int, limit: int, weight: str) -> Dialogue[tuple[list[Data], int, bool]]:
    """Whole things from a place of the file on: they, how many bytes they take, and whether it ends there."""
    size = PIECE_BYTES
    while True:
        answer = yield Request(url=url, headers={"Range": f"bytes={offset}-{offset + size - 1}"})
        body, at_end = ranged(answer, offset=offset)
        taken = list(grouped(body, at_end=at_end))
        if taken or at_end:
            break
        size *= 2
    found: list[Data] = []
    heavy = length = 0
    for lines in taken:
        thing = assembled(lines)
        heavy += len(thing.get(weight) or ())
        if found and heavy > limit:
            return found, length, False
        found.append(thing)
        length += sum(len(line) for line in lines)
    return found, length, at_end


def ranged(answer: Answer, *, offset: int) -> tuple[bytes, bool]:
    """The bytes that were asked for, and whether the file ends with them."""
    if answer.status == 206:
        whole = answer.headers.get("content-range", "").rpartition("/")[2]
        if not whole.isdecimal():
            raise Unreadable("a piece of the file doesn’t say of how many bytes")
        return answer.body, offset + len(answer.body) >= int(whole)
    if answer.status == 200:
        return answer.body[offset:], True
    if answer.status == 416:
        return b"", True
    raise OutOfReach(f"the file can’t be fetched: {answer.status}")


def grouped(body: bytes, *, at_end: bool) -> Iterator[list[bytes]]:
    """The lines of each thing, without the last one's unless the file ends there: more may follow."""
    group: list[bytes] = []
    for line in body.splitlines(keepends=True):
        is_whole = at_end or line.endswith(b"\n")
        if group and is_whole and OF_A_PARENT not in line:
            yield group
            group = []
        group.append(line)
    if group and at_end:
        yield group


def assembled(lines: Iterable[bytes]) -> Data:
    """A thing with what is in it. Raises OutOfReach where a line breaks off."""
    try:
        thing, *parts = decoded(b"[" + b",".join(lines) + b"]", list[Data])
    except BROKEN as problem:
        raise OutOfReach("the file breaks off") from problem
    there: dict[str, Data] = {str(each.get("id", "")): each for each in (*parts, thing)}
    for part in parts:
        whose, name = there.get(part.pop("__parentId", "")), CHILDREN.get(kind_of(str(part.get("id", ""))))
        if whose is not None and name:
            whose.setdefault(name, []).append(part)
    return thing


def kind_of(number: str) -> str:
    """The kind in a global id."""
    return next(islice(number.split("/"), 3, None), "")


def read_place(position: str) -> Place:
    return msgspec.json.decode(position, type=Place) if position else Place()


def written(place: Place) -> str:
    return msgspec.json.encode(place).decode()

"""How is a shop told of what changed here?

Each change is a row, planned in the transaction of its cause and kept until the shop has taken it. A shop is
asked first whether it knows the change already, so that after a crash it is simply told again.
"""

import logging
from datetime import datetime
from enum import Enum

import msgspec

from regulars import clock
from regulars.connectors import asking, queries, unforeseen
from regulars.connectors.asking import Line, Sender
from regulars.connectors.changes import Told, WebhooksWanted
from regulars.connectors.exchange import ChangeRefused, Dialogue, KeysRefused, Moved, NoApi, OutOfReach
from regulars.connectors.hooks import hooks_of
from regulars.connectors.models import Connection, Telling
from regulars.host.trouble import Trouble

log = logging.getLogger(__name__)
AT_ONCE, STUMBLES = 50, 3
SOMEBODY_HAS_TO = (KeysRefused, NoApi, Moved, Trouble)
"""What stands in the way of all that a shop is told, until somebody has done something."""


def plan(
    change: Told, *, connection: Connection, key: str, at: datetime, customer_id: int | None = None
) -> bool:
    """Have a shop told of a change; False where it is planned, or told, already.

    key: of its cause: the same cause is told once. customer_id: of whom it tells.
    """
    row = Telling(
        connection=connection,
        customer_id=customer_id,
        key=key,
        change=msgspec.to_builtins(change),
        due_at=clock.wall(),
        planned_at=at,
    )
    before = Telling.objects.filter(connection=connection, key=key).exists()
    Telling.objects.bulk_create([row], ignore_conflicts=True)
    return not before


class Fate(Enum):
    """What became of a change just now. PUT_OFF: it is told later; BLOCKED: so is all else."""

    SETTLED = "settled"
    PUT_OFF = "put_off"
    BLOCKED = "blocked"


def tell(connection: Connection, *, client: Sender) -> int:
    """Tell a shop of what is due, of each person in order; how many it took or refused. Raises OutOfReach.

    What goes wrong with one change puts off that one, and what comes after it of the same person; after a
    few that went wrong in a row, other shops come first. Until somebody has done something about keys that
    aren't accepted, nothing more is told.
    """
    fates: list[Fate] = []
    held: set[int] = set()
    for each in queries.tellings_due(connection, at=clock.wall(), limit=AT_ONCE):
        if each.customer_id in held:
            continue
        fates.append(_told(each, connection, client=client))
        if fates[-1] is Fate.BLOCKED or fates[-STUMBLES:] == [Fate.PUT_OFF] * STUMBLES:
            break
        if fates[-1] is Fate.PUT_OFF and each.customer_id:
            held.add(each.customer_id)
    return fates.count(Fate.SETTLED)


def again(telling: Telling) -> bool:
    """Have a shop told of what it refused before; False where something newer was said of the same person."""
    newer = Telling.objects.filter(connection_id=telling.connection_id, id__gt=telling.id)
    if telling.customer_id and newer.filter(customer_id=telling.customer_id).exists():
        return False
    Telling.objects.filter(id=telling.id, state="failed").update(
        state="planned", tries=0, due_at=clock.wall(), finished_at=None
    )
    return True


def _told(each: Telling, connection: Connection, *, client: Sender) -> Fate:
    try:
        line = Line(connection, by=client)
        line.carry(_dialogue(line, each, connection))
    except ChangeRefused as refusal:
        _note(each, state="failed", error=asking.word(refusal), finished_at=clock.now())
        return Fate.SETTLED
    except Exception as problem:  # noqa: BLE001 whatever it is, it is shown and tried again
        return _put_off(each, problem, connection)
    _note(each, state="accepted", error="", finished_at=clock.now())
    return Fate.SETTLED


def _put_off(each: Telling, problem: Exception, connection: Connection) -> Fate:
    """Note why it isn't told, and when it is tried again. Raises OutOfReach."""
    reason = problem if isinstance(problem, OutOfReach) else OutOfReach("")
    later = clock.wall() + asking.wait(reason, tries=each.tries)
    error = f"out_of_reach: {problem}" if problem is reason else asking.word(problem)
    _note(each, error=error, tries=each.tries + 1, due_at=later)
    if problem is reason:
        raise reason
    if isinstance(problem, SOMEBODY_HAS_TO):
        Telling.objects.filter(connection=connection, state="planned").update(due_at=later)
        return Fate.BLOCKED
    if error.startswith("unforeseen"):
        log.warning("a shop could not be told of a change: %s", unforeseen.traced(problem))
    return Fate.PUT_OFF


def _dialogue(line: Line, each: Telling, connection: Connection) -> Dialogue[object]:
    change: Told = msgspec.convert(each.change, type=Told)
    if isinstance(change, WebhooksWanted):
        return line.api.subscribe(hooks_of(connection), access=line.access)
    return line.api.change(change, access=line.access)


def _note(each: Telling, **values: object) -> None:
    Telling.objects.filter(id=each.id, state="planned").update(**values)

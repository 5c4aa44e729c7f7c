"""How is a shop told of what changed here?

Each change is a row, planned in the transaction of its cause and kept until the shop has taken it. A shop is
asked first whether it knows the change already, so that after a crash it is simply told again.
"""

from datetime import datetime

import msgspec

from regulars import clock
from regulars.connectors import asking, queries
from regulars.connectors.asking import Line, Sender
from regulars.connectors.changes import Told, WebhooksWanted
from regulars.connectors.exchange import ChangeRefused, Dialogue, OutOfReach
from regulars.connectors.hooks import hooks_of
from regulars.connectors.models import Connection, Telling

AT_ONCE = 50


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


def tell(connection: Connection, *, client: Sender) -> int:
    """Tell a shop of what is due, of each person in order; how many it took or refused. Raises OutOfReach.

    Until somebody has done something about keys that aren't accepted, nothing more is told.
    """
    taken = 0
    for each in queries.tellings_due(connection, at=clock.wall(), limit=AT_ONCE):
        if not _told(each, connection, client=client):
            break
        taken += 1
    return taken


def again(telling: Telling) -> bool:
    """Have a shop told of what it refused before; False where something newer was said of the same person."""
    newer = Telling.objects.filter(connection_id=telling.connection_id, id__gt=telling.id)
    if telling.customer_id and newer.filter(customer_id=telling.customer_id).exists():
        return False
    Telling.objects.filter(id=telling.id, state="failed").update(
        state="planned", tries=0, due_at=clock.wall(), finished_at=None
    )
    return True


def _told(each: Telling, connection: Connection, *, client: Sender) -> bool:
    try:
        line = Line(connection, by=client)
        line.carry(_dialogue(line, each, connection))
    except OutOfReach as reason:
        later = clock.wall() + asking.wait(reason, tries=each.tries)
        _note(each, error=f"out_of_reach: {reason}", tries=each.tries + 1, due_at=later)
        raise
    except ChangeRefused as refusal:
        _note(each, state="failed", error=asking.word(refusal), finished_at=clock.now())
        return True
    except Exception as problem:  # noqa: BLE001 whatever it is, it is shown and tried again
        later = clock.wall() + asking.wait(OutOfReach(""), tries=each.tries)
        _note(each, error=asking.word(problem), tries=each.tries + 1)
        Telling.objects.filter(connection=connection, state="planned").update(due_at=later)
        return False
    _note(each, state="accepted", error="", finished_at=clock.now())
    return True


def _dialogue(line: Line, each: Telling, connection: Connection) -> Dialogue[object]:
    change: Told = msgspec.convert(each.change, type=Told)
    if isinstance(change, WebhooksWanted):
        return line.api.subscribe(hooks_of(connection), access=line.access)
    return line.api.change(change, access=line.access)


def _note(each: Telling, **values: object) -> None:
    Telling.objects.filter(id=each.id, state="planned").update(**values)

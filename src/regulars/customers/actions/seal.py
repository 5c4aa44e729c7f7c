"""How is each day's end of all consents' chains kept in one digest?

An action, once a day: a root goes on from the one before over every statement since. Whoever notes the
newest one elsewhere can tell later that nothing before it was changed, left out or put in.
"""

from datetime import datetime

from django.db import transaction

from regulars.customers.events import ConsentsSealed
from regulars.events.log import NewEvent, record
from regulars.sql import Statement, statement

LOCK = Statement("SELECT pg_advisory_xact_lock(hashtext('consent'))")
LAST = Statement("SELECT max(id) FROM consent")
SEAL = statement(__file__, "seal")


def seal(*, at: datetime) -> bytes | None:
    """The root over everything said until now; None where nothing was said since the last one.

    For a moment nobody writes, so that no statement of a lower number comes after it.
    """
    with transaction.atomic():
        LOCK.rows()
        ((upto,),) = LAST.rows()
    with transaction.atomic():
        for upto_id, statements, root in SEAL.rows(upto=upto, at=at):
            sealed = ConsentsSealed(upto_id=upto_id, statements=statements, root=bytes(root).hex())
            record(NewEvent(payload=sealed, key=f"consents:{upto_id}", occurred_at=at, actor="house"), at=at)
            return bytes(root)
    return None

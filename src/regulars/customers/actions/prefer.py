"""How is it kept how somebody wishes to be written to?

An action: the latest statement holds as a whole; each that changes something is an event, with its proof.
"""

from datetime import datetime

import msgspec
from django.db import transaction

from regulars.customers.events import PreferencesChanged
from regulars.customers.preferences import Preferences
from regulars.events.log import NewEvent, record
from regulars.sql import statement

PREFER = statement(__file__, "prefer")


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """How it was said: by a letter's link, on a form, to the staff. wording: the choices that were shown."""

    how: str
    wording: str = ""
    send_id: int | None = None


def prefer(customer_id: int, wishes: Preferences, *, proof: Proof, actor: str, at: datetime) -> bool:
    """Keep a customer's statement; whether it differs from the last. Of who was erased nothing is kept."""
    said = {**msgspec.structs.asdict(wishes), "topics_left": sorted(wishes.topics_left)}
    with transaction.atomic():
        changed = PREFER.rows(**said, customer_id=customer_id, at=at)
        for (row_id,) in changed:
            new = NewEvent(
                payload=PreferencesChanged(**said, **msgspec.structs.asdict(proof)),
                key=f"preferences:{row_id}:{at.isoformat()}",
                occurred_at=at,
                actor=actor,
                customer_id=row_id,
            )
            record(new, at=at)
    return bool(changed)

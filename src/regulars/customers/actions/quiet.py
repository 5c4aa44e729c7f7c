"""How is it said why somebody should be left in peace, and that it is settled?

Actions: whoever has a reason (an open complaint, a return) begins quiet mode under a key of its own, and ends
it. Until then offers, surveys and greetings wait; what belongs to an order leaves.
"""

from datetime import datetime
from typing import Literal

from django.db import transaction

from regulars.customers.choices.models import Quiet
from regulars.customers.events import QuietBegun, QuietEnded
from regulars.events.log import NewEvent, record
from regulars.sql import statement

BEGIN = statement(__file__, "begin_quiet")

Reason = Literal["complaint", "return"]


def begin(customer_id: int, *, key: str, reason: Reason, until: datetime, actor: str, at: datetime) -> bool:
    """Leave somebody in peace; False where that is so already, by this key and until then.

    key: whose word it is, `ticket:17`. until: when it ends at the latest, so that nothing forgotten silences
    anybody for ever; said again, it is moved. Of who was erased nothing is kept.
    """
    said = {"customer_id": customer_id, "key": key, "reason": reason, "until": until}
    with transaction.atomic():
        begun = bool(BEGIN.rows(**said, at=at))
        if begun:
            payload = QuietBegun(key=key, reason=reason, until=until)
            _record(payload, customer_id=customer_id, actor=actor, at=at)
    return begun


def end(customer_id: int, *, key: str, actor: str, at: datetime) -> bool:
    """What somebody was left in peace for is settled; False where it was already, or never began."""
    with transaction.atomic():
        quiet = Quiet.objects.select_for_update().filter(customer=customer_id, key=key, ended_at=None).first()
        if quiet is None:
            return False
        Quiet.objects.filter(pk=quiet.pk).update(ended_at=at)
        payload = QuietEnded(key=key, reason=quiet.reason)
        _record(payload, customer_id=customer_id, actor=actor, at=at)
    return True


def _record(payload: QuietBegun | QuietEnded, *, customer_id: int, actor: str, at: datetime) -> None:
    key = f"quiet:{customer_id}:{payload.key}:{type(payload).__name__}:{at.isoformat()}"
    record(NewEvent(payload=payload, key=key, occurred_at=at, actor=actor, customer_id=customer_id), at=at)

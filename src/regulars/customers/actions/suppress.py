"""How is an address blocked, so that nothing is sent to it, and unblocked again?

Actions: one row for each address of a channel, and an event of the person whose it is.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from django.db import transaction

from regulars.customers.events import AddressSuppressed, SuppressionLifted
from regulars.customers.models import Suppression
from regulars.customers.permission import address_digest
from regulars.events.log import NewEvent, record, record_many
from regulars.sql import recordset, statement

SUPPRESS = statement(__file__, "suppress")


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """An address of a channel, in its comparable form. reason: bounced, complained, asked."""

    channel: str
    address: str
    reason: str
    since: datetime
    customer_id: int | None = None


def suppress(blocks: Sequence[Block], *, actor: str, at: datetime) -> list[bool]:
    """Block what wasn't; which of the addresses those are."""
    digests = [address_digest(block.channel, block.address) for block in blocks]
    rows = [
        {"channel": block.channel, "digest": digest, "reason": block.reason, "since": block.since}
        for block, digest in zip(blocks, digests, strict=True)
    ]
    with transaction.atomic():
        written = set(SUPPRESS.rows(blocks=recordset(rows)))
        events, is_new = [], []
        for block, digest in zip(blocks, digests, strict=True):
            told = (block.channel, digest, block.since)
            is_new.append(told in written)
            if told in written:
                written.remove(told)
                events.append(_blocked(block, digest, actor=actor))
        record_many(events, at=at)
    return is_new


def lift(suppression_id: int, *, customer_id: int, actor: str, at: datetime) -> bool:
    """Let messages go to an address again that is this customer's; False where it isn't blocked any more."""
    with transaction.atomic():
        row = Suppression.objects.select_for_update().filter(pk=suppression_id, lifted_at=None).first()
        if row is None:
            return False
        Suppression.objects.filter(pk=row.pk).update(lifted_at=at)
        lifted = NewEvent(
            payload=SuppressionLifted(channel=row.channel, reason=row.reason),
            key=f"suppression:{row.channel}:{row.address_digest}:lifted:{at.isoformat()}",
            occurred_at=at,
            actor=actor,
            customer_id=customer_id,
        )
        record(lifted, at=at)
    return True


def lift_of(
    address: str, *, channel: str, reasons: Collection[str], customer_id: int, actor: str, at: datetime
) -> bool:
    """Let messages go to an address again, where what its owner did just now takes these reasons away."""
    digest = address_digest(channel, address)
    blocked = Suppression.objects.filter(channel=channel, address_digest=digest, lifted_at=None)
    row = blocked.filter(reason__in=reasons, since__lte=at).first()
    return row is not None and lift(row.pk, customer_id=customer_id, actor=actor, at=at)


def _blocked(block: Block, digest: UUID, *, actor: str) -> NewEvent:
    return NewEvent(
        payload=AddressSuppressed(channel=block.channel, reason=block.reason),
        key=f"suppression:{block.channel}:{digest}:{block.since.isoformat()}",
        occurred_at=block.since,
        actor=actor,
        customer_id=block.customer_id,
    )

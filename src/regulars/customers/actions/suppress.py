"""How is an address blocked, so that nothing is ever sent to it?

An action: one row for each address of a channel, and an event of the person whose it is.
"""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from django.db import transaction

from regulars.customers.events import AddressSuppressed
from regulars.customers.permission import address_digest
from regulars.events.log import NewEvent, record_many
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
        is_new = []
        for block, digest in zip(blocks, digests, strict=True):
            is_new.append((block.channel, digest) in written)
            written.discard((block.channel, digest))
        record_many(
            [
                NewEvent(
                    payload=AddressSuppressed(channel=block.channel, reason=block.reason),
                    key=f"suppression:{block.channel}:{digest}",
                    occurred_at=block.since,
                    actor=actor,
                    customer_id=block.customer_id,
                )
                for block, digest, is_news in zip(blocks, digests, is_new, strict=True)
                if is_news
            ],
            at=at,
        )
    return is_new

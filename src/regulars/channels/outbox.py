"""How do planned messages leave, nobody twice and nobody lost?

planned → claimed → handed_over → accepted, or unknown, or failed; or skipped, with its reason. Each arrow is
committed before the next thing happens, and the network is only touched between two commits. What a dead
worker had claimed waits again; what it had handed over is unknown, and is never sent again by itself.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from django.db import transaction

from regulars.channels import events, letters, queries, workers
from regulars.channels.channel import channels
from regulars.channels.hindrance import hindrance
from regulars.channels.round import Round
from regulars.events.log import NewEvent, digest, record_many
from regulars.sql import recordset, statement

PLAN = statement(__file__, "plan")
RECOVER = statement(__file__, "recover")
USEFUL_FOR = timedelta(days=14)


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """A message to send.

    key: its cause, `play:customer:entry_key:entry:step:visit`.
    context: what it is about, `product_id` and `order_id`, as the letter needs it.
    not_before, not_after: when it may leave, from now on; when it would come too late, in two weeks.
    """

    key: str
    customer_id: int
    channel: str
    template: str
    play: str = ""
    step: str = ""
    visit: int = 0
    enrolment_id: int | None = None
    shop_id: int | None = None
    context: dict[str, int] = {}
    not_before: datetime | None = None
    not_after: datetime | None = None


class _Row(msgspec.Struct, frozen=True):
    key: UUID
    customer_id: int
    channel: str
    template: str
    purpose: str
    kind: str
    play: str
    step: str
    visit: int
    enrolment_id: int | None
    shop_id: int | None
    context: dict[str, int]
    not_before: datetime
    not_after: datetime


def plan_many(messages: Sequence[Planned], *, at: datetime) -> int:
    """Put messages into the outbox, each key once; how many were new. Raises letters.UnknownLetter."""
    return PLAN.run(sends=recordset([_row(message, at=at) for message in messages]), at=at)


def hand_over(*, at: datetime, limit: int = 100) -> Counter[str]:
    """Hand over what is due, at most `limit` of each channel; how many came to which end.

    accepted, unknown, failed, skipped; deferred: planned anew for later; recovered: from a dead worker.
    Nothing counted means that nothing can be done now. Must not be called within a transaction.
    """
    done = Counter(recovered=recover(at=at))
    free = [channel for channel in channels().values() if hindrance(channel, at=at) is None]
    if free and queries.is_due(at=at):
        with workers.worker() as me:
            for channel in free:
                done.update(Round(channel, worker=me, at=at).run(limit=limit))
    return +done


def recover(*, at: datetime) -> int:
    """Take back what dead workers had in hand; how many messages."""
    if not (holders := queries.holders()):
        return 0
    with transaction.atomic(durable=True):
        found = RECOVER.rows(workers=workers.gone(holders))
        record_many([_lost(*row, at=at) for row in found if row[-1] == "unknown"], at=at)
    return len(found)


def _row(message: Planned, *, at: datetime) -> _Row:
    kind = letters.kind_of(message.template)
    return _Row(
        key=digest(f"send:{message.key}"),
        customer_id=message.customer_id,
        channel=message.channel,
        template=message.template,
        purpose=kind.purpose,
        kind=kind.kind,
        play=message.play,
        step=message.step,
        visit=message.visit,
        enrolment_id=message.enrolment_id,
        shop_id=message.shop_id,
        context=message.context,
        not_before=message.not_before or at,
        not_after=message.not_after or (message.not_before or at) + USEFUL_FOR,
    )


def _lost(
    send_id: int, customer_id: int, play: str, template: str, channel: str, _state: str, *, at: datetime
) -> NewEvent:
    return NewEvent(
        payload=events.MessageUnknown(send_id, play, template, channel, "worker_died"),
        key=f"send:{send_id}:unknown:{at.timestamp()}",
        occurred_at=at,
        actor="house",
        customer_id=customer_id,
    )

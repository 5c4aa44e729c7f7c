"""How do planned messages leave, nobody twice and nobody lost?

planned → claimed → handed_over → accepted, or unknown, or failed; or skipped, with its reason. Each arrow is
committed before the next thing happens, and the network is only touched between two commits. What a dead
worker had claimed waits again; what it had handed over is unknown, and is never sent again by itself.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from django.db import transaction

from regulars.channels import progress, queries, workers
from regulars.channels.channel import channels
from regulars.channels.fate import Fate
from regulars.channels.handing import IN_DOUBT
from regulars.channels.hindrance import hindrance
from regulars.channels.kinds import KINDS
from regulars.channels.ledger import Claimed, Ledger
from regulars.channels.progress import Left
from regulars.channels.round import Round
from regulars.channels.writing import shelf
from regulars.events.log import digest
from regulars.sql import recordset, statement

PLAN = statement(__file__, "plan")
RECOVER = statement(__file__, "recover")
USEFUL_FOR = timedelta(days=14)
NOT_BEGUN = Fate(state="planned", counts=False)


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """A message to send.

    key: its cause, `play:customer:entry_key:entry:step:visit` or `campaign:customer`.
    others: the channels to try in turn where the first can't reach the person.
    variant: which of the letter's texts; '' where it has one.
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
    others: tuple[str, ...] = ()
    variant: str = ""
    topic: str = ""
    campaign_id: int | None = None
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
    others: tuple[str, ...]
    variant: str
    topic: str
    campaign_id: int | None
    context: dict[str, int]
    not_before: datetime
    not_after: datetime


def plan_many(messages: Sequence[Planned], *, at: datetime) -> int:
    """Put messages into the outbox, each key once; how many were new. Raises letters.UnknownLetter."""
    texts = shelf.texts_of({message.template for message in messages})
    rows = [_row(message, text=texts[message.template], at=at) for message in messages]
    return PLAN.run(sends=recordset(rows), at=at)


def hand_over(*, at: datetime, limit: int = 100) -> Counter[str]:
    """Hand over what is due, at most `limit` of each channel; how many came to which end.

    accepted, unknown, failed, skipped; deferred: planned anew for later; recovered: from a dead worker.
    Nothing counted means that nothing can be done now. Must not be called within a transaction.
    """
    done = Counter(recovered=recover(at=at))
    free = [channel for channel in channels().values() if hindrance(channel, at=at) is None]
    if free and queries.is_due(at=at):
        with workers.worker() as me, progress.progress_of(me) as noting:
            for channel in free:
                done.update(Round(channel, progress=noting, at=at).run(limit=limit))
    return +done


def recover(*, at: datetime) -> int:
    """Take back what dead workers had in hand; how many messages."""
    if not (holders := queries.holders()):
        return 0
    with transaction.atomic(durable=True):
        if not (dead := workers.gone(holders)):
            return 0
        left = {worker: progress.left_by(worker) for worker in dead}
        held: dict[tuple[str, int], list[tuple[Claimed, Fate]]] = defaultdict(list)
        for *columns, channel, worker, state in RECOVER.rows(workers=dead):
            send = Claimed(*columns)
            held[channel, worker].append((send, _found(send.id, state, left=left[worker])))
        for (channel, worker), fates in held.items():
            Ledger(channel, worker, at).move(fates)
    for worker in dead:
        progress.forget(worker)
    return sum(map(len, held.values()))


def _found(send_id: int, state: str, *, left: Left | None) -> Fate:
    """What became of a message that a dead worker had. left: None where nothing is known of the worker."""
    if state == "claimed":
        return NOT_BEGUN
    if left is None:
        return IN_DOUBT
    if fate := left.fates.get(send_id):
        return fate
    return IN_DOUBT if send_id in left.begun else NOT_BEGUN


def _row(message: Planned, *, text: shelf.Planning, at: datetime) -> _Row:
    kind = text.kind
    return _Row(
        key=digest(f"send:{message.key}"),
        customer_id=message.customer_id,
        channel=message.channel,
        template=message.template,
        purpose=KINDS[kind.kind].purpose,
        kind=kind.kind,
        play=message.play,
        step=message.step,
        visit=message.visit,
        enrolment_id=message.enrolment_id,
        shop_id=message.shop_id,
        others=message.others,
        variant=message.variant,
        topic=message.topic,
        campaign_id=message.campaign_id,
        context=message.context | text.context,
        not_before=message.not_before or at,
        not_after=message.not_after or (message.not_before or at) + USEFUL_FOR,
    )

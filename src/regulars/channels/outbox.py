"""How do planned messages leave, nobody twice and nobody lost?

planned → claimed → handed_over → accepted, or unknown, or failed; or skipped, with its reason. Each arrow is
committed before the next thing happens, and the network is only touched between two commits. What a dead
worker had claimed waits again; what it had handed over is unknown, and is never sent again by itself.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from django.db import transaction

from regulars.channels import passing, progress, queries, workers
from regulars.channels.attributes import BY_CHANNEL
from regulars.channels.channel import Channel, channels
from regulars.channels.fate import Fate, elsewhere
from regulars.channels.handing import IN_DOUBT
from regulars.channels.hindrance import hindrance
from regulars.channels.kinds import KINDS
from regulars.channels.ledger import Claimed, Ledger
from regulars.channels.models import Send, SendContent
from regulars.channels.progress import Left
from regulars.channels.round import Round, never
from regulars.channels.writing import shelf
from regulars.events.log import digest
from regulars.sql import Statement, recordset, statement

PLAN = Statement(
    statement(__file__, "plan").text.replace(
        "CROSS JOIN (SELECT NULL::text AS value) AS preferred_channel", BY_CHANNEL.join(customer="person.id")
    )
)
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

    accepted, unknown, failed, skipped; deferred: planned anew for later; recovered: from a dead worker;
    passed_on: to the next of its channels, since nobody has set the first.
    Nothing counted means that nothing can be done now. Must not be called within a transaction.
    Every channel has its turn; then ExceptionGroup is raised of those that failed.
    """
    done, failures = tidy(at=at), []
    for channel in channels().values():
        try:
            done.update(hand_over_by(channel, at=at, limit=limit))
        except Exception as error:  # noqa: BLE001 it is raised once all had their turn
            failures.append(error)
    if failures:
        raise ExceptionGroup("Some channels failed", failures)
    return +done


def hand_over_by(
    channel: Channel, *, at: datetime, limit: int = 100, has_to_stop: Callable[[], bool] = never
) -> Counter[str]:
    """Hand over what is due on one channel, as a worker of its own: where it fails, no other is concerned.

    has_to_stop: asked before each few messages; the others wait again then.
    """
    if hindrance(channel, at=at) or not queries.is_due(at=at, channel=channel.name):
        return Counter()
    with workers.worker() as me, progress.progress_of(me) as noting:
        return Round(channel, progress=noting, at=at, has_to_stop=has_to_stop).run(limit=limit)


def tidy(*, at: datetime) -> Counter[str]:
    """Take back what dead workers had, and help on what waits where nothing would ever leave."""
    done = passing.pass_on(at=at)
    done.update(recovered=recover(at=at))
    return done


def recover(*, at: datetime) -> int:
    """Take back what dead workers had in hand; how many messages."""
    if not (known := {*queries.holders(), *progress.left_behind()}):
        return 0
    with transaction.atomic(durable=True):
        if not (dead := workers.gone(sorted(known))):
            return 0
        left = {worker: progress.left_by(worker) for worker in dead}
        held: dict[tuple[str, int], list[tuple[Claimed, Fate]]] = defaultdict(list)
        for *columns, channel, worker, state in RECOVER.rows(workers=dead):
            send = Claimed(*columns)
            held[channel, worker].append((send, _found(send.id, state, left=left[worker])))
        _forget_written([pair for fates in held.values() for pair in fates], at=at)
        for (channel, worker), fates in held.items():
            Ledger(channel, worker, at).move(fates)
    for worker in dead:
        progress.forget(worker)
    return sum(map(len, held.values()))


def _forget_written(fates: Sequence[tuple[Claimed, Fate]], *, at: datetime) -> None:
    """Forget what was written for messages that go again: then they are written anew."""
    again = [
        send.id
        for send, end in fates
        if (elsewhere(end, at=at) if send.others else end).state in {"planned", "claimed"}
    ]
    for send in Send.objects.filter(id__in=again, state="handed_over"):
        if send.handed_at:
            SendContent.objects.filter(send_id=send.pk, made_at=send.handed_at).delete()


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

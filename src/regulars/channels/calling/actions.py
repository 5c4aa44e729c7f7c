"""How does a colleague take a call, and say how it went?

Each is one transaction. The message's row is the lock: two colleagues never call the same person for it.
"""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from regulars.channels.byhand.books import Books
from regulars.channels.calling import events, queries
from regulars.channels.calling.hand import hand
from regulars.channels.calling.models import CallTask
from regulars.channels.calling.outcomes import Outcome, fate_of, is_free
from regulars.channels.calling.settings import CallSettings
from regulars.channels.fate import Fate
from regulars.channels.ledger import Claimed
from regulars.channels.phone import CHANNEL
from regulars.customers.actions import consent
from regulars.customers.actions.suppress import Block, suppress
from regulars.customers.permission import PURPOSES, Refused, Wait
from regulars.events.log import NewEvent, record
from regulars.web import stored

NUMBERS = ("phone", "sms", "whatsapp")
"""The channels on which a number is blocked that is somebody else's."""


class NotYours(ValueError):
    """Another colleague has this call, or it is over."""


class NotNow(ValueError):
    """They may not be called now; the message is why, in one word."""


def take(send_id: int, *, by: User, at: datetime) -> None:
    """Let a colleague have a call, with its script. Raises NotYours and NotNow.

    One that another took and left lying waits again first: they may have said no since.
    """
    if not _taken(send_id, by=by, at=at):
        _take_back(send_id, by=by, at=at)
        if not _taken(send_id, by=by, at=at):
            raise NotYours(str(send_id))


def _taken(send_id: int, *, by: User, at: datetime) -> bool:
    """Whether it waited, and the colleague has it now. Raises NotNow."""
    with transaction.atomic():
        found = hand().look(at=at, sends=[send_id])
        if not found:
            return False
        (one,) = found
        if isinstance(one.verdict, Wait | Refused):
            raise NotNow(one.verdict.reason)
        books = Books(CHANNEL, f"staff:{by.pk}", at)
        if not books.take(books.write([one])):
            raise NotNow("unwritable")
        mine = {"taken_by": by.pk, "taken_at": at}
        CallTask.objects.update_or_create(
            send_id=send_id,
            defaults=mine,
            create_defaults={
                "customer_id": one.send.customer_id,
                "shop_id": one.send.shop_id,
                **mine,
            },
        )
    return True


def take_next(*, by: User, at: datetime) -> int | None:
    """Let a colleague have the most urgent call; None where there is none."""
    for waiting in queries.waiting(at=at).calls:
        try:
            take(waiting.send_id, by=by, at=at)
        except (NotYours, NotNow):
            continue
        return waiting.send_id
    return None


def put_back(send_id: int, *, by: User, at: datetime) -> None:
    """Let others have a call again. Raises NotYours."""
    with transaction.atomic():
        send, _task = _mine(send_id, by=by, at=at)
        _let_wait(send, by=by, at=at)


def call_made(send_id: int, outcome: Outcome, *, words: str = "", by: User, at: datetime) -> Fate:
    """Say how a call went; what becomes of it. words: what they said, where they refused. Raises NotYours."""
    with transaction.atomic():
        send, task = _mine(send_id, by=by, at=at)
        tries = task.tries + (outcome == "no_answer")
        fate = fate_of(outcome, tries=tries, most=stored.load(CallSettings).tries, at=at)
        _follow(send, outcome, words=words, by=by, at=at)
        _books(by, at=at).end([(send, fate)])
        is_over = fate.state != "planned"
        changes: dict[str, Any] = {"tries": tries, "taken_by": None, "taken_at": None}
        if is_over:
            changes |= {"outcome": outcome, "ended_at": at, "taken_by": by.pk, "taken_at": task.taken_at}
        CallTask.objects.filter(pk=send_id).update(**changes)
        record(
            NewEvent(
                payload=events.CallMade(send_id, outcome, tries),
                key=f"call:{send_id}:{send.attempts}",
                occurred_at=at,
                actor=f"staff:{by.pk}",
                customer_id=send.customer_id,
                shop_id=send.shop_id,
            ),
            at=at,
        )
    return fate


def _follow(send: Claimed, outcome: Outcome, *, words: str, by: User, at: datetime) -> None:
    """Keep what they said of being called, or that the number is somebody else's."""
    actor = f"staff:{by.pk}"
    if outcome == "refused":
        said = [
            consent.Statement(
                customer_id=send.customer_id,
                channel=CHANNEL.name,
                purpose=purpose,
                granted=False,
                occurred_at=at,
                how="staff",
                wording=words,
                evidence={"send_id": send.id, "staff_id": by.pk},
            )
            for purpose in PURPOSES
        ]
        consent.state(said, actor=actor, at=at)
    if outcome == "wrong_number" and (number := queries.number_called(send.id)):
        blocks = [
            Block(channel=name, address=number, reason="wrong", since=at, customer_id=send.customer_id)
            for name in NUMBERS
        ]
        suppress(blocks, actor=actor, at=at)


def _take_back(send_id: int, *, by: User, at: datetime) -> None:
    """Let a call wait again that another took and left lying. Raises NotYours."""
    with transaction.atomic():
        mine = hand().in_hand([send_id], at=at)
        task = CallTask.objects.select_for_update().filter(pk=send_id, outcome="").first()
        if task is None or not mine:
            raise NotYours(str(send_id))
        if not is_free(taken_by=task.taken_by, taken_at=task.taken_at, me=by.pk, at=at):
            raise NotYours(str(send_id))
        _let_wait(mine[0], by=by, at=at)


def _let_wait(send: Claimed, *, by: User, at: datetime) -> None:
    _books(by, at=at).end([(send, Fate(state="planned", not_before=at))])
    CallTask.objects.filter(pk=send.id).update(taken_by=None, taken_at=None)


def _mine(send_id: int, *, by: User, at: datetime) -> tuple[Claimed, CallTask]:
    """The call that a colleague has, locked. Raises NotYours."""
    sends = hand().in_hand([send_id], at=at)
    task = CallTask.objects.select_for_update().filter(pk=send_id, taken_by=by.pk, outcome="").first()
    if not sends or task is None:
        raise NotYours(str(send_id))
    return sends[0], task


def _books(by: User, *, at: datetime) -> Books:
    return Books(CHANNEL, f"staff:{by.pk}", at)

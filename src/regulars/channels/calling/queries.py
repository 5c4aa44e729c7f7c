"""Whom is there to call, and who of the staff has whom?"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from regulars.channels.byhand.looking import AFTER_ANOTHER, left_out
from regulars.channels.calling.hand import hand
from regulars.channels.calling.models import CallTask
from regulars.channels.models import Send, SendContent
from regulars.customers.permission import Granted

MOST = 100


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody to call. product, order: what it is about, '' of nothing. due: until when it is of use."""

    send_id: int
    customer_id: int
    template: str
    play: str
    product: str
    order: str
    due: datetime
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """The calls that may be made now, the most urgent first, and how many not now, by reason."""

    calls: list[Call]
    not_now: Counter[str]


@dataclass(frozen=True, slots=True)
class Held:
    """A call that a colleague has."""

    send_id: int
    customer_id: int
    by: str
    taken_by: int
    since: datetime


def waiting(*, at: datetime) -> Waiting:
    """What the list of calls shows."""
    with transaction.atomic():
        looked = hand().look(at=at, limit=MOST)
    tries = dict(
        CallTask.objects.filter(pk__in=[one.send.id for one in looked]).values_list("send_id", "tries")
    )
    calls = [
        Call(
            send_id=one.send.id,
            customer_id=one.draft.person_id,
            template=one.send.template,
            play=one.send.play,
            product=one.draft.product.name if one.draft.product else "",
            order=one.draft.order.number if one.draft.order and one.send.order_id else "",
            due=one.send.not_after,
            tries=tries.get(one.send.id, 0),
        )
        for one in looked
        if one.draft and isinstance(one.verdict, Granted)
    ]
    not_now = left_out(looked)
    del not_now[AFTER_ANOTHER]
    return Waiting(sorted(calls, key=lambda call: (call.due, call.send_id)), +not_now)


def held() -> list[Held]:
    """The calls that colleagues have now, the oldest first."""
    tasks = list(CallTask.objects.filter(taken_by__isnull=False, outcome="").order_by("taken_at"))
    names = {
        user.pk: user.get_full_name() or user.email
        for user in User.objects.filter(pk__in={task.taken_by for task in tasks})
    }
    return [
        Held(task.send_id, task.customer_id, names.get(task.taken_by, ""), task.taken_by, task.taken_at)
        for task in tasks
        if task.taken_by is not None and task.taken_at is not None
    ]


def task(send_id: int) -> CallTask | None:
    return CallTask.objects.filter(pk=send_id).first()


def send(send_id: int) -> Send | None:
    return Send.objects.filter(pk=send_id, channel="phone").first()


def script(send_id: int) -> SendContent | None:
    """What to say, and which number to call, as it was when the call was taken."""
    return SendContent.objects.filter(send_id=send_id).order_by("-made_at").first()


def number_called(send_id: int) -> str:
    content = script(send_id)
    return content.address if content else ""


def is_any_due(*, at: datetime) -> int:
    """How many calls wait, whether or not they may be made now."""
    return Send.objects.filter(channel="phone", state="planned", not_before__lte=at).count()

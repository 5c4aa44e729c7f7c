"""How does each event become notices, and where does each of them stand?

planned → handed_over → accepted, or planned again for later, or failed. Whoever has one in hand holds a
lease: a notice whose lease ran out is unknown, and goes again under the same id, by which receivers know it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import msgspec
from django.db import transaction

from regulars.connectors.outgoing import actions
from regulars.connectors.outgoing.models import Endpoint, Notice
from regulars.connectors.outgoing.payload import Happened, body, message_id
from regulars.connectors.outgoing.rules import GONE, fate, has_to_end
from regulars.events import reader
from regulars.sql import Statement, recordset, statement
from regulars.web.outward.answer import Answer

MATCHING = statement(__file__, "matching")
PLAN = statement(__file__, "plan_notices")
CLAIM = statement(__file__, "claim_notice")
SETTLE = statement(__file__, "settle_notice")
RECOVER = Statement(
    "UPDATE webhook_notice SET state = 'unknown', claimed_until = NULL "
    "WHERE state = 'handed_over' AND claimed_until < %(at)s"
)
FAILING = Statement(
    "UPDATE webhook_endpoint SET failing_since = coalesce(failing_since, %(at)s) WHERE id = %(id)s "
    "RETURNING failing_since"
)
WELL = Statement(
    "UPDATE webhook_endpoint SET failing_since = NULL WHERE id = %(id)s AND failing_since IS NOT NULL"
)
FORGET = Statement(
    "DELETE FROM webhook_notice WHERE state IN ('accepted', 'failed') AND made_at < %(before)s"
)
FORGET_WAITING = Statement(
    "DELETE FROM webhook_notice n USING webhook_endpoint w WHERE w.id = n.endpoint_id AND w.off_why <> '' "
    "AND n.state IN ('planned', 'unknown') AND n.made_at < %(before)s"
)
BATCH = 1_000
NEWS_FOR = timedelta(days=7)
LEASE = timedelta(minutes=1)
KEPT = timedelta(days=30)
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Held:
    """A notice in hand. attempts: this one included."""

    id: int
    message_id: str
    body: str
    attempts: int


class _Row(msgspec.Struct, frozen=True):
    endpoint_id: int
    message_id: str
    event: str
    body: str


def plan(*, at: datetime) -> int:
    """Read on in the log, and plan what endpoints are to be told of it; how many events were read."""
    with transaction.atomic():
        batch = reader.take(actions.READER, limit=BATCH)
        if batch is None:
            return 0
        found = MATCHING.rows(**batch.parameters(), news_for=NEWS_FOR)
        if found:
            PLAN.run(notices=recordset([_row(row) for row in found]), at=at)
        reader.move(actions.READER, to=batch.upto, at=at)
        return batch.count


def plan_trial(endpoint: Endpoint, *, at: datetime) -> Notice:
    """Plan a notice that only shows that notices arrive."""
    told = {"type": "webhook.test", "timestamp": at, "version": 1, "data": {"endpoint_id": str(endpoint.pk)}}
    return Notice.objects.create(
        endpoint=endpoint,
        message_id=f"msg_{endpoint.pk}_test_{uuid4().hex[:12]}",
        event="webhook.test",
        body=msgspec.json.encode(told).decode(),
        made_at=at,
        not_before=at,
    )


def send_again(endpoint: Endpoint, *, notice_id: int | None, at: datetime) -> int:
    """Let one notice, or all that failed or wait for another attempt, go now; how many."""
    rows = Notice.objects.filter(endpoint=endpoint).exclude(state="handed_over")
    rows = rows.filter(pk=notice_id) if notice_id else rows.exclude(state="accepted")
    return rows.update(state="planned", not_before=at, attempts=0)


def recover(*, at: datetime) -> int:
    """Let go of what is in the hands of the dead; how many notices."""
    return RECOVER.run(at=at)


def claim(endpoint_id: int, *, at: datetime) -> Held | None:
    """The next notice that is due, ours for a minute."""
    rows = CLAIM.rows(endpoint=endpoint_id, at=at, until=at + LEASE)
    return Held(*rows[0]) if rows else None


def settle(endpoint_id: int, held: Held, answer: Answer, *, at: datetime) -> None:
    """Note what became of a notice, and what that says of its endpoint."""
    becomes = fate(answer, attempts=held.attempts, notice_id=held.id, at=at)
    SETTLE.run(
        id=held.id,
        attempts=held.attempts,
        state=becomes.state,
        not_before=becomes.not_before,
        status=answer.status,
        response=answer.response,
        took_ms=answer.took_ms,
    )
    if answer.is_yes:
        WELL.run(id=endpoint_id)
        return
    ((since,),) = FAILING.rows(id=endpoint_id, at=at) or [(None,)]
    if answer.status == GONE:
        actions.switch_off(endpoint_id, why="gone", actor="house", at=at)
    elif has_to_end(since, at=at):
        actions.switch_off(endpoint_id, why="failing", actor="house", at=at)


def forget(*, before: datetime) -> int:
    """Let go of notices that ended, and of those that wait for an endpoint that is off; how many."""
    return FORGET.run(before=before) + FORGET_WAITING.run(before=before)


def _row(row: tuple[Any, ...]) -> _Row:
    endpoint_id, with_customers, number, name, version, customer, shop, moment, payload = row
    happened = Happened(number, name, version, customer, shop, moment, msgspec.json.decode(payload))
    return _Row(
        endpoint_id=endpoint_id,
        message_id=message_id(endpoint_id, event_id=happened.id),
        event=happened.name,
        body=body(happened, with_customers=with_customers),
    )

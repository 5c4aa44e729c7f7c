"""How is a yes or a no to messages kept, with its proof?

An action: each statement is a row of the append-only table; one that changes what held is an event, too.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from django.db import transaction

from regulars.customers.events import ConsentGiven, ConsentWithdrawn
from regulars.events.log import NewEvent, record_many
from regulars.sql import Statement as Sql
from regulars.sql import recordset, statement

STATE = statement(__file__, "state_consent")
LOCK = Sql("""
    SELECT pg_advisory_xact_lock_shared(hashtext('consent'))
    UNION ALL
    SELECT NULL FROM (
        SELECT FROM customer WHERE id = ANY(%(people)s::bigint[]) ORDER BY id FOR NO KEY UPDATE
    ) AS locked
""")
"""One at a time for a customer, whose statements are a chain; and for none while `seal.py` looks."""


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """What a customer said on one channel and purpose, when, how, and to which wording."""

    customer_id: int
    channel: str
    purpose: str
    granted: bool
    occurred_at: datetime
    how: str
    wording: str = ""
    evidence: dict[str, Any] = {}


def state(statements: Sequence[Statement], *, actor: str, at: datetime) -> list[bool]:
    """Keep the statements that weren't known; which of them those are."""
    with transaction.atomic():
        LOCK.rows(people=list({said.customer_id for said in statements}))
        rows = [{"n": n, **msgspec.structs.asdict(s)} for n, s in enumerate(statements)]
        kept = STATE.rows(statements=recordset(rows), known_at=at)
        news = [_event(statements[n], row_id, actor=actor) for n, row_id, is_news in kept if is_news]
        record_many(news, at=at)
        written = {n for n, _row_id, _is_news in kept}
        return [n in written for n in range(len(statements))]


def _event(said: Statement, row_id: int, *, actor: str) -> NewEvent:
    kind = ConsentGiven if said.granted else ConsentWithdrawn
    return NewEvent(
        payload=kind(channel=said.channel, purpose=said.purpose, how=said.how),
        key=f"consent:{row_id}",
        occurred_at=said.occurred_at,
        actor=actor,
        customer_id=said.customer_id,
    )

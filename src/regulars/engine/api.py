"""Which decisions of plays does the API tell?"""

from datetime import datetime
from typing import Annotated, Any

import msgspec
from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from regulars.customers.api import PAGE, Limit, members_of, whole_business
from regulars.engine import reasons
from regulars.sql import statement
from regulars.web.api import BadCursor, Page, cursor_from, reads
from regulars.web.cursors import Cursor, encode

DECISIONS = statement(__file__, "decisions_page")
router = Router(tags=["plays"])


class DecisionOut(Schema):
    """A yes or a no to one customer for one play.

    arm: treated, held_out, or '' where it didn't come to that. reason: a word; says: it in a sentence.
    entry_key: which order, product or cart it is about. version: of the play's text.
    """

    id: str
    customer_id: str
    play: str
    version: int | None
    decided_at: datetime
    arm: str
    reason: str
    says: str
    entry_key: str


class DecisionsOut(Page):
    """A page of decisions, newest first."""

    decisions: list[DecisionOut]


@router.get("/decisions", auth=reads, response=DecisionsOut)
def decisions(
    request: HttpRequest,
    customer: Annotated[str | None, Field(description="Only about this customer.")] = None,
    play: Annotated[str | None, Field(description="Only of this play.")] = None,
    cursor: str | None = None,
    limit: Limit = PAGE,
) -> dict[str, Any]:
    """What plays decided, also when the answer was no, the latest first."""
    whole_business(request)
    place = cursor_from(cursor)
    if place and not (isinstance(place.value, datetime) and isinstance(place.id, int)):
        raise BadCursor
    rows = DECISIONS.rows(
        customers=members_of(customer) if customer is not None else None,
        play=play,
        at=place.value if place else None,
        id=place.id if place else None,
        limit=limit + 1,
    )
    more = encode(Cursor(rows[limit - 1][0], rows[limit - 1][1])) if len(rows) > limit else None
    return {"decisions": [decision_out(row) for row in rows[:limit]], "next_cursor": more}


def decision_out(row: tuple[Any, ...]) -> dict[str, Any]:
    decided_at, decision_id, customer, play, arm, reason, detail, entry_key, version = row
    return {
        "id": str(decision_id),
        "customer_id": str(customer),
        "play": play,
        "version": version,
        "decided_at": decided_at,
        "arm": arm,
        "reason": reason,
        "says": reasons.said(reason, detail=msgspec.json.decode(detail) if detail else None),
        "entry_key": entry_key,
    }

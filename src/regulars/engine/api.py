"""Which decisions of plays does the API tell, why each, and how many people fit an expression?"""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from django.http import HttpRequest
from ninja import Router, Schema
from ninja.errors import HttpError
from pydantic import Field

from regulars import clock
from regulars.customers.api import members_of, whole_business
from regulars.customers.attributes import catalogue
from regulars.engine import reasons
from regulars.engine import why as reasoning
from regulars.engine.expression import ExpressionProblem
from regulars.engine.running import house
from regulars.engine.sizes import size
from regulars.sql import statement
from regulars.web.api import BadCursor, Page, cursor_from, figures, reads
from regulars.web.cursors import Cursor, encode
from regulars.web.parameters import PAGE, CursorWord, Limit, Since, Text

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


class CheckedOut(Schema):
    """One statement of an audience, as it stands for the person. holds: null when it isn't known.

    keeps_out: whether it is one of those because of which they are outside. value: what is known, in words.
    """

    words: str
    holds: bool | None
    value: str
    keeps_out: bool


class WhyOut(Schema):
    """Why somebody is, or isn't, in a play. said: in a sentence. decided_at: null without a decision."""

    play: str
    said: str
    decided_at: datetime | None
    reason: str
    arm: str
    audience: list[CheckedOut]


class AttributeOut(Schema):
    """One thing that is known of customers, as expressions name it.

    kind: number, money (expressions write major units), share (0 to 1), text, choice, flag or day. choices:
    the words it may be. fresh: how soon it follows what happens.
    """

    name: str
    kind: str
    label: str
    meaning: str
    unit: str
    fresh: str
    choices: list[str]


class AttributesOut(Schema):
    """Everything that is known of customers, by name."""

    attributes: list[AttributeOut]


class AudienceOut(Schema):
    """How many people an expression admits. sentence: whom it means. of: how many customers there are."""

    sentence: str
    people: int
    of: int


@router.get("/decisions", auth=reads, response=DecisionsOut)
def decisions(
    request: HttpRequest,
    customer: Annotated[str | None, Field(description="Only about this customer.")] = None,
    play: Annotated[Text | None, Field(description="Only of this play.")] = None,
    arm: Annotated[
        Literal["treated", "held_out", ""] | None, Field(description="Only of this arm; empty: of none.")
    ] = None,
    reason: Annotated[Text | None, Field(description="Only with this reason, such as no_consent.")] = None,
    since: Since = None,
    cursor: CursorWord = None,
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
        arm=arm,
        reason=reason,
        since=since,
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


@router.get("/customers/{id}/why", auth=reads, response=WhyOut)
def why(
    request: HttpRequest, id: str, play: Annotated[Text, Field(description="The play's name.")]
) -> dict[str, Any]:
    """Why somebody got what a play does, or why they didn't; each statement of its audience for them."""
    whole_business(request)
    return asdict(reasoning.why(members_of(id)[0], play, at=clock.now()))


@router.get("/attributes", auth=figures, response=AttributesOut)
def attributes(request: HttpRequest) -> dict[str, Any]:
    """What an audience's expression may ask of customers."""
    words = ("name", "kind", "label", "meaning", "unit", "fresh")
    return {
        "attributes": [
            {
                **{word: str(getattr(each, word)) for word in words},
                "choices": [name for name, _ in each.choices],
            }
            for each in catalogue()
        ]
    }


@router.get("/audience", auth=figures, response=AudienceOut)
def audience_size(
    request: HttpRequest,
    expression: Annotated[
        Text,
        Field(max_length=2_000, description="Whom, as plays say it: consented('email') and orders >= 2."),
    ],
) -> dict[str, Any]:
    """How many people an expression admits now; nobody's name."""
    whole_business(request)
    try:
        return asdict(size(expression, here=house(at=clock.now())))
    except ExpressionProblem as problem:
        raise HttpError(422, str(problem)) from None

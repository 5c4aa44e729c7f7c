"""How does a program propose a play, which a person switches on or discards?"""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Body, Header, Router, Schema
from ninja.errors import HttpError
from pydantic import Field

from regulars import clock
from regulars.connectors.json_events.once import Answer, OtherBody, once
from regulars.customers.api import whole_business
from regulars.engine.play import schema
from regulars.engine.playfile import BadPlay
from regulars.plays import actions, queries
from regulars.plays.said import sentence
from regulars.web.api import BadCursor, Page, cursor_from, drafts, figures, next_cursor, number_from
from regulars.web.parameters import PAGE, CursorWord, Limit, Text
from regulars.web.problem import CONTENT_TYPE, problem

if TYPE_CHECKING:
    from regulars.plays.models import PlayDraft

router = Router(tags=["plays"])
State = Literal["open", "switched_on", "discarded"]
EXAMPLE = """name: thank_you
says: Thank people for their second order.
because: Who is thanked comes back.
when: {event: order.placed}
for: consented('email') and orders = 2
steps:
  - send: {template: second_order, channels: [email]}
goal: {event: order.placed, within: 30 days}
holdout: 10%
"""


class DraftIn(Schema):
    """A play to propose. text: its file in YAML, as `GET /play-schema` tells. note: why, for people."""

    text: Annotated[Text, Field(min_length=1, max_length=50_000, examples=[EXAMPLE])]
    note: Annotated[Text, Field(max_length=2_000)] = ""


class DraftOut(Schema):
    """A proposed play. It does nothing while it is `open`: only a person can switch it on, in the console.

    sentence: what it would do, in words; '' where this version doesn't understand it any more. by: the key.
    """

    id: str
    play: str
    text: str
    sentence: str
    note: str
    by: str
    state: State
    made_at: datetime
    ended_at: datetime | None


class DraftsOut(Page):
    """A page of drafts, newest first."""

    drafts: list[DraftOut]


@router.get("/play-schema", auth=figures, response=dict[str, Any])
def play_schema(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001 a view takes its request
    """The JSON Schema of a play's file. A file may be YAML or JSON."""
    return schema()


@router.post("/drafts", auth=drafts, response=DraftOut)
def propose(
    request: HttpRequest,
    draft: Annotated[DraftIn, Body()],
    idempotency_key: Annotated[
        str | None,
        Header(
            alias="Idempotency-Key",
            max_length=255,
            description="The same key with the same body has one effect and the same answer.",
        ),
    ] = None,
) -> HttpResponse:
    """Propose a play. It is checked and kept; nothing is switched on and nothing is sent."""
    whole_business(request)
    key = request.auth  # type: ignore[attr-defined]
    at = clock.now()

    def work() -> Answer:
        made = actions.propose(draft.text, note=draft.note, by=key.name, at=at)
        return Answer(200, DraftOut(**draft_out(made)).model_dump_json().encode())

    try:
        call = f"drafts:{key.pk}:{idempotency_key}"
        made = once(call, shop_id=0, body=request.body, at=at, work=work) if idempotency_key else work()
    except BadPlay as bad:
        errors = [{"place": f"{each.line}:{each.column}", "says": each.message} for each in bad.problems]
        return problem(422, name="bad-play", detail="This play can't be used.", more={"errors": errors})
    except OtherBody as refused:
        return problem(422, name="idempotency-key-reused", detail=str(refused))
    except actions.TooManyDrafts as refused:
        raise HttpError(409, str(refused)) from None
    kind = "application/json" if made.status == 200 else CONTENT_TYPE
    return HttpResponse(made.body, status=made.status, content_type=kind)


@router.get("/drafts", auth=figures, response=DraftsOut)
def list_drafts(
    request: HttpRequest,
    state: Annotated[State | None, Field(description="Only those that stand so.")] = None,
    cursor: CursorWord = None,
    limit: Limit = PAGE,
) -> dict[str, Any]:
    """Proposed plays and what people decided about them, newest first."""
    whole_business(request)
    place = cursor_from(cursor)
    if place and not isinstance(place.id, int):
        raise BadCursor
    before = place.id if place and isinstance(place.id, int) else None
    found = queries.drafts(state=state, before=before, limit=limit + 1)
    return {
        "drafts": [draft_out(each) for each in found[:limit]],
        "next_cursor": next_cursor(found, limit=limit, by="id"),
    }


@router.get("/drafts/{id}", auth=figures, response=DraftOut)
def get_draft(request: HttpRequest, id: str) -> dict[str, Any]:
    """One proposed play."""
    whole_business(request)
    found = queries.draft(number_from(id))
    if found is None:
        raise Http404("There is no such draft.")
    return draft_out(found)


def draft_out(draft: "PlayDraft") -> dict[str, Any]:
    words = ("play", "text", "note", "by", "state", "made_at", "ended_at")
    return {
        "id": str(draft.pk),
        "sentence": sentence(draft.text),
        **{word: getattr(draft, word) for word in words},
    }

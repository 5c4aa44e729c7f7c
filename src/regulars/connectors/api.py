"""Where do programs tell what happened, and read again what did?"""

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import Field

from regulars.connectors.happened import BadPlace, Wanted, happened
from regulars.connectors.json_events import pages
from regulars.connectors.json_events.description import described
from regulars.customers.api import members_of
from regulars.web.api import BadCursor, cursor_from, reads, writes
from regulars.web.cursors import encode
from regulars.web.parameters import PAGE, CursorWord, Limit, Since, Text

router = Router(tags=["events"])


class EventOut(Schema):
    """Something that happened. data: its payload, by `type` and `version`, as webhooks have it.

    actor: who caused it: `api:till`, `import:7`, `play:welcome`, `house`. recorded_at: when we learned of it.
    """

    id: str
    type: str
    version: int
    customer_id: str | None
    shop_id: str | None
    actor: str
    occurred_at: datetime
    recorded_at: datetime
    data: dict[str, Any]


class EventsOut(Schema):
    """Events in the order in which they became known. next_cursor: never null; ask again later with it.

    more: whether there is more to read now; a page may be empty and still have more behind it.
    """

    events: list[EventOut]
    next_cursor: str
    more: bool


@router.post("/events", auth=writes, openapi_extra=described())
def send_events(request: HttpRequest) -> HttpResponse:
    """Take in up to 1,000 events; each is answered for by itself, and a bad one doesn't refuse the others.

    The body may be packed (`Content-Encoding: gzip`); it has at most 8 MB unpacked. The web server leads
    calls past this route on a shorter way (`json_events/lane.py`), to the same door.
    """
    return pages.events(request)


@router.get("/events", auth=reads, response=EventsOut)
def events(
    request: HttpRequest,
    type: Annotated[Text | None, Field(description="Only of this type, such as order.placed.")] = None,
    customer: Annotated[str | None, Field(description="Only what happened to this customer.")] = None,
    since: Since = None,
    cursor: CursorWord = None,
    limit: Limit = PAGE,
) -> dict[str, Any]:
    """What happened, oldest first, for who follows or missed webhooks: nothing is skipped or comes twice."""
    wanted = Wanted(
        name=type,
        customers=members_of(customer) if customer is not None else None,
        shop=request.auth.shop_id,  # type: ignore[attr-defined]
        since=since,
    )
    try:
        found = happened(wanted, after=cursor_from(cursor), limit=limit)
    except BadPlace:
        raise BadCursor from None
    return {"events": found.events, "next_cursor": encode(found.upto), "more": found.more}

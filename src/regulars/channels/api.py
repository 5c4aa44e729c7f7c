"""Which messages of a customer does the API tell?"""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from regulars.channels import queries
from regulars.customers.api import members_of, whole_business
from regulars.web.api import BadCursor, Page, cursor_from, next_cursor, reads
from regulars.web.parameters import PAGE, CursorWord, Limit, Since, Text

if TYPE_CHECKING:
    from regulars.channels.models import Send

router = Router(tags=["messages"])
State = Literal["planned", "claimed", "handed_over", "accepted", "unknown", "failed", "skipped"]


class MessageOut(Schema):
    """One message; state: planned, claimed, handed_over, accepted, unknown, failed or skipped."""

    id: str
    customer_id: str
    play: str
    channel: str
    template: str
    purpose: str
    state: str
    reason: str
    planned_at: datetime
    not_before: datetime
    handed_at: datetime | None
    message_id: str
    subject: str


class MessagesOut(Page):
    """A page of messages, newest first."""

    messages: list[MessageOut]


@router.get("/messages", auth=reads, response=MessagesOut)
def messages(
    request: HttpRequest,
    customer: Annotated[str | None, Field(description="Only to this customer.")] = None,
    play: Annotated[Text | None, Field(description="Only of this play.")] = None,
    state: Annotated[State | None, Field(description="Only those that stand so.")] = None,
    since: Since = None,
    cursor: CursorWord = None,
    limit: Limit = PAGE,
) -> dict[str, Any]:
    """What customers were, will be, or were not written, newest first."""
    whole_business(request)
    rows = queries.of_customer(members_of(customer)[0]) if customer is not None else queries.all_sends()
    asked = {"play": play, "state": state, "planned_at__gte": since}
    rows = rows.filter(**{name: value for name, value in asked.items() if value is not None})
    if place := cursor_from(cursor):
        if not isinstance(place.id, int):
            raise BadCursor
        rows = rows.filter(pk__lt=place.id)
    found = list(rows.order_by("-id")[: limit + 1])
    subjects = queries.subjects([send.pk for send in found])
    return {
        "messages": [told(send, subject=subjects.get(send.pk, "")) for send in found[:limit]],
        "next_cursor": next_cursor(found, limit=limit, by="id"),
    }


def told(send: "Send", *, subject: str) -> dict[str, Any]:
    """A message as the API gives it."""
    names = ("play", "channel", "template", "purpose", "state", "reason", "message_id")
    moments = ("planned_at", "not_before", "handed_at")
    values = {name: getattr(send, name) for name in (*names, *moments)}
    return {"id": str(send.pk), "customer_id": str(send.customer_id), "subject": subject, **values}

"""Which messages of a customer does the API tell?"""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from ninja import Router, Schema

from regulars.channels import queries
from regulars.customers.api import members_of, whole_business
from regulars.web.api import BadCursor, Page, cursor_from, next_cursor, reads

if TYPE_CHECKING:
    from regulars.channels.models import Send

router = Router(tags=["messages"])
PAGE = 100


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
def messages(request: HttpRequest, customer: str, cursor: str | None = None) -> dict[str, Any]:
    """What a customer was, will be, or was not written, newest first."""
    whole_business(request)
    rows = queries.of_customer(members_of(customer)[0])
    if place := cursor_from(cursor):
        if not isinstance(place.id, int):
            raise BadCursor
        rows = rows.filter(pk__lt=place.id)
    found = list(rows.order_by("-id")[: PAGE + 1])
    subjects = queries.subjects([send.pk for send in found])
    return {
        "messages": [told(send, subject=subjects.get(send.pk, "")) for send in found[:PAGE]],
        "next_cursor": next_cursor(found, limit=PAGE, by="id"),
    }


def told(send: "Send", *, subject: str) -> dict[str, Any]:
    """A message as the API gives it."""
    names = ("play", "channel", "template", "purpose", "state", "reason", "message_id")
    moments = ("planned_at", "not_before", "handed_at")
    values = {name: getattr(send, name) for name in (*names, *moments)}
    return {"id": str(send.pk), "customer_id": str(send.customer_id), "subject": subject, **values}

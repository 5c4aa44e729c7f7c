"""Which parcels does the API tell of?"""

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from regulars import clock
from regulars.customers.api import members_of
from regulars.sql import statement
from regulars.web.api import BadCursor, Page, cursor_from, reads
from regulars.web.cursors import Cursor, encode
from regulars.web.parameters import PAGE, CursorWord, Limit, Number, Text

PARCELS = statement(__file__, "parcels_page")
router = Router()

Status = Literal[
    "announced", "in_transit", "out_for_delivery", "to_collect", "delivered", "failed", "returned"
]


class NewsOut(Schema):
    """What the carrier told of a parcel. says: in its own words."""

    status: str
    occurred_at: datetime
    says: str


class ShipmentOut(Schema):
    """A parcel. order_id: null while its order isn't known.

    status: '' where nobody told how far it is. promised_at: what the shop told the buyer; expected_at: what
    the carrier said first. late: it came, or hasn't come, after promised_at, or else after expected_at; null
    where neither is known.
    """

    id: str
    external_id: str
    shop_id: str
    order_id: str | None
    order_external_id: str
    customer_id: str | None
    carrier: str
    method: str
    tracking_number: str
    tracking_url: str
    status: str
    shipped_at: datetime | None
    promised_at: datetime | None
    expected_at: datetime | None
    delivered_at: datetime | None
    late: bool | None
    news: list[NewsOut]


class ShipmentsOut(Page):
    """A page of parcels, the last one known first."""

    shipments: list[ShipmentOut]


@router.get("/shipments", auth=reads, response=ShipmentsOut, tags=["shipments"])
def shipments(
    request: HttpRequest,
    customer: Annotated[Text | None, Field(description="Only this customer's.")] = None,
    order: Annotated[Text | None, Field(description="Only of the order with this id of the shop's.")] = None,
    status: Annotated[Status | None, Field(description="Only those that are so far.")] = None,
    late: Annotated[bool | None, Field(description="Only late ones, or only those that aren't.")] = None,
    shop: Annotated[Number | None, Field(description="Only of this shop.")] = None,
    cursor: CursorWord = None,
    limit: Limit = PAGE,
) -> dict[str, Any]:
    """Parcels with what their carriers told, the last one known first."""
    place = cursor_from(cursor)
    if place and not isinstance(place.id, int):
        raise BadCursor
    own: int | None = request.auth.shop_id  # type: ignore[attr-defined]
    rows = PARCELS.rows(
        customers=members_of(customer) if customer is not None else None,
        order=order,
        status=status,
        late=late,
        shop=own if own is not None else shop,
        at=clock.now(),
        id=place.id if place else None,
        limit=limit + 1,
    )
    more = encode(Cursor(None, rows[limit - 1][0])) if len(rows) > limit else None
    return {"shipments": [msgspec.json.decode(row[1]) for row in rows[:limit]], "next_cursor": more}

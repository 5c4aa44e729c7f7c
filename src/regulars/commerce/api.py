"""Which orders does the API tell of?"""

from datetime import date, datetime
from typing import Annotated, Any

import msgspec
from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from regulars.customers.api import PAGE, Limit, members_of
from regulars.sql import statement
from regulars.web.api import BadCursor, Page, cursor_from, reads
from regulars.web.cursors import Cursor, encode

ORDERS = statement(__file__, "orders_page")
router = Router(tags=["orders"])


class LineOut(Schema):
    """A line of an order; amounts of the whole line in minor units of the order's currency.

    kind: only `product` is goods. revenue_minor: less discounts, without tax where that is known.
    """

    sku: str
    name: str
    kind: str
    quantity: str
    revenue_minor: int
    discount_minor: int
    tax_minor: int | None
    cost_minor: int | None


class RefundOut(Schema):
    """Something given back. revenue_minor: what it took from the revenue. total_minor: all in."""

    id: str
    external_id: str
    refunded_at: datetime
    revenue_minor: int
    total_minor: int
    reason: str


class OrderOut(Schema):
    """An order. *_minor: minor units of its currency; *_business: of the business's, null without a rate.

    external_id, number: the shop's own. customer_id: null where nobody can tell who bought. revenue: goods
    less discounts, without tax where it is known, and without shipping. cost_source: feed, margin or unknown.
    """

    id: str
    external_id: str
    number: str
    shop_id: str
    customer_id: str | None
    placed_at: datetime
    business_date: date
    cancelled_at: datetime | None
    currency: str
    revenue_minor: int
    discount_minor: int
    shipping_minor: int
    tax_minor: int | None
    total_minor: int
    revenue_business: int | None
    refunded_business: int
    cost_business: int | None
    cost_source: str
    channel: str
    lines: list[LineOut]
    refunds: list[RefundOut]


class OrdersOut(Page):
    """A page of orders, newest first."""

    orders: list[OrderOut]


@router.get("/orders", auth=reads, response=OrdersOut)
def orders(
    request: HttpRequest,
    customer: Annotated[str | None, Field(description="Only this customer's.")] = None,
    external_id: Annotated[str | None, Field(description="Only those with this id of the shop's.")] = None,
    shop: Annotated[int | None, Field(description="Only of this shop.")] = None,
    cursor: str | None = None,
    limit: Limit = PAGE,
) -> dict[str, Any]:
    """Orders with their lines and refunds, newest first."""
    place = cursor_from(cursor)
    if place and not (isinstance(place.value, datetime) and isinstance(place.id, int)):
        raise BadCursor
    own: int | None = request.auth.shop_id  # type: ignore[attr-defined]
    rows = ORDERS.rows(
        customers=members_of(customer) if customer is not None else None,
        external_id=external_id,
        shop=own if own is not None else shop,
        at=place.value if place else None,
        id=place.id if place else None,
        limit=limit + 1,
    )
    more = encode(Cursor(rows[limit - 1][0], rows[limit - 1][1])) if len(rows) > limit else None
    return {"orders": [msgspec.json.decode(row[2]) for row in rows[:limit]], "next_cursor": more}

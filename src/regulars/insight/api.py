"""Which figures does the API tell?"""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.http import Http404, HttpRequest
from ninja import Router, Schema
from pydantic import Field

from regulars.insight.commands import values
from regulars.insight.kpis import ALL_SHOPS, overview
from regulars.web.api import reads

router = Router(tags=["figures"])


class ShareOut(Schema):
    """A part of a whole: people, orders, or an amount in minor units. value: 0 to 1; null without a whole."""

    value: float | None
    part: int
    whole: int


class KpisOut(Schema):
    """How much of the business comes from people who come back. Amounts: minor units of `currency`.

    since, until: the first and last day. as_of: when it was worked out. basis: profit, or revenue where too
    few costs are known. truncated: history begins in mid-life, so that shares of repeat customers are at
    least so high. repeat_rate: of all who bought. repeat_orders, repeat_revenue, repeat_profit: what repeat
    customers brought. reference: the line that repeat_profit is held against. costed: the revenue whose cost
    was told. unvalued_orders: without an exchange rate, in no amount. counts: people by stage, kind, rhythm.
    """

    shop_id: int
    days: int
    since: date
    until: date
    as_of: datetime
    currency: str
    basis: Literal["profit", "revenue"]
    truncated: bool
    customers: int
    orders: int
    revenue_business: int
    refunded_business: int
    repeat_rate: ShareOut
    repeat_orders: ShareOut
    repeat_revenue: ShareOut
    repeat_profit: ShareOut | None
    reference: float
    costed: ShareOut
    margin_bp: int | None
    guest_orders: int
    guest_revenue_business: int
    unvalued_orders: int
    counts: dict[str, Any]


@router.get("/kpis", auth=reads, response=KpisOut)
def kpis(
    request: HttpRequest,
    days: Annotated[Literal["30", "90", "365", "0"], Field(description="How far back; 0: ever.")] = "365",
    shop: Annotated[int, Field(description="Only this shop; 0: all of them.")] = ALL_SHOPS,
) -> dict[str, Any]:
    """The store's figures as of their latest computation."""
    own: int | None = request.auth.shop_id  # type: ignore[attr-defined]
    found = overview(days=int(days), shop=own if own is not None else shop)
    if found is None:
        raise Http404("Nothing is worked out yet: it comes with the first orders, or by a refresh.")
    return values(found)

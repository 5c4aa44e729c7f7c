"""Which figures does the API tell?"""

from dataclasses import asdict, fields
from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal

from django.http import Http404, HttpRequest
from ninja import Router, Schema
from ninja.errors import HttpError
from pydantic import Field

from regulars.insight import kpis as found
from regulars.insight.commands import values
from regulars.insight.definitions import DEFINITIONS
from regulars.insight.kpis import ALL_SHOPS, Cell, Share, overview
from regulars.web.api import figures
from regulars.web.parameters import Number

router = Router(tags=["figures"])
MOST_DAYS = timedelta(days=1_000)


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


class DayOut(Schema):
    """One day. repeat_*: of those who had two orders by its end. *_business: minor units of its currency.

    known, returned: customers so far, and those of them with two orders or more. overdue, quiet: null on days
    on which nothing was worked out.
    """

    day: date
    orders: int
    repeat_orders: int
    revenue_business: int
    repeat_revenue_business: int
    guest_orders: int
    guest_revenue_business: int
    refunded_business: int
    new_customers: int
    known: int
    returned: int
    overdue: int | None
    quiet: int | None


class DaysOut(Schema):
    """Days in their order."""

    days: list[DayOut]


class CellOut(Schema):
    """A cohort so many months after its first orders. complete: the month is over for all of them."""

    age: int
    active: ShareOut
    orders: int
    revenue_business: int
    so_far_business: int
    complete: bool


class CohortOut(Schema):
    """Those who first bought in a month; truncated: some may have been customers before."""

    month: date
    size: int
    truncated: bool
    cells: list[CellOut]


class CohortsOut(Schema):
    """Every cohort, oldest first."""

    cohorts: list[CohortOut]


class DefinitionOut(Schema):
    """What a word of these figures means, and how it is worked out. source: papers."""

    name: str
    word: str
    means: str
    worked_out: str
    source: str


class DefinitionsOut(Schema):
    """Every word that is defined."""

    definitions: list[DefinitionOut]


Shop = Annotated[Number, Field(description="Only this shop; 0: all of them.")]


@router.get("/kpis", auth=figures, response=KpisOut)
def kpis(
    request: HttpRequest,
    days: Annotated[Literal["30", "90", "365", "0"], Field(description="How far back; 0: ever.")] = "365",
    shop: Shop = ALL_SHOPS,
) -> dict[str, Any]:
    """The store's figures as of their latest computation."""
    figures = overview(days=int(days), shop=shop_of(request, asked=shop))
    if figures is None:
        raise Http404("Nothing is worked out yet: it comes with the first orders, or by a refresh.")
    return values(figures)


@router.get("/kpis/days", auth=figures, response=DaysOut)
def kpis_by_day(
    request: HttpRequest,
    since: Annotated[date, Field(description="The first day.")],
    until: Annotated[date, Field(description="The last day; at most 1,000 days after the first.")],
    shop: Shop = ALL_SHOPS,
) -> dict[str, Any]:
    """Each day's orders, revenue and customers."""
    if not timedelta(0) <= until - since <= MOST_DAYS:
        raise HttpError(422, "`until` lies from 0 to 1,000 days after `since`.")
    days = found.by_day(since=since, until=until, shop=shop_of(request, asked=shop))
    return {"days": [asdict(day) for day in days]}


@router.get("/cohorts", auth=figures, response=CohortsOut)
def cohorts(request: HttpRequest, shop: Shop = ALL_SHOPS) -> dict[str, Any]:
    """Who of those that first bought in a month came back, month after month."""
    known = found.cohorts(shop=shop_of(request, asked=shop))
    return {
        "cohorts": [
            {
                **vars_of(each),
                "cells": [{**vars_of(cell), "active": share(cell.active)} for cell in each.cells],
            }
            for each in known
        ]
    }


@router.get("/definitions", auth=figures, response=DefinitionsOut)
def definitions(request: HttpRequest) -> dict[str, Any]:
    """What the words of all figures mean, and how each is worked out."""
    words = ("name", "word", "means", "worked_out", "source")
    return {"definitions": [{name: str(getattr(each, name)) for name in words} for each in DEFINITIONS]}


def shop_of(request: HttpRequest, *, asked: int) -> int:
    """The key's own shop; else the one that is asked for."""
    own: int | None = request.auth.shop_id  # type: ignore[attr-defined]
    return own if own is not None else asked


def vars_of(value: found.Cohort | Cell) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in fields(value)}


def share(part: Share) -> dict[str, float | int | None]:
    return {
        "value": None if part.value is None else float(part.value),
        "part": part.part,
        "whole": part.whole,
    }

"""How do programs tell what advertising cost, and read what a new customer cost?"""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.errors import HttpError
from pydantic import Field

from regulars import clock
from regulars.commerce import queries
from regulars.commerce.acquisition import acquired
from regulars.commerce.facts import SpendFact
from regulars.commerce.intake import Source, apply
from regulars.commerce.touches import source_name
from regulars.money import to_minor
from regulars.web.api import figures, writes
from regulars.web.parameters import Moment, Number, Text

router = Router()

MOST = 5000
Amount = Annotated[Decimal, Field(ge=0, le=Decimal(10) ** 12)]
Word = Annotated[Text, Field(min_length=1, max_length=200)]
Count = Annotated[int, Field(ge=0, lt=2**53)]


class SpentIn(Schema):
    """What a campaign cost on a day, in major units of `currency`."""

    day: date
    campaign: Annotated[Text, Field(max_length=200)] = ""
    spend: Amount
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")]
    impressions: Count | None = None
    clicks: Count | None = None


class SpendIn(Schema):
    """What an advertiser was paid. source: google, meta, ... as in `utm_source`; all names of one are one.

    as_of: when this was true; days that were told as of a later moment stay. Now, where it isn't said.
    """

    source: Word
    as_of: Moment | None = None
    days: Annotated[list[SpentIn], Field(min_length=1, max_length=MOST)]


class SpendTold(Schema):
    """How many days of campaigns were new, changed, or known already."""

    new: int
    changed: int
    known: int


class AcquiredOut(Schema):
    """A source. *_business: minor units of the business's currency, null where a day of it has no rate.

    new_customers: who ordered for the first time in these days and first came by this source. advertised: how
    many of them came by an advertisement. cost_business: spend ÷ advertised, null without any.
    """

    source: str
    spend_business: int | None
    clicks: int | None
    new_customers: int
    advertised: int
    cost_business: int | None


class AcquisitionOut(Schema):
    """What new customers cost, by source."""

    since: date
    until: date
    sources: list[AcquiredOut]


@router.post("/ad-spend", auth=writes, response=SpendTold, tags=["advertising"])
def tell_spend(request: HttpRequest, told: SpendIn, shop: Number | None = None) -> dict[str, int]:
    """Tell what advertising cost: a day of a campaign each. A newer statement takes an older one's place."""
    at = clock.now()
    source = Source(
        shop_id=_shop(request, asked=shop),
        key="ad_spend",
        actor=f"api:{request.auth.name}",  # type: ignore[attr-defined]
    )
    version = (told.as_of or at).astimezone(UTC)
    results = apply([_fact(each, told, version) for each in told.days], source=source, at=at).results
    return {word: results.count(word) for word in ("new", "changed", "known")}


@router.get("/acquisition", auth=figures, response=AcquisitionOut, tags=["advertising"])
def acquisition(request: HttpRequest, since: date, until: date, shop: Number | None = None) -> dict[str, Any]:
    """What new customers cost, by the source they first came from, in these days."""
    own: int | None = request.auth.shop_id  # type: ignore[attr-defined]
    found = acquired(since=since, until=until, shop=own if own is not None else shop)
    return {"since": since, "until": until, "sources": found}


def _fact(each: SpentIn, told: SpendIn, version: datetime) -> SpendFact:
    return SpendFact(
        source=source_name(told.source),
        campaign=each.campaign.strip(),
        day=each.day,
        currency=each.currency,
        spend_minor=to_minor(each.spend, currency=each.currency),
        version=version,
        impressions=each.impressions,
        clicks=each.clicks,
    )


def _shop(request: HttpRequest, *, asked: int | None) -> int:
    """Which shop is meant: the key's own, the one that is asked for, or the only one."""
    own: int | None = request.auth.shop_id  # type: ignore[attr-defined]
    ids = [own] if own is not None else [row.id for row in queries.shops()]
    if asked is not None:
        ids = [each for each in ids if each == asked]
    if len(ids) != 1:
        raise HttpError(422, "Name the shop by ?shop= and its number.")
    return ids[0]

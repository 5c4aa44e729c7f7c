"""In which visit had the buyer of a Shopify order first come?

The API alone tells it, and only some time after the order, so that it stands apart from what the order says:
an order that is read from a webhook and from the API doesn't change by it.
"""

from datetime import datetime

import msgspec
from msgspec import UNSET, UnsetType

from regulars.commerce.facts import Touch
from regulars.commerce.touches import touch

STREAM = "journeys"
"""As what an order is asked for after it was placed: one that isn't there yet was not called off."""


class Campaign(msgspec.Struct, frozen=True):
    """The UTM parameters of a visit."""

    source: str | None = None
    medium: str | None = None
    campaign: str | None = None
    content: str | None = None
    term: str | None = None


class Visit(msgspec.Struct, frozen=True):
    id: str
    at: datetime | None = None
    landing: str | None = None
    referrer: str | None = None
    utm: Campaign | None = None


class Journey(msgspec.Struct, frozen=True):
    """The visits before an order. ready: whether Shopify has put them together yet."""

    ready: bool = False
    first: Visit | None = None
    last: Visit | None = None


def first_touch_of(journey: Journey | None) -> Touch | UnsetType:
    """How they had first come, unless that isn't known yet, or was the visit of the order itself."""
    if journey is None or not journey.ready or journey.first is None:
        return UNSET
    visit = journey.first
    if journey.last and journey.last.id == visit.id:
        return UNSET
    utm = visit.utm or Campaign()
    told = Touch(
        at=visit.at,
        source=utm.source or "",
        medium=utm.medium or "",
        campaign=utm.campaign or "",
        content=utm.content or "",
        term=utm.term or "",
    )
    return touch(told, landing=visit.landing or "", referrer=visit.referrer or "") or UNSET

"""Which campaigns does the API tell of, how far is each, and what did it bring?

No route lets one go out: a person does, in the console or by the command.
"""

from datetime import datetime
from typing import Any, Literal

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from regulars import clock
from regulars.capabilities.campaigns import queries
from regulars.capabilities.campaigns.values import campaign_values, result_values
from regulars.customers.api import whole_business
from regulars.web.api import figures, number_from

router = Router(tags=["campaigns"])
State = Literal["draft", "scheduled", "running", "paused", "stopped", "done"]


class CampaignOut(Schema):
    """One message to many, and how far it is.

    planned_for: when it goes out, by the clock that `timing` names; null: as soon as it was started. meant:
    people who get it or are left alone; left_alone: those who get nothing; left_out: those whom it means and
    can't reach, by reason. to_come: whose moment isn't there yet; waiting: in the outbox.
    """

    id: str
    campaign: str
    state: State
    templates: list[str]
    channels: list[str]
    topic: str
    content: str
    timing: Literal["shop", "person", "own_hour"]
    planned_for: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    meant: int
    left_alone: int
    to_come: int
    waiting: int
    sent: int
    not_sent: int
    left_out: dict[str, int]


class CampaignsOut(Schema):
    """Every campaign, the newest first."""

    campaigns: list[CampaignOut]


class TriedOut(Schema):
    """How one of two messages stood: people who got it, and how many did what decides."""

    people: int
    did: int


class TrialOut(Schema):
    """Some try two messages first; the others get the better one.

    winner: a or b; '' until it is decided, at `decided_at`. is_sure: surely better, not only ahead.
    """

    judged_by: Literal["clicks", "opens", "orders", "money"]
    winner: Literal["a", "b", ""]
    decided_at: datetime | None
    is_sure: bool
    a: TriedOut | None
    b: TriedOut | None


class BroughtOut(Schema):
    """What it brought per person who was drawn, against those left alone, in minor units.

    treated, control: people whose 14 days are over. low, high: null while it is too early to say.
    """

    what: Literal["margin", "revenue"]
    currency: str
    treated: int
    control: int
    difference: float
    low: float | None
    high: float | None


class AnswersOut(Schema):
    """How many people answered it with a no."""

    unsubscribed: int
    complained: int
    bounced: int


class CampaignResultOut(CampaignOut):
    """A campaign with what came of it; null where nothing could have."""

    trial: TrialOut | None
    brought: BroughtOut | None
    answers: AnswersOut | None


@router.get("/campaigns", auth=figures, response=CampaignsOut)
def campaigns(request: HttpRequest) -> dict[str, Any]:
    """Every campaign, and how far it is."""
    whole_business(request)
    return {"campaigns": [campaign_values(row) for row in queries.campaigns()]}


@router.get("/campaigns/{id}", auth=figures, response=CampaignResultOut)
def campaign(request: HttpRequest, id: str) -> dict[str, Any]:
    """One campaign, which of two messages won, and what it brought."""
    whole_business(request)
    row = queries.campaign(number_from(id))
    if row is None:
        raise Http404("There is no such campaign.")
    return campaign_values(row) | result_values(row, at=clock.now())

"""Which campaigns are there, and how far is each?"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from regulars.capabilities.campaigns import queries, words
from regulars.capabilities.campaigns.queries import Progress
from regulars.web.access import role
from regulars.web.pieces import Empty, Words
from regulars.web.request import StaffRequest

if TYPE_CHECKING:
    from regulars.capabilities.campaigns.models import Campaign

NONE_YET = Empty(
    title=_("Nothing was sent to many yet"),
    says=_(
        "A campaign is one message to many people: a newsletter, a greeting, a question. Each gets it once, "
        "if they allow it, and a control group shows what it brought."
    ),
    url="/campaigns/new/",
    verb=_("Write to many"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A campaign in a line."""

    campaign: "Campaign"
    state: Words
    tone: str
    far: Progress

    @property
    def moment(self) -> datetime | None:
        """When it went out, or will."""
        return self.campaign.planned_for or self.campaign.started_at


@role("marketer", "analyst")
def campaigns(request: StaffRequest) -> HttpResponse:
    rows = [
        Row(each, *words.STATES[each.state], far=queries.progress(each.pk)) for each in queries.campaigns()
    ]
    return render(request, "campaigns/index.html", {"rows": rows, "none_yet": NONE_YET})

"""Which ad audiences are there, and how do they stand?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from regulars.capabilities.audiences import queries, words
from regulars.capabilities.audiences.queries import Count, Spent
from regulars.web.access import role
from regulars.web.pieces import Empty, Words
from regulars.web.request import StaffRequest

if TYPE_CHECKING:
    from regulars.capabilities.audiences.models import AdAudience

NONE_YET = Empty(
    title=_("Nobody is told to an advertising network"),
    says=_(
        "An ad audience keeps a list at Meta or Google of people who allow it, leaves a control group out, "
        "and measures what the ads really brought."
    ),
    url="/ad-audiences/new/",
    verb=_("Make an ad audience"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """An ad audience in a line."""

    audience: "AdAudience"
    state: Words
    tone: str
    counts: list[Count]
    spent: Spent | None


@role("marketer", "analyst")
def audiences(request: StaffRequest) -> HttpResponse:
    rows = _rows()
    return render(request, "audiences/index.html", {"rows": rows, "none_yet": NONE_YET})


def _rows() -> list[Row]:
    found, troubled = queries.audiences(), {row.audience_id for row in queries.in_trouble()}
    counts, spent = queries.counts(), queries.with_budgets(found)
    return [
        Row(
            each,
            *words.standing(each, has_problem=each.pk in troubled),
            counts=[count for count in counts if count.audience_id == each.pk],
            spent=spent.get(each.pk),
        )
        for each in found
    ]

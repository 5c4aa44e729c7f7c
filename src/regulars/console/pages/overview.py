"""How does the store stand, and what is to be done next?"""

from fractions import Fraction

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from regulars.console.figures import cohorts, ladder
from regulars.console.figures.months import revenue_chart
from regulars.console.pages.start import start
from regulars.console.portions import buyers
from regulars.console.queries import overview as queries
from regulars.customers.discretion import may_see_names
from regulars.insight import kpis
from regulars.insight.kpis import Overview, Share
from regulars.web import format as written
from regulars.web.access import Access, role
from regulars.web.request import StaffRequest
from regulars.web.roles import Role

SEES_PLAYS = Access(roles=frozenset({Role.MARKETER, Role.ANALYST}))


@role("agent", "analyst")
def overview(request: StaffRequest) -> HttpResponse:
    found = kpis.overview()
    if found is None or not queries.knows_orders():
        return start(request)
    months = queries.months(until=found.until)
    rhythms = found.counts["rhythms"]
    context = {
        "found": found,
        "headline": headline(found),
        "profit": found.repeat_profit,
        "brought": found.repeat_profit or found.repeat_revenue,
        "rates": [drawn(month.repeat_rate.value) for month in months],
        "shares": [drawn(month.repeat_share.value) for month in months],
        "quiet": Share(rhythms["quiet"], found.counts["people"]),
        "overdue_count": rhythms["overdue"],
        "overdue": queries.overdue(names=may_see_names(request.role)),
        "stages": ladder.stages(found.counts["stages"]),
        "kinds": ladder.kinds(found.counts["categories"]),
        "cohorts": cohorts.heat(kpis.cohorts()),
        "sees_plays": SEES_PLAYS.admits(request.role),
        "revenue": revenue_chart(months, currency=found.currency),
    }
    return render(request, "console/overview.html", context)


def headline(found: Overview) -> str:
    """What matters most, in a sentence."""
    came_back, brought = found.repeat_rate.value, (found.repeat_profit or found.repeat_revenue).value
    if came_back is None or brought is None:
        return _("Nobody bought in the last year.")
    said = {"who": buyers(came_back), "share": written.percent(brought)}
    if found.repeat_profit:
        return _("%(who)s came back, and brought %(share)s of the profit.") % said
    return _("%(who)s came back, and brought %(share)s of the revenue.") % said


def drawn(share: Fraction | None) -> float | None:
    """A share as a curve draws it; a month of which nothing can be said is a gap."""
    return None if share is None else float(share)

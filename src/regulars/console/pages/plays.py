"""Which plays are there, which are on, and what does each bring?"""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from regulars import clock
from regulars.console.figures import effect
from regulars.console.figures.play_words import sentence, title
from regulars.console.queries import plays as queries
from regulars.engine.measure import NeverOn, Result, measure
from regulars.web.access import role
from regulars.web.request import StaffRequest


@role("marketer", "analyst")
def plays(request: StaffRequest) -> HttpResponse:
    """All plays as sentences; what each brings is fetched by the page, one by one."""
    found = queries.plays()
    rows = [
        {"known": one, "title": title(one.name), "sentence": sentence(one, currency=request.about.currency)}
        for one in found
    ]
    return render(request, "console/plays.html", {"rows": rows, "on": sum(one.is_on for one in found)})


@role("marketer", "analyst")
def result(request: StaffRequest, name: str) -> HttpResponse:
    """What one play brings, for the list."""
    found = measured(name)
    if found is None:
        raise Http404
    said = {"headline": effect.headline(found), "outlook": effect.outlook(found)}
    bar = effect.bar(found, widest=effect.widest([found]))
    return render(request, "console/play_result.html", {"found": found, "bar": bar, **said})


def measured(name: str) -> Result | None:
    """The effect of a play as of now; None where it was never on."""
    try:
        return measure(name, at=clock.now())
    except NeverOn:
        return None

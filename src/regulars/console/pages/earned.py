"""What did the plays earn, side by side?"""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from regulars.console.figures import effect
from regulars.console.figures.play_words import title
from regulars.console.pages.plays import measured
from regulars.engine import queries
from regulars.engine.measure import Result
from regulars.web.access import role
from regulars.web.pieces import IntervalBar
from regulars.web.request import StaffRequest


@dataclass(frozen=True, slots=True)
class Row:
    """A play's effect in a line. bar: None while it is too early."""

    name: str
    title: str
    people: int
    bar: IntervalBar | None
    at_least: str
    is_told: bool


@role("marketer", "analyst")
def earned(request: StaffRequest) -> HttpResponse:
    """Every play that ever was on, on one scale; the overview fetches it, since measuring takes its time."""
    found = {play.name: result for play in queries.plays() if (result := measured(play.name))}
    widest = effect.widest(list(found.values()))
    rows = [row(name, result, widest=widest) for name, result in found.items()]
    told = [result.is_margin for result in found.values() if result.treated.people + result.control.people]
    is_margin = all(told) if told else None
    return render(request, "console/earned.html", {"rows": rows, "is_margin": is_margin})


def row(name: str, result: Result, *, widest: float) -> Row:
    return Row(
        name=name,
        title=title(name),
        people=result.assigned_treated + result.assigned_control,
        bar=effect.bar(result, widest=widest),
        at_least=effect.at_least(result),
        is_told=result.money.is_told,
    )

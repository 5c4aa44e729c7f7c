"""Who is this person to us, what happened, and what wasn't done and why?"""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from regulars import clock
from regulars.console.discretion import may_see_names
from regulars.console.figures import portrait
from regulars.console.queries import orders as bought
from regulars.console.queries import person as queries
from regulars.console.queries.person import Known
from regulars.console.words import KINDS, STAGES, Word
from regulars.insight import reasons
from regulars.insight.stages import RANK
from regulars.web.access import role
from regulars.web.request import StaffRequest


@role("agent", "analyst")
def person(request: StaffRequest, id: int) -> HttpResponse:
    """Somebody's page; who was merged into another is seen there."""
    here = queries.canonical(id)
    if here is None:
        raise Http404
    if here != id:
        return redirect("person", id=here)
    known, at = queries.known(id, names=may_see_names(request.role)), clock.now()
    return render(request, "console/person.html", {"known": known, **shown(request, known, at=at)})


@role("agent", "analyst")
def order_lines(request: StaffRequest, id: int, order: int) -> HttpResponse:
    """The lines of one of their orders, for the page to unfold."""
    known = queries.known(id, names=False)
    lines = bought.lines(known.members, order=order)
    if not lines:
        raise Http404
    return render(request, "console/order_lines.html", {"lines": lines, "currency": lines[0].order.currency})


def shown(request: StaffRequest, known: Known, *, at: datetime) -> dict[str, Any]:
    """All that the page's template needs beside the person."""
    latest = list(bought.orders(known.members))
    needs = queries.needs(known.id, at=at)
    return {
        "headline": portrait.headline(known, waited=waited(latest), at=at),
        "standing": standing(known, currency=request.about.currency),
        "orders": latest,
        "needs": needs,
        "need": needs[0] if needs else None,
        "allowed": queries.allowed(known.members),
        "known_by": queries.known_by(known.members) if known.names else [],
        "joined": queries.joined(known.id),
    }


def waited(orders: list[Any]) -> int | None:
    """Days between the two latest orders that stand; None with fewer."""
    days = [order.business_date for order in orders if order.cancelled_at is None and order.has_goods]
    return (days[0] - days[1]).days if len(days) > 1 else None


def standing(known: Known, *, currency: str) -> dict[str, tuple[Word, str, int]]:
    """Stage and kind: the word, the reason in words, and the stage's place on the way of five."""
    words = {"stage": STAGES, "category": KINDS}
    return {
        turn.what: (
            words[turn.what][turn.value],
            reasons.in_words(turn, currency=currency),
            RANK.get(turn.value, 0),
        )
        for turn in reasons.standing(known.id)
        if turn.value in words[turn.what]
    }

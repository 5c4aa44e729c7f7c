"""Who is this person to us, what happened, and what wasn't done and why?"""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from regulars import clock
from regulars.console.figures import portrait
from regulars.console.figures.history import moments
from regulars.console.figures.play_words import title
from regulars.console.pages.liking import liking
from regulars.console.queries import orders as bought
from regulars.console.queries import person as queries
from regulars.console.queries.person import Allowed, Known, KnownBy
from regulars.console.words import BLOCKED, IDENTITIES, KINDS, STAGES, Word
from regulars.customers.discretion import may_see_names
from regulars.customers.permission import OFFERS
from regulars.customers.queries import erased_at
from regulars.customers.timeline import Place, timeline
from regulars.customers.words import channel_word, how_word, purpose_word
from regulars.engine import queries as engine
from regulars.insight import reasons
from regulars.insight.lines import RANK
from regulars.web.access import role
from regulars.web.cursors import Cursor, decode, encode
from regulars.web.request import StaffRequest

SHOWN = 25
"""Lines of the timeline that are shown at once."""


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


@role("agent", "analyst")
def earlier(request: StaffRequest, id: int) -> HttpResponse:
    """What happened before the last line of their timeline, for the page to go on with."""
    known = queries.known(id, names=may_see_names(request.role))
    cursor = decode(request.GET.get("at", ""))
    if cursor is None or not isinstance(cursor.value, datetime):
        raise Http404
    kind, _colon, last = str(cursor.id).rpartition(":")
    place = Place(cursor.value, kind, int(last))
    context = {"known": known, **happened(known, after=place, at=clock.now())}
    return render(request, "console/person_timeline.html", context)


def happened(known: Known, *, after: Place | None, at: datetime) -> dict[str, Any]:
    """A page of the timeline, and where the next one begins."""
    entries = timeline(known.members, upto=at, limit=SHOWN + 1, after=after)
    more, last = len(entries) > SHOWN, entries[:SHOWN][-1:]
    return {
        "moments": moments(entries[:SHOWN], names=known.names),
        "earlier": encode(Cursor(last[0].at, f"{last[0].kind}:{last[0].id}")) if more else "",
    }


def shown(request: StaffRequest, known: Known, *, at: datetime) -> dict[str, Any]:
    """All that the page's template needs beside the person."""
    latest = list(bought.orders(known.members))
    needs = queries.needs(known.id, at=at)
    return {
        "headline": portrait.headline(known, waited=waited(latest), at=at),
        **happened(known, after=None, at=at),
        "standing": standing(known, currency=request.about.currency),
        "orders": latest,
        "needs": needs,
        "known_by": [(way, IDENTITIES[way.kind]) for way in queries.known_by(known.members)]
        if known.names
        else [],
        "joined": queries.joined(known.id),
        "erased_at": erased_at(known.id),
        "may_change": known.names,
        "plays": [(one.name, title(one.name)) for one in engine.plays()],
        **consents(known),
        **liking(known.members, language=request.LANGUAGE_CODE, at=at),
    }


def ways(known: Known) -> list[tuple[KnownBy, str | Promise]]:
    """How they are known, each with the word for it; nothing for readers who may not see that."""
    found = queries.known_by(known.members) if known.names else []
    return [(way, IDENTITIES[way.kind]) for way in found]


def consents(known: Known) -> dict[str, Any]:
    """What they said about messages, in words, whether they allow any offers, and what is blocked."""
    said, blocked = queries.allowed(known.members), queries.blocked(known.members)
    return {
        "allowed": [(one, in_words(one)) for one in said],
        "grants": any(one.granted and one.purpose == OFFERS for one in said),
        "blocked": [(one, channel_word(one.channel), BLOCKED[one.reason]) for one in blocked],
    }


def in_words(said: Allowed) -> dict[str, str]:
    """A statement's channel, purpose and way, as people call them."""
    return {
        "channel": channel_word(said.channel),
        "purpose": purpose_word(said.purpose),
        "how": how_word(said.how),
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

"""What does this play do, for whom, what did it bring, and why not for others?"""

from datetime import timedelta
from typing import Any

import yaml
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.channels.writing.gate import Held
from regulars.channels.writing.telling import held_page, says_all_the_same
from regulars.console.figures import effect
from regulars.console.figures.play_words import because, sentence, title
from regulars.console.pages.plays import measured
from regulars.console.queries import plays as queries
from regulars.console.queries.plays import Known
from regulars.console.queries.preview import preview
from regulars.customers.discretion import may_see_names
from regulars.engine import actions, activation, reasons
from regulars.engine import queries as engine
from regulars.engine.play import channels, holdout_share
from regulars.engine.running import house
from regulars.web.access import role
from regulars.web.request import StaffRequest
from regulars.web.toast import toast

WEEK = timedelta(days=7)
LOOKED_BACK = timedelta(days=30)
YES = {code for code, reason in reasons.REASONS.items() if reason.is_yes}


@role("marketer", "analyst")
def play(request: StaffRequest, name: str) -> HttpResponse:
    """One play: what it does, what it brought, where people are, and why not."""
    known = found_or_404(name)
    result = measured(name)
    context = {
        **said(request, known),
        "result": result,
        "headline": effect.headline(result) if result else "",
        "outlook": effect.outlook(result) if result else "",
        "course": effect.course(result) if result else None,
        **places(known),
    }
    return render(request, "console/play.html", context)


@role("marketer", "analyst")
def reach(request: StaffRequest, name: str) -> HttpResponse:
    """Whom it would reach in a week, for the page to fetch."""
    known = found_or_404(name)
    if known.play is None:
        raise Http404
    looked = preview(known.play, here=house(at=clock.now()), names=may_see_names(request.role))
    return render(request, "console/play_reach.html", {"preview": looked, "known": known})


@role("marketer")
def switch_on(request: StaffRequest, name: str) -> HttpResponse:
    """What switching it on will do, and the button that does it."""
    known = found_or_404(name)
    if known.play is None:
        raise Http404
    if request.method == "POST":
        return switched_on(request, known)
    looked = preview(known.play, here=house(at=clock.now()), names=may_see_names(request.role))
    context = {**said(request, known), "preview": looked, "holdout": holdout_share(known.play)}
    return render(request, "console/play_on.html", context)


def switched_on(request: StaffRequest, known: Known) -> HttpResponse:
    """Switch it on, unless its letters have to be mended first, or somebody has to know what lint says."""
    try:
        activation.switch_on(
            known.newer or known.definition,
            who=request,
            at=clock.now(),
            all_the_same=says_all_the_same(request),
        )
    except Held as held:
        return held_page(
            request, held, verb=_("Switch it on all the same"), back=reverse("play", args=[known.name])
        )
    toast(request, _("It is on. What happens from now on starts it."))
    return redirect("play", name=known.name)


@role("marketer")
@require_POST
def switch_off(request: StaffRequest, name: str) -> HttpResponse:
    """Stop it: nobody enters, nobody in it goes on."""
    if actions.switch_off(name, who=request, at=clock.now()):
        toast(request, _("It is off. Nobody enters it, and nobody in it goes on."))
    return redirect("play", name=name)


def found_or_404(name: str) -> Known:
    known = queries.named(name)
    if known is None:
        raise Http404
    return known


def said(request: StaffRequest, known: Known) -> dict[str, Any]:
    """The play in words."""
    return {
        "known": known,
        "title": title(known.name),
        "because": because(known),
        "sentence": sentence(known, currency=request.about.currency),
        "channels": channels(known.play) if known.play else (),
        "file": yaml.safe_dump(known.definition, sort_keys=False, allow_unicode=True, width=100),
    }


def places(known: Known) -> dict[str, Any]:
    """Where people are in it, why others are not, and what went wrong."""
    if known.standing is None:
        return {}
    at, play_id = clock.now(), known.standing.id
    decided = engine.reasons(play_id, since=at - LOOKED_BACK)
    no = [(code, n) for code, n in decided.most_common() if code not in YES]
    held = [(reasons.short(code), n) for code, n in no]
    return {
        "due": engine.due_within(play_id, at=at, span=WEEK),
        "held": held,
        "held_count": sum(n for _reason, n in held),
        "stuck": engine.stuck(play_id),
        "versions": engine.versions(known.name),
    }

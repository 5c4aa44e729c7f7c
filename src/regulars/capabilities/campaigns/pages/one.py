"""How far is a campaign, what came of it, and what can be done with it?"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.capabilities.campaigns import (
    actions,
    archiving,
    checks,
    jobs,
    queries,
    rules,
    starting,
    trial,
    words,
)
from regulars.capabilities.campaigns.contents import CONTENTS
from regulars.capabilities.campaigns.pages import figures
from regulars.capabilities.campaigns.pages.asked import called, titles
from regulars.capabilities.campaigns.pages.new import shown
from regulars.capabilities.campaigns.preview import preview, sentence
from regulars.capabilities.campaigns.results import COUNTED_FOR, JUDGED_AFTER, contest, measured, tried
from regulars.channels.reasons import STATES, reason
from regulars.channels.writing.gate import Held
from regulars.channels.writing.telling import held_page, says_all_the_same
from regulars.commerce.queries import company
from regulars.customers.queries import topics
from regulars.customers.words import channel_word
from regulars.engine.expression import ExpressionProblem
from regulars.web.access import role
from regulars.web.format import exactly
from regulars.web.request import StaffRequest
from regulars.web.roles import Role
from regulars.web.toast import toast, trouble

if TYPE_CHECKING:
    from regulars.capabilities.campaigns.models import Campaign


@role("marketer", "analyst")
def campaign(request: StaffRequest, id: int) -> HttpResponse:
    """One: what it says, how far it is, why some wait, and what it brought."""
    row, at = found_or_404(id), clock.now()
    context: dict[str, Any] = {
        **standing(row),
        "timing": words.TIMINGS[row.timing],
        "whom": whom(row),
        "planned": row.planned_for and exactly(row.planned_for),
        "letters": [titles().get(name, name) for name in row.templates],
        "channels": [channel_word(name) for name in row.channels],
        "topic": next(
            (called(one.names, slug=one.slug) for one in topics() if one.slug == row.topic), row.topic
        ),
        "content": CONTENTS[row.content].label if row.content in CONTENTS else "",
        "trial": figures.trial_of(row),
        "judged_by": words.JUDGED_BY[row.judged_by],
        "may_change": request.role in {Role.OWNER, Role.MARKETER},
        "may_take_back": row.started_at is not None and at < row.started_at + rules.GRACE,
        "days": COUNTED_FOR.days,
        "judged_days": JUDGED_AFTER[row.judged_by].days,
        "problems": in_the_way(row, at=at),
        "archived_at": archiving.address_of(row),
    }
    if row.state == "draft":
        context |= draft(request, row)
    else:
        result = measured(row, at=at)
        context |= {"result": result, "headline": figures.headline(result), "bar": figures.bar(result)}
        context |= {"aftermath": queries.aftermath(row), **compared(row, at=at)}
    return render(request, "campaigns/one.html", context)


def whom(row: "Campaign") -> str:
    """In words; as it is written where it can't be read any more."""
    try:
        return sentence(row.expression, currency=company().currency)
    except ExpressionProblem:
        return row.expression


@role("marketer", "analyst")
def far(request: StaffRequest, id: int) -> HttpResponse:
    """How far it is, looked at again and again while it goes out."""
    return render(request, "campaigns/far.html", standing(found_or_404(id)))


def standing(row: "Campaign") -> dict[str, object]:
    """How far one is, and why some wait."""
    state, tone = words.STATES[row.state]
    known = queries.progress(row.pk)
    left_out = sorted(row.left_out.items())
    return {
        "row": row,
        "state": state,
        "tone": tone,
        "far": known,
        "others": queries.still_to_be_meant(row, meant=known.meant),
        "next_due": queries.next_due(row.pk),
        "why": [(STATES[one.state], reason(one.reason), one.count) for one in queries.why(row.pk)],
        "could_not": [(count, words.LEFT_OUT.get(why, why)) for why, count in left_out],
    }


def compared(row: "Campaign", *, at: datetime) -> dict[str, object]:
    """How two messages stand beside each other; nothing of a campaign that has one."""
    did = words.DID[row.judged_by]
    if row.trial_bp is None:
        two = contest(row, at=at)
        return {"two": two, "did": did, "verdict": figures.verdict(two, by=row.judged_by) if two else ""}
    if known := trial.verdict_of(row):
        return {"two": known, "did": did, "verdict": figures.decided(known, winner=row.winner)}
    two = tried(row, at=at)
    return {"two": two, "did": did, "verdict": figures.undecided(trial.ends_at(row))}


def draft(request: StaffRequest, row: "Campaign") -> dict[str, object]:
    """Whom a draft would reach, as of now; nothing where something stands in its way."""
    at = clock.now()
    return shown(request, None if in_the_way(row, at=at) else preview(actions.wanted_of(row), at=at))


def in_the_way(row: "Campaign", *, at: datetime) -> list[str]:
    """What keeps it from starting or going on: a letter, or a word of its audience, may be gone by now."""
    if row.state in {"stopped", "done"}:
        return []
    found = checks.problems(actions.wanted_of(row), at=at)
    return [one.message for one in found if row.state == "draft" or one.field != "planned_for"]


@role("marketer")
@require_POST
def start(request: StaffRequest, id: int) -> HttpResponse:
    """Let it go out, unless something is wrong with it by now."""
    row = found_or_404(id)
    if problems := checks.problems(actions.wanted_of(row), at=clock.now()):
        trouble(request, problems[0].message)
        return redirect("campaign", id=id)
    says = _("Started. For a minute you can take it back.")
    start_it = partial(starting.start, all_the_same=says_all_the_same(request))
    try:
        return done(request, id, start_it, says=says)
    except Held as held:
        back = reverse("campaign", args=[id])
        return held_page(request, held, verb=_("Start it all the same"), back=back)


@role("marketer")
@require_POST
def take_back(request: StaffRequest, id: int) -> HttpResponse:
    """Make a draft of it again."""
    return done(request, id, actions.take_back, says=_("Taken back: nothing left. It is a draft again."))


@role("marketer")
@require_POST
def pause(request: StaffRequest, id: int) -> HttpResponse:
    """Let nothing more leave."""
    return done(request, id, actions.pause, says=_("Paused: nothing more leaves."))


@role("marketer")
@require_POST
def resume(request: StaffRequest, id: int) -> HttpResponse:
    """Let it go on."""
    return done(request, id, actions.resume, says=_("It goes on."))


@role("marketer")
@require_POST
def stop(request: StaffRequest, id: int) -> HttpResponse:
    """End it for good."""
    return done(request, id, actions.stop, says=_("Stopped: what waits never leaves."))


@role("marketer")
@require_POST
def remove(request: StaffRequest, id: int) -> HttpResponse:
    """Throw a draft away."""
    if actions.remove(found_or_404(id).pk, who=request, at=clock.now()):
        toast(request, _("The draft is gone."))
        return redirect("campaigns")
    trouble(request, _("That can’t be done any more: somebody, or time, was faster."))
    return redirect("campaign", id=id)


def done(request: StaffRequest, id: int, action: Callable[..., bool], *, says: str) -> HttpResponse:
    """Do it, if that can still be done, and say which."""
    if action(found_or_404(id).pk, who=request, at=clock.now()):
        jobs.soon()
        toast(request, says)
    else:
        trouble(request, _("That can’t be done any more: somebody, or time, was faster."))
    return redirect("campaign", id=id)


def found_or_404(id: int) -> "Campaign":
    found = queries.campaign(id)
    if found is None:
        raise Http404
    return found

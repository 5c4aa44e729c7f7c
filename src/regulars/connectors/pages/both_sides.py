"""How does the owner see whether both sides agree, what the shop was told, and what is missing in it?"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.connectors import actions, asking, history, jobs, queries, telling
from regulars.connectors.catalogue import connectors
from regulars.connectors.exchange import Finding, OutOfReach, Standing
from regulars.connectors.hooks import hooks_of
from regulars.connectors.pages.standing import standing
from regulars.web import audit
from regulars.web.access import role
from regulars.web.request import StaffRequest
from regulars.web.toast import toast, trouble

if TYPE_CHECKING:
    from regulars.connectors.models import Comparison, Connection, Telling

TONES = {Standing.GOOD: "tone-good", Standing.MISSING: "tone-bad", Standing.UNKNOWN: "tone-warn"}
STATES: dict[str, str | Promise] = {
    "planned": gettext_lazy("is told soon"),
    "accepted": gettext_lazy("taken"),
    "failed": gettext_lazy("refused"),
}
CHANGES: dict[str, str | Promise] = {
    "coupon": gettext_lazy("A coupon"),
    "tags": gettext_lazy("A customer’s tags"),
    "note": gettext_lazy("A line for an order"),
    "consent": gettext_lazy("A yes or no to messages"),
    "webhooks": gettext_lazy("Where to send its webhooks"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A change that the shop was told of, as the owner sees it. wrong: why the shop didn't take it."""

    id: int
    when: datetime
    what: str
    state: str
    wrong: str
    is_failed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The two sides' part of their connection's page.

    compared: what the last comparison found, a line each; wrong: what stood in its way. heard_at: when the
    shop answered last what changed; trouble: why it doesn't. wished: how many things it is still asked for.
    """

    compared_at: datetime | None
    compared: list[str]
    is_going: bool
    wrong: str
    heard_at: datetime | None
    trouble: str
    wished: int
    told: list[Told]


def part(found: "Connection") -> Part | None:
    """How both sides stand; None where the shop can't be asked: without its keys, or with our app gone."""
    api = connectors()[found.kind].api
    if api is None or not found.access or found.uninstalled_at:
        return None
    it, address = queries.comparison(found), found.shop.url
    follows, (wished, obstacle) = queries.follows(found), queries.wished(found)
    return Part(
        compared_at=it.finished_at if it else None,
        compared=history.compared(it) if it else [],
        is_going=_is_going(it),
        wrong=history.in_words(it.error, address=address) if it else "",
        heard_at=max((each.heard_at for each in follows if each.heard_at), default=None),
        trouble=_trouble([*(each.error for each in follows), obstacle], address=address),
        wished=wished,
        told=[_told(each, address=address) for each in queries.tellings(found)],
    )


@role("owner")
def check(request: StaffRequest, id: int) -> HttpResponse:
    """Ask the shop whether all that the connection needs is there."""
    from regulars.connectors.client import Client  # noqa: PLC0415 loads what no other page needs

    found = standing(id)
    try:
        line = asking.Line(found, by=Client())
        findings = line.carry(line.api.check(hooks_of(found), access=line.access))
    except OutOfReach as reason:
        findings = (_finding(f"out_of_reach: {reason}", found),)
    except tuple(asking.ENDINGS) as ending:
        findings = (_finding(asking.word(ending), found),)
    said = [
        (_(one.says) % one.values if one.values else _(one.says), TONES[one.standing]) for one in findings
    ]
    return render(request, "connectors/findings.html", {"findings": said})


@role("owner")
@require_POST
def compare(request: StaffRequest, id: int) -> HttpResponse:
    """Have both sides compared now."""
    found = standing(id)
    if not found.access:
        raise Http404
    jobs.compare_soon(found.id)
    toast(request, _("Both sides are compared now. Look again in a moment."))
    return redirect("settings_connection", id=id)


@role("owner")
@require_POST
def tell_again(request: StaffRequest, id: int, telling_id: int) -> HttpResponse:
    """Have the shop told again of what it refused."""
    found = standing(id)
    one = next((each for each in queries.tellings(found) if each.id == telling_id), None)
    if one is None:
        raise Http404
    if telling.again(one):
        toast(request, _("The shop is told again."))
    else:
        trouble(request, _("Something newer was said of the same person; the shop has that."))
    return redirect("settings_connection", id=id)


@role("owner")
@require_POST
def subscribe(request: StaffRequest, id: int) -> HttpResponse:
    """Have the webhooks that are missing added in the shop."""
    found = standing(id)
    if not found.access:
        raise Http404
    with transaction.atomic():
        actions.subscribe(found, at=clock.now())
        audit.note(request, "connection.subscribed", kind="connection", id=id)
    toast(request, _("The shop is told to send its webhooks here."))
    return redirect("settings_connection", id=id)


def _finding(error: str, found: "Connection") -> Finding:
    return Finding(Standing.MISSING, history.in_words(error, address=found.shop.url))


def _is_going(it: "Comparison | None") -> bool:
    return it is not None and it.finished_at is None and not it.error


def _trouble(errors: list[str], *, address: str) -> str:
    return history.in_words(next(filter(None, errors), ""), address=address)


def _told(each: "Telling", *, address: str) -> Told:
    kind = each.change.get("type", "")
    return Told(
        id=each.id,
        when=each.finished_at or each.planned_at,
        what=str(CHANGES.get(kind, kind)),
        state=str(STATES[each.state]),
        wrong=history.in_words(each.error, address=address),
        is_failed=each.state == "failed",
    )

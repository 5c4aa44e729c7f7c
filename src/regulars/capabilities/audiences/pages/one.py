"""Who is on an ad audience's lists, what did it cost, and what did it bring?"""

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.capabilities.audiences import actions, jobs, queries, words
from regulars.capabilities.audiences.pages import figures
from regulars.capabilities.audiences.pages.asked import Changed, in_currency, lines, major, minor
from regulars.capabilities.audiences.preview import sentence
from regulars.capabilities.audiences.returns import COUNTED_FOR, measured
from regulars.capabilities.audiences.rules import ENDED, FEW, is_spent
from regulars.engine.expression import ExpressionProblem
from regulars.web.access import role
from regulars.web.forms import DataForm, filled
from regulars.web.ordering import Ordered
from regulars.web.pieces import Empty
from regulars.web.request import StaffRequest
from regulars.web.roles import Role
from regulars.web.tables import Column, Table, respond
from regulars.web.toast import toast, trouble

if TYPE_CHECKING:
    from regulars.capabilities.audiences.models import AdAudience

BATCHES = Table(
    name="batches",
    columns=(
        Column(name="made_at", label=gettext_lazy("When")),
        Column(name="network", label=gettext_lazy("Told to"), wide_only=True),
        Column(name="people", label=gettext_lazy("People"), numeric=True),
        Column(name="state", label=gettext_lazy("What became of it")),
    ),
    sort="-id",
    row="audiences/batch_row.html",
    size=20,
    empty=Empty(
        title=gettext_lazy("Nothing was told yet"),
        says=gettext_lazy(
            "Who is to be on a list is worked out every hour, or when you press ‘Bring in line now’."
        ),
    ),
    nothing="",
)


@role("marketer", "analyst")
def audience(request: StaffRequest, id: int) -> HttpResponse:
    """One: its lists, its costs, its return, what was told, and the form of what may change."""
    found = found_or_404(id)
    currency = request.about.currency
    start = Changed(
        expression=found.expression,
        campaigns="\n".join(found.campaigns),
        budget=major(found.budget_business, currency=currency),
    )
    form = in_currency(filled(Changed, request, start=start), currency=currency)
    may_change = request.role in {Role.OWNER, Role.MARKETER}
    if request.method == "POST" and may_change and form.is_valid() and changed(request, found, form):
        jobs.soon(found.pk)
        toast(request, _("Saved."))
        return redirect("ad_audience", id=id)
    return shown(request, found, form, may_change=may_change)


def shown(
    request: StaffRequest, found: "AdAudience", form: DataForm[Changed], *, may_change: bool
) -> HttpResponse:
    view = BATCHES.read(request, Ordered(queries.batches(found.pk)))
    for row in view.rows:
        row.fate, row.tone = words.fate(row)
        row.network = words.network_word(row.list.network)
    rows = queries.lists(found.pk)
    state, tone = words.standing(found, has_problem=any(row.problem for row in rows))
    drawn, result = queries.arms(found.pk), measured(found.pk, at=clock.now())
    spent = queries.spent(found)
    context: dict[str, Any] = {
        "audience": found,
        "state": state,
        "tone": tone,
        "sentence": said(found, currency=request.about.currency),
        "lists": [(row, words.network_word(row.network), words.problem(row)) for row in rows],
        "counts": queries.counts(found.pk),
        "treated": drawn["treated"],
        "control": drawn["held_out"],
        "few": FEW,
        "ended": ENDED,
        "spent": spent,
        "is_spent": is_spent(spent.amount, budget=found.budget_business),
        "result": result,
        "arms": [
            (_("Networks may know them"), result.treated, round(result.treated.mean)),
            (_("Control group"), result.control, round(result.control.mean)),
        ],
        "headline": figures.headline(result),
        "bar": figures.bar(result),
        "days": COUNTED_FOR.days,
        "form": form,
        "may_change": may_change,
        "may_go": bool(found.stopped_why) and not queries.is_on_a_list(found.pk),
    }
    return respond(request, "audiences/one.html", view, context)


@role("marketer")
@require_POST
def sync(request: StaffRequest, id: int) -> HttpResponse:
    """Bring its lists in line now."""
    jobs.soon(found_or_404(id).pk)
    toast(request, _("The networks are told in a moment. Look here again then."))
    return redirect("ad_audience", id=id)


@role("marketer")
@require_POST
def stop(request: StaffRequest, id: int) -> HttpResponse:
    """Take everybody off its lists."""
    if actions.stop(found_or_404(id).pk, why="owner", who=request, at=clock.now()):
        jobs.soon(id)
    toast(request, _("Stopped. Everybody is taken off the lists; the networks need up to a day for it."))
    return redirect("ad_audience", id=id)


@role("marketer")
@require_POST
def start(request: StaffRequest, id: int) -> HttpResponse:
    """Tell the networks again."""
    if actions.start(found_or_404(id).pk, who=request, at=clock.now()):
        jobs.soon(id)
    toast(request, _("Started. The networks are told in a moment."))
    return redirect("ad_audience", id=id)


@role("marketer")
@require_POST
def remove(request: StaffRequest, id: int) -> HttpResponse:
    """Remove it with its history."""
    found = found_or_404(id)
    try:
        actions.remove(id, who=request, at=clock.now())
    except actions.StillOnLists:
        trouble(
            request,
            _("Networks may still hold people of it. Stop it, and wait until all are confirmed to be off."),
        )
        return redirect("ad_audience", id=id)
    toast(request, _("%(name)s is removed.") % {"name": found.name})
    return redirect("ad_audiences")


def changed(request: StaffRequest, found: "AdAudience", form: DataForm[Changed]) -> bool:
    """Whether it could be changed; else the form says what is wrong."""
    asked = form.value()
    campaigns = lines(asked.campaigns)
    if asked.budget is not None and not campaigns:
        form.add_error("campaigns", _("Name the campaigns whose costs count towards the budget."))
        return False
    changes = {
        "expression": asked.expression,
        "campaigns": campaigns,
        "budget_business": minor(asked.budget, currency=request.about.currency),
    }
    try:
        actions.change(found.pk, changes, who=request, at=clock.now())
    except ExpressionProblem as problem:
        form.add_error("expression", problem.message)
        return False
    return True


def said(found: "AdAudience", *, currency: str) -> str:
    """Whom it means; its expression where that isn't understood any more."""
    try:
        return sentence(found.expression, currency=currency)
    except ExpressionProblem:
        return found.expression


def found_or_404(id: int) -> "AdAudience":
    found = queries.audience(id)
    if found is None:
        raise Http404
    return found

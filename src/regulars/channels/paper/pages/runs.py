"""Which letters wait for the post, which were printed, and what came of each print run?"""

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.channels.paper import queries
from regulars.channels.paper.actions import runs as actions
from regulars.channels.paper.actions.runs import RunEnded, SendingStopped
from regulars.channels.paper.printing import addresses_of, labels_of
from regulars.channels.paper.settings import PostSettings
from regulars.channels.paper.sheets import SHEETS
from regulars.channels.reasons import reason
from regulars.money import Money
from regulars.web import stored
from regulars.web.access import role
from regulars.web.request import StaffRequest
from regulars.web.toast import toast, trouble

if TYPE_CHECKING:
    from regulars.channels.paper.models import PrintRun

STATES: dict[str, tuple[str | Promise, str]] = {
    "made": (pgettext_lazy("print run", "printed"), "tone-warn"),
    "posted": (pgettext_lazy("print run", "posted"), "tone-good"),
    "undone": (pgettext_lazy("print run", "undone"), ""),
}


@role("marketer")
def runs(request: StaffRequest) -> HttpResponse:
    """What a print run would hold now and cost, and the runs that were made."""
    chosen = stored.load(PostSettings)
    looked = actions.preview(at=clock.now()) if chosen.on else None
    shown = {
        "on": chosen.on,
        "looked": looked,
        "left_out": [(reason(word), count) for word, count in looked.left_out.most_common()]
        if looked
        else [],
        "runs": [told(run) for run in queries.runs()],
    }
    return render(request, "paper/runs.html", shown)


@role("marketer")
@require_POST
def make(request: StaffRequest) -> HttpResponse:
    """Make a print run of what may go."""
    try:
        made = actions.make_run(who=request, at=clock.now())
    except SendingStopped:
        trouble(request, reason("sends_stopped"))
        return redirect("print_runs")
    if made is None:
        trouble(request, _("No letter waits that may go now."))
        return redirect("print_runs")
    words = ngettext("%(n)s letter is in this run.", "%(n)s letters are in this run.", made.pieces)
    toast(request, words % {"n": made.pieces})
    return redirect("print_run", made.pk)


@role("marketer")
def run(request: StaffRequest, id: int) -> HttpResponse:
    """One run: its letters, its files, and what is to be done with it."""
    found = run_or_404(id)
    shown = {
        **told(found),
        "pieces": queries.pieces(id) if found.state != "undone" else [],
        "sheets": [(name, sheet.label, sheet.places) for name, sheet in SHEETS.items()],
        "sheet": stored.load(PostSettings).sheet,
    }
    return render(request, "paper/run.html", shown)


@role("marketer")
def addresses(request: StaffRequest, id: int) -> HttpResponse:
    """The run's addresses as CSV."""
    return file(addresses_of(standing_or_404(id).pk), f"letters-{id}.csv", kind="text/csv; charset=utf-8")


@role("marketer")
def labels_file(request: StaffRequest, id: int) -> HttpResponse:
    """The run's addresses on labels: `sheet`, and the first free place as `start`."""
    sheet = SHEETS.get(request.GET.get("sheet", "")) or SHEETS[stored.load(PostSettings).sheet]
    asked = request.GET.get("start", "1")
    start = int(asked) if asked.isdecimal() and len(asked) < 4 else 1
    made = labels_of(standing_or_404(id).pk, sheet=sheet, start=min(max(start, 1), sheet.places))
    return file(made, f"labels-{id}.pdf", kind="application/pdf")


@role("marketer")
@require_POST
def posted(request: StaffRequest, id: int) -> HttpResponse:
    """The letters were brought to the post."""
    try:
        actions.post_run(id, who=request, at=clock.now())
    except RunEnded:
        trouble(request, _("This run was posted or undone already."))
    else:
        toast(request, _("They count as sent."))
    return redirect("print_run", id)


@role("marketer")
@require_POST
def undo(request: StaffRequest, id: int) -> HttpResponse:
    """The letters wait again."""
    try:
        actions.undo_run(id, who=request, at=clock.now())
    except RunEnded:
        trouble(request, _("This run was posted or undone already."))
    else:
        toast(request, _("Its letters wait again. Throw away what was printed."))
    return redirect("print_runs")


def told(run: "PrintRun") -> dict[str, Any]:
    """A run as the pages show it."""
    state, tone = STATES[run.state]
    cost = Money(run.price_minor * run.pieces, run.currency) if run.price_minor else None
    return {"run": run, "state": state, "tone": tone, "cost": cost}


def run_or_404(run_id: int) -> "PrintRun":
    found = queries.run(run_id)
    if found is None:
        raise Http404
    return found


def standing_or_404(run_id: int) -> "PrintRun":
    """A run that wasn't undone: of one that was, nothing may be printed."""
    found = run_or_404(run_id)
    if found.state == "undone":
        raise Http404
    return found


def file(content: bytes, name: str, *, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response

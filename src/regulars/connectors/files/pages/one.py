"""How far is an import, what became of it, and what was wrong in the file?"""

import csv
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from regulars import clock
from regulars.connectors.files import actions, jobs, queries, summary
from regulars.connectors.files.pages.imports import STATES, actor
from regulars.connectors.files.reasons import REASONS, TITLES
from regulars.web import audit
from regulars.web.access import role
from regulars.web.ordering import Ordered
from regulars.web.pieces import Empty, Progress
from regulars.web.request import StaffRequest
from regulars.web.tables import Column, Filter, Query, Table, respond
from regulars.web.toast import toast

if TYPE_CHECKING:
    from regulars.connectors.files.models import ImportProblem, ImportRun

GOING = {"waiting", "running"}
PROBLEMS = Table(
    name="problems",
    columns=(
        Column(name="line", label=gettext_lazy("Line"), sorts=True, numeric=True),
        Column(name="column", label=gettext_lazy("Column"), wide_only=True),
        Column(name="value", label=gettext_lazy("Value")),
        Column(name="reason", label=gettext_lazy("What to do")),
    ),
    sort="line",
    row="files/problems_row.html",
    filters=(
        Filter(
            name="reason",
            label=gettext_lazy("Any reason"),
            choices=list(TITLES.items()),
        ),
    ),
    empty=Empty(title=gettext_lazy("No problems"), says=gettext_lazy("Every row was understood.")),
    nothing=gettext_lazy("No row has this problem."),
)


@role("marketer")
def one(request: StaffRequest, id: int) -> HttpResponse:
    """An import as it stands."""
    run = found(id)
    if run.state == "chosen":
        return redirect("import_columns", id=run.id)
    context = {"run": run, "state": STATES[run.state], "work": work(run), "going": run.state in GOING}
    context |= {"rows": summary.rows(run), "documents": summary.documents(run)}
    context |= {
        "titles": TITLES,
        "reasons": REASONS,
        "outcome": summary.in_a_sentence(run),
        "history": summary.of_history(run),
        "rate": summary.per_second(run),
    }
    problems = PROBLEMS.read(request, Ordered(queries.problem_rows(run.id), narrow=narrowed))
    return respond(request, "files/import.html", problems, context)


def found(id: int) -> "ImportRun":
    """The import of an address. Raises Http404."""
    run = queries.find(id)
    if run is None:
        raise Http404
    return run


def narrowed(rows: "QuerySet[ImportProblem]", query: Query) -> "QuerySet[ImportProblem]":
    reason = query.chosen.get("reason")
    return rows.filter(reason=reason) if reason else rows


@role("marketer")
def progress(request: StaffRequest, id: int) -> HttpResponse:
    """The bar of an import; once it has ended, its page."""
    run = found(id)
    if run.state not in GOING:
        return HttpResponseClientRedirect(reverse("import", args=[id]))
    return render(request, "web/pieces/progress.html", {"work": work(run)})


def work(run: "ImportRun") -> Progress:
    """How far an import is."""
    return Progress(
        done=run.rows_done,
        total=run.rows,
        unit=_("rows"),
        url=reverse("import_progress", args=[run.id]),
        rate=summary.per_second(run) or None,
        seconds_left=summary.seconds_left(run),
        finished=run.state not in GOING,
        says="" if run.rows else _("The file is being read."),
    )


@role("marketer")
def report(request: StaffRequest, id: int) -> StreamingHttpResponse:
    """All problems as a CSV file, each with its line, column, value and reason."""
    run = found(id)
    name = f"{slugify(run.file_name.rpartition('.')[0]) or 'import'}-problems.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(lines(run.id), content_type="text/csv; charset=utf-8", headers=headers)


def lines(run_id: int) -> Iterator[str]:
    """The report, line by line; spreadsheets learn from the first bytes that it is UTF-8."""
    writer = csv.writer(Echo())
    yield "\ufeff" + writer.writerow([_("Line"), _("Column"), _("Value"), _("What to do")])
    for problem in queries.problems(run_id):
        told = (problem.column, problem.value, str(REASONS[problem.reason]))
        yield writer.writerow([problem.line, *map(harmless, told)])


class Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in {"=", "+", "@", "\t", "\r"} else cell


@role("marketer")
@require_POST
def stop(request: StaffRequest, id: int) -> HttpResponse:
    """Stop after what is being written just now."""
    run = found(id)
    with transaction.atomic():
        actions.stop(run, actor=actor(request), at=clock.now())
        audit.note(request, "import.stopped", kind="import", id=id)
    toast(request, _("It stops. What is imported stays, and it can go on from there."))
    return redirect("import", id=id)


@role("marketer")
@require_POST
def resume(request: StaffRequest, id: int) -> HttpResponse:
    """Let it go on where it stopped."""
    run = found(id)
    with transaction.atomic():
        actions.resume(run, actor=actor(request), at=clock.now())
        audit.note(request, "import.resumed", kind="import", id=id)
        jobs.soon()
    return redirect("import", id=id)


@role("marketer")
@require_POST
def delete(request: StaffRequest, id: int) -> HttpResponse:
    """Delete the kept copy of the file."""
    run = found(id)
    never_began = run.state == "chosen"
    with transaction.atomic():
        actions.delete_file(run, actor=actor(request), at=clock.now())
        audit.note(request, "import.file_deleted", kind="import", id=id, detail={"file": run.file_name})
    toast(request, _("The file is deleted."))
    return redirect("imports") if never_began else redirect("import", id=id)

"""Which files were imported, and how does another one come in?"""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.connectors.files import actions, queries
from regulars.connectors.files.errors import FileRefused
from regulars.web import audit
from regulars.web.access import role
from regulars.web.ordering import Ordered
from regulars.web.pieces import Empty
from regulars.web.request import StaffRequest
from regulars.web.tables import Column, Table, respond
from regulars.web.toast import trouble

STATES: dict[str, tuple[Promise, str]] = {
    "chosen": (gettext_lazy("Columns to confirm"), "tone-warn"),
    "waiting": (gettext_lazy("Waiting"), ""),
    "running": (gettext_lazy("Importing"), "question"),
    "stopped": (gettext_lazy("Stopped"), "tone-warn"),
    "done": (gettext_lazy("Done"), "tone-good"),
    "failed": (gettext_lazy("Not imported"), "tone-bad"),
}
"""A word and a tone for each state."""

IMPORTS = Table(
    name="imports",
    columns=(
        Column(name="file_name", label=gettext_lazy("File")),
        Column(name="shop", label=gettext_lazy("Shop"), wide_only=True),
        Column(name="state", label=gettext_lazy("State")),
        Column(name="rows", label=gettext_lazy("Rows"), numeric=True),
        Column(name="problems", label=gettext_lazy("Problems"), numeric=True, wide_only=True),
        Column(name="created_at", label=gettext_lazy("Handed in"), sorts=True, numeric=True, wide_only=True),
    ),
    sort="-created_at",
    row="files/imports_row.html",
    empty=Empty(
        title=gettext_lazy("No file yet"),
        says=gettext_lazy(
            "Export your orders from the shop and drop the file above. Orders first; customers and "
            "products may follow. Importing the same file twice changes nothing."
        ),
    ),
    nothing=gettext_lazy("No file fits."),
)


@role("marketer")
def imports(request: StaffRequest) -> HttpResponse:
    """The list, with the place to drop a file."""
    view = IMPORTS.read(request, Ordered(queries.imports()))
    return respond(request, "files/imports.html", view, {"states": STATES})


@role("marketer")
@require_POST
def upload(request: StaffRequest) -> HttpResponse:
    """Keep an uploaded file and go on to its columns."""
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        trouble(request, _("No file was chosen."))
        return redirect("imports")
    name = file.name or _("unnamed")
    try:
        with transaction.atomic():
            run = actions.receive(file.chunks(), name=name, actor=actor(request), at=clock.now())
            audit.note(request, "import.received", kind="import", id=run.id, detail={"file": name})
    except FileRefused as refusal:
        trouble(request, str(refusal))
        return redirect("imports")
    return redirect("import_columns", id=run.id)


def actor(request: StaffRequest) -> str:
    """Who is said to have done it in the log."""
    return f"staff:{request.user.pk}"

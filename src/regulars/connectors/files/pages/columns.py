"""How does one confirm what the columns of a file hold?"""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from regulars.connectors.files import queries
from regulars.connectors.files.encodings import ENCODINGS
from regulars.connectors.files.errors import FileRefused, NothingThere
from regulars.connectors.files.fields import SUBJECTS
from regulars.web.access import role
from regulars.web.request import StaffRequest

ENCODING_LABELS: dict[str, str | Promise] = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1257": gettext_lazy("Baltic (Windows-1257)"),
    "cp1251": gettext_lazy("Cyrillic (Windows-1251)"),
    "cp1252": gettext_lazy("Western European (Windows-1252)"),
}


@role("marketer")
def columns(request: StaffRequest, id: int) -> HttpResponse:
    """The columns as they are matched; confirmed, the import begins, also one that failed."""
    from regulars.connectors.files.pages import choosing  # noqa: PLC0415 loads polars, a third of a second

    run = queries.find(id)
    if run is None or run.state not in {"chosen", "failed"} or not run.path:
        raise Http404
    said = request.POST if request.method == "POST" else request.GET
    try:
        table = choosing.table_of(run, encoding=said.get("encoding", ""))
    except FileRefused as refusal:
        ways_out = {} if isinstance(refusal, NothingThere) else encodings("")
        return render(request, "files/unreadable.html", {"run": run, "error": refusal, **ways_out})
    page = choosing.proposed(run, table, said)
    if request.method == "POST" and "confirm" in said:
        page = choosing.checked(page)
        if not page.errors:
            choosing.begin(request, page)
            return redirect("import", id=run.id)
    context = {"page": page, "subjects": SUBJECTS, "new_shop": choosing.NEW_SHOP, **encodings(table.encoding)}
    return render(request, "files/columns.html", context, status=422 if page.errors else 200)


def encodings(chosen: str) -> dict[str, object]:
    """The encodings to choose from; none for files that have none of their own."""
    return {"encodings": [(name, ENCODING_LABELS[name]) for name in ENCODINGS], "encoding": chosen}

"""What can be set, and how is it kept?"""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from regulars import clock
from regulars.web import audit, sections
from regulars.web.access import role
from regulars.web.forms import filled
from regulars.web.request import StaffRequest
from regulars.web.stored import load, save
from regulars.web.toast import toast


@role("agent", "analyst")
def index(request: StaffRequest) -> HttpResponse:
    return render(request, "web/settings/index.html", {"sections": sections.sections(request.role)})


@role("agent", "analyst")
def section(request: StaffRequest, name: str) -> HttpResponse:
    """A section whose page its dataclass makes."""
    chosen = sections.find(name)
    if chosen is None or chosen.form is None or not chosen.is_for(request.role):
        raise Http404
    kind: Any = chosen.form
    form: Any = filled(kind, request, start=load(kind))
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            save(form.value(), at=clock.wall())
            audit.note(
                request, "setting.changed", kind="setting", id=kind.KEY, detail={"fields": form.changed_data}
            )
        toast(request, _("Saved."))
        return redirect(chosen.url)
    return render(
        request, "web/settings/form.html", context(request, chosen.name, form=form, says=chosen.says)
    )


def context(request: StaffRequest, here: str, **more: Any) -> dict[str, Any]:
    """What every page of Settings shows beside its own: the list of sections, and which one this is."""
    mine = sections.sections(request.role)
    return {"sections": mine, "section": next((each for each in mine if each.name == here), None), **more}

"""How is a campaign drafted, and whom would it reach?"""

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.capabilities.campaigns import actions, checks, queries, words
from regulars.capabilities.campaigns.actions import Wanted
from regulars.capabilities.campaigns.pages.asked import FIELDS, START, Asked, asked_of, parts, wanted_of
from regulars.capabilities.campaigns.preview import Preview, preview
from regulars.commerce.queries import company
from regulars.customers.discretion import may_see_names
from regulars.customers.faces import faces
from regulars.web.access import role
from regulars.web.forms import DataForm, filled, form_for
from regulars.web.request import StaffRequest
from regulars.web.toast import toast

if TYPE_CHECKING:
    from regulars.capabilities.campaigns.models import Campaign


UNNAMED = "–"


@role("marketer")
def new(request: StaffRequest) -> HttpResponse:
    """The form of one that isn't there yet."""
    return form_page(request, None)


@role("marketer")
def edit(request: StaffRequest, id: int) -> HttpResponse:
    """The form of a draft."""
    row = queries.campaign(id)
    if row is None:
        raise Http404
    return form_page(request, row) if row.state == "draft" else redirect("campaign", id=id)


@role("marketer")
@require_POST
def look(request: StaffRequest) -> HttpResponse:
    """Whom it would reach, while somebody is filling in the form: by what of it says whom and what."""
    zone = ZoneInfo(company().time_zone)
    form = form_for(Asked)({**request.POST.dict(), "name": UNNAMED, "at": ""})
    wanted = wanted_of(form, zone=zone) if form.is_valid() else None
    wrong = checks.problems(wanted, at=clock.now()) if wanted else []
    looked = None if wanted is None or wrong else preview(wanted, at=clock.now())
    context = {"wrong": [one.message for one in wrong], **shown(request, looked)}
    return render(request, "campaigns/look.html", context)


def form_page(request: StaffRequest, row: "Campaign | None") -> HttpResponse:
    """The form; looked at first, kept then."""
    zone = ZoneInfo(company().time_zone)
    form = filled(Asked, request, start=asked_of(row, zone=zone) if row else START)
    looked = None
    if request.method == "POST" and form.is_valid() and (wanted := checked(form, zone=zone)):
        if request.POST.get("do") == "look":
            looked = preview(wanted, at=clock.now())
        elif kept := saved(request, form, wanted, row):
            return redirect("campaign", id=kept)
    context = {"form": form, "parts": parts(form, zone=zone), "row": row, **shown(request, looked)}
    return render(request, "campaigns/new.html", context)


def shown(request: StaffRequest, looked: Preview | None) -> dict[str, object]:
    """What a preview shows, people by what they are called."""
    if looked is None:
        return {"looked": None}
    people = faces(looked.examples, names=may_see_names(request.role))
    return {
        "looked": looked,
        "trying": looked.trying,
        "others": looked.gets_it - looked.trying,
        "left_out": [(count, words.LEFT_OUT[reason]) for reason, count in sorted(looked.left_out.items())],
        "examples": [people[who] for who in looked.examples if who in people],
    }


def checked(form: DataForm[Asked], *, zone: ZoneInfo) -> Wanted | None:
    """What is wanted, if nothing is wrong with it; else the form says so."""
    wanted = wanted_of(form, zone=zone)
    for found in checks.problems(wanted, at=clock.now()) if wanted else ():
        form.add_error(FIELDS.get(found.field, found.field), found.message)
    return None if form.errors else wanted


def saved(request: StaffRequest, form: DataForm[Asked], wanted: Wanted, row: "Campaign | None") -> int | None:
    """The id of the draft; None where the form has to say what is wrong."""
    try:
        if row is None:
            row = actions.make(wanted, who=request, at=clock.now())
        else:
            actions.change(row.pk, wanted, who=request, at=clock.now())
    except actions.NameTaken:
        form.add_error("name", _("There is one of this name already."))
        return None
    toast(request, _("Kept as a draft. Nothing is sent until you start it."))
    return int(row.pk)

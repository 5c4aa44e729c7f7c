"""How does the owner give people their data, forget them, and see what was asked for?"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.customers import export, queries
from regulars.customers.actions import requests
from regulars.customers.actions.requests import Asked, NotOpen
from regulars.customers.faces import faces
from regulars.web import audit
from regulars.web.access import role
from regulars.web.forms import ask, filled
from regulars.web.pages.settings import context
from regulars.web.pieces import Empty
from regulars.web.request import StaffRequest
from regulars.web.toast import toast, trouble

if TYPE_CHECKING:
    from regulars.customers.models import PrivacyRequest

SHOWN = 50
ASKS: dict[str, Promise] = {
    "data": gettext_lazy("Their data"),
    "erasure": gettext_lazy("To be forgotten"),
    "shop_erasure": gettext_lazy("That a shop is forgotten"),
}
OUTCOMES: dict[str, Promise] = {
    "given": pgettext_lazy("a request for data", "handed on"),
    "erased": pgettext_lazy("a request to be forgotten", "erased"),
    "nobody": pgettext_lazy("a request about data", "nobody known by that"),
}
NONE_YET = Empty(
    title=gettext_lazy("Nobody has asked yet"),
    says=gettext_lazy(
        "When somebody asks a shop for their data, or to be forgotten, it stands here with its date. "
        "You can also do both on a person’s page."
    ),
)


@dataclass(frozen=True)
class Confirmation:
    """What has to be typed before somebody is forgotten."""

    typed: str = ask(gettext_lazy("Type what they are called, as it stands above"), autocomplete="off")


@dataclass(frozen=True, slots=True)
class Line:
    """A request as the page shows it. who: '' where nobody is known. shop: '' where it is about a person."""

    row: "PrivacyRequest"
    asks: Promise
    who: str
    shop: str
    outcome: Promise | str
    late: bool


@role("owner")
@require_POST
@never_cache
def data(request: StaffRequest, id: int) -> HttpResponse:
    """All we hold of somebody, as a zip to hand on."""
    standing_or_404(id)
    at = clock.now()
    packed = export.archive(export.document(id, at=at))
    audit.note(request, "person.data_given", kind="customer", id=id)
    name = f"person-{id}-{at:%Y-%m-%d}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(packed, content_type="application/zip", headers=headers)


@role("owner")
def erase(request: StaffRequest, id: int) -> HttpResponse:
    """Say what goes and what stays; forget them once their name is typed."""
    called = standing_or_404(id)
    form, at = filled(Confirmation, request), clock.now()
    if request.method == "POST" and form.is_valid():
        if form.value().typed.strip().casefold() == called.strip().casefold():
            _erase(request, id, at=at)
            toast(request, _("They are forgotten. What they did is still counted, without their name."))
            return redirect("person", id=id)
        form.add_error("typed", _("That isn’t what they are called here."))
    return render(request, "customers/erase.html", {"id": id, "called": called, "form": form})


@role("owner")
def asked(request: StaffRequest) -> HttpResponse:
    """What was asked for: what waits, with until when, and what is done."""
    at = clock.now()
    waiting = _lines(list(queries.requests_that_wait()), at=at)
    done = _lines(list(queries.requests_done(limit=SHOWN)), at=at)
    more = {"waiting": waiting, "done": done, "none_yet": NONE_YET}
    return render(request, "customers/requests.html", context(request, "privacy", **more))


@role("owner")
@require_POST
def given(request: StaffRequest, id: int) -> HttpResponse:
    """Somebody's data were handed on."""
    try:
        with transaction.atomic():
            row = requests.give(id, actor=f"staff:{request.user.pk}", at=clock.now())
            audit.note(request, "privacy.answered", kind="customer", id=row.customer_id or "")
    except NotOpen:
        trouble(request, _("That was done already."))
    else:
        toast(request, _("Noted: their data were handed on."))
    return redirect("settings_privacy")


def standing_or_404(id: int) -> str:
    """What somebody who isn't forgotten is called."""
    if queries.members(id)[:1] != [id] or queries.erased_at(id):
        raise Http404
    return faces([id], names=True)[id].called


def _erase(request: StaffRequest, id: int, *, at: datetime) -> None:
    actor = f"staff:{request.user.pk}"
    with transaction.atomic():
        key = f"{actor}:{id}:{at.isoformat()}"
        requests.take(Asked(key=key, asks="erasure", asked_at=at, customer_id=id), actor=actor, at=at)
        audit.note(request, "person.erased", kind="customer", id=id)


def _lines(rows: list["PrivacyRequest"], *, at: datetime) -> list[Line]:
    shops = queries.shop_names()
    known = faces({row.customer_id for row in rows if row.customer_id}, names=True)
    return [
        Line(
            row=row,
            asks=ASKS[row.asks],
            who=known[row.customer_id].called if row.customer_id else "",
            shop=shops.get(row.shop_id or 0, "") if row.asks == "shop_erasure" else "",
            outcome=OUTCOMES.get(row.outcome, ""),
            late=bool(row.due_at and row.due_at < at and row.state != "done"),
        )
        for row in rows
    ]

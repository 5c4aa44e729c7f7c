"""Which programs have a key?"""

from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.web import audit, keys
from regulars.web.access import role
from regulars.web.forms import DataForm, ask, filled, form_for, initial
from regulars.web.keys import NewKey, Scope
from regulars.web.pages.settings import context
from regulars.web.pieces import Empty
from regulars.web.request import StaffRequest
from regulars.web.toast import toast

SCOPES: dict[Scope, Promise] = {
    Scope.WRITE: gettext_lazy("Write: the shop sends events and orders, and can read nothing."),
    Scope.FIGURES: gettext_lazy(
        "Figures: how the store stands and what plays brought; nobody’s name or order."
    ),
    Scope.DRAFT: gettext_lazy(
        "Figures and drafts: an assistant reads figures and proposes plays, which a person switches on."
    ),
    Scope.READ: gettext_lazy("Read: customers, orders, figures and decisions."),
    Scope.ADMIN: gettext_lazy("Everything that the API offers."),
}


@dataclass(frozen=True)
class NewApiKey:
    """What a new key is for."""

    name: str = ask(
        gettext_lazy("Name"), help=gettext_lazy("Which program will use it, so that you know it again.")
    )
    scope: Scope = ask(
        gettext_lazy("What it may do"), kind="radio", choices=SCOPES.items, default=Scope.WRITE
    )


SHORT: dict[Scope, Promise] = {
    Scope.WRITE: pgettext_lazy("scope of a key", "write"),
    Scope.FIGURES: pgettext_lazy("scope of a key", "figures"),
    Scope.DRAFT: pgettext_lazy("scope of a key", "figures, drafts"),
    Scope.READ: pgettext_lazy("scope of a key", "read"),
    Scope.ADMIN: pgettext_lazy("scope of a key", "everything"),
}
NONE_YET = Empty(
    title=gettext_lazy("No program has a key yet"),
    says=gettext_lazy(
        "With a key your shop sends its events and orders here, and a report reads its figures."
    ),
)


@role("owner")
@never_cache
def index(request: StaffRequest) -> HttpResponse:
    """The keys, and the form of a new one; a new one's secret is shown in this one answer."""
    form, made = filled(NewApiKey, request, start=NewApiKey(name="")), None
    if request.method == "POST" and form.is_valid():
        asked = form.value()
        with transaction.atomic():
            made = keys.create(asked.name, scope=asked.scope, at=clock.wall())
            audit.note(
                request,
                "key.made",
                kind="key",
                id=made.row.pk,
                detail={"name": asked.name, "scope": asked.scope},
            )
    return shown(request, form, made)


def shown(request: StaffRequest, form: DataForm[NewApiKey], made: NewKey | None) -> HttpResponse:
    active = [(key, SHORT[Scope(key.scope)]) for key in keys.working(at=clock.wall())]
    more = {"form": form, "made": made, "active": active, "none_yet": NONE_YET}
    return render(request, "web/settings/keys.html", context(request, "keys", **more))


@role("owner")
@never_cache
@require_POST
def rotate(request: StaffRequest, id: int) -> HttpResponse:
    """A key's successor, whose secret is shown in this one answer."""
    try:
        with transaction.atomic():
            made = keys.rotate(id, at=clock.wall())
            audit.note(request, "key.rotated", kind="key", id=id, detail={"name": made.row.name})
    except ObjectDoesNotExist:
        raise Http404 from None
    form = form_for(NewApiKey)(initial=initial(NewApiKey(name="")))
    return shown(request, form, made)


@role("owner")
@require_POST
def revoke(request: StaffRequest, id: int) -> HttpResponse:
    try:
        with transaction.atomic():
            key = keys.revoke(id, at=clock.wall())
            audit.note(request, "key.revoked", kind="key", id=id, detail={"name": key.name})
    except ObjectDoesNotExist:
        raise Http404 from None
    toast(request, _("The key ‘%(name)s’ no longer works.") % {"name": key.name})
    return redirect("settings_keys")

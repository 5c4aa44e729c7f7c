"""How does the owner bring in the history of a connected shop, and see how far it is?"""

from dataclasses import dataclass, make_dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from regulars import clock
from regulars.connectors import actions, history, jobs, queries
from regulars.connectors.catalogue import connectors
from regulars.connectors.exchange import Api
from regulars.connectors.pages.standing import standing
from regulars.web import audit
from regulars.web.access import role
from regulars.web.forms import DataForm, form_for
from regulars.web.forms import ask as asked
from regulars.web.pieces import Progress
from regulars.web.request import StaffRequest
from regulars.web.toast import trouble

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from regulars.connectors.models import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A history's part of its connection's page. form: of the keys; None where there is nothing to enter."""

    state: str
    steps: list[str]
    work: Progress | None
    wrong: str
    came: str
    rows: list[history.Row]
    left_out: list[str]
    more_problems: int
    form: "DataForm[DataclassInstance] | None"


def part(found: "Connection") -> Part | None:
    """How a connection's history stands; None where such a shop can't be asked."""
    api = connectors()[found.kind].api
    if api is None:
        return None
    pulls = queries.pulls(found)
    state = history.state(pulls)
    is_going, is_done = state is history.State.GOING, state is history.State.DONE
    return Part(
        state=state.value,
        steps=[_(step) for step in api.steps],
        work=progress_of(found) if is_going else None,
        wrong=history.wrong(pulls, address=found.shop.url),
        came=history.in_a_sentence(pulls) if is_done else "",
        rows=history.rows(pulls),
        left_out=[] if is_going else history.left_out(pulls),
        more_problems=sum(each.problem_count - len(each.problems) for each in pulls),
        form=None
        if is_going or (is_done and not found.uninstalled_at)
        else form_of(api, known=bool(found.access)),
    )


def form_of(api: Api, *, known: bool) -> "DataForm[DataclassInstance]":
    """The fields of what the API is asked with. known: they were entered before, and may stay as they are."""
    words = _("Left empty, the one that was entered before is used.") if known else ""
    empty: dict[str, str] = {"default": ""}
    names = [
        (
            one.name,
            str,
            asked(
                one.label,
                kind="password",
                autocomplete="off",
                help=words,
                **(empty if known or one.optional else {}),
            ),
        )
        for one in api.credentials
    ]
    return form_for(make_dataclass("Credentials", names, frozen=True))()


@role("owner")
@require_POST
def ask(request: StaffRequest, id: int) -> HttpResponse:
    """Ask for a shop's history; what was interrupted goes on, what is in whole is asked for anew."""
    found = standing(id)
    api = connectors()[found.kind].api
    if api is None:
        raise Http404
    told = {one.name: request.POST.get(one.name, "") for one in api.credentials}
    try:
        with transaction.atomic():
            actions.begin(found, told, api=api, actor=f"staff:{request.user.pk}", at=clock.now())
            audit.note(request, "connection.history_asked", kind="connection", id=id)
            jobs.soon()
    except actions.CredentialsMissing:
        trouble(request, _("Enter everything that the shop’s API is asked with."))
    return redirect("settings_connection", id=id)


@role("owner")
def progress(request: StaffRequest, id: int) -> HttpResponse:
    """How far a history is; once it has ended, its connection's page."""
    found = standing(id)
    if history.state(queries.pulls(found)) is not history.State.GOING:
        return HttpResponseClientRedirect(reverse("settings_connection", args=[id]))
    return render(request, "web/pieces/progress.html", {"work": progress_of(found)})


def progress_of(found: "Connection") -> Progress:
    """The bar of a history that is on its way in."""
    return history.work(queries.pulls(found), url=reverse("settings_connection_progress", args=[found.id]))

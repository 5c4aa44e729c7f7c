"""By which services is the staff told when something stands still?"""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.channels.alerting import actions, queries, rounds
from regulars.channels.alerting.addresses import Refused
from regulars.channels.alerting.words import problem_in_words
from regulars.web.access import role
from regulars.web.alerts import standing
from regulars.web.forms import ask, filled
from regulars.web.pages.settings import context
from regulars.web.request import StaffRequest
from regulars.web.toast import toast
from regulars.web.toast import trouble as say_trouble


@dataclass(frozen=True)
class ServiceForm:
    url: str = ask(
        gettext_lazy("Address"),
        kind="password",
        autocomplete="off",
        help=gettext_lazy(
            "As Apprise writes it: slack://…, tgram://…, discord://…, msteams://…, ntfys://…, mailto://… It "
            "is kept encrypted and never shown."
        ),
    )


@role("owner")
def alerts(request: StaffRequest) -> HttpResponse:
    form: Any = filled(ServiceForm, request)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add(form.value().url, who=request, at=clock.now())
        except Refused as refused:
            form.add_error("url", str(refused))
        else:
            toast(request, _("Saved. Send yourself a test."))
            return redirect("settings_alerts")
    services = [(each, problem_in_words(each.problem)) for each in queries.services()]
    shown = {"form": form, "services": services, "standing": standing(at=clock.now())}
    return render(request, "channels/alerts.html", context(request, "alerts", **shown))


@role("owner")
@require_POST
def trial(request: StaffRequest, id: int) -> HttpResponse:
    """Tell something by a service at once."""
    row = queries.service(id)
    if row is None:
        raise Http404
    outcome = rounds.trial(row, at=clock.now())
    if outcome.problem:
        say_trouble(request, problem_in_words(f"{outcome.problem} {outcome.status}".strip()))
    else:
        toast(request, _("%(service)s took it.") % {"service": row.shown})
    return redirect("settings_alerts")


@role("owner")
@require_POST
def remove(request: StaffRequest, id: int) -> HttpResponse:
    """Tell the staff by a service no more."""
    actions.remove(id, who=request, at=clock.now())
    return redirect("settings_alerts")

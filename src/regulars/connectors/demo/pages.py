"""How does one look around with a demo in the console?"""

from typing import TYPE_CHECKING

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from regulars import clock
from regulars.connectors.demo import demo, jobs, queries
from regulars.web import audit
from regulars.web.access import role
from regulars.web.pieces import Progress
from regulars.web.request import StaffRequest
from regulars.web.toast import trouble

if TYPE_CHECKING:
    from regulars.connectors.demo.models import DemoLoad


@role("owner")
def choice(request: StaffRequest) -> HttpResponse:
    """The demos, while the store is empty; else how far one is, or that it is too late."""
    if queries.loading():
        return redirect("demo_progress")
    return render(request, "demo/choice.html", {"demos": demo.offered()})


@role("owner")
@require_POST
def begin(request: StaffRequest, name: str) -> HttpResponse:
    """Ask the worker to load a demo."""
    try:
        with transaction.atomic():
            demo.begin(name)
            audit.note(request, "demo.begun", kind="demo", id=name)
            jobs.soon()
    except demo.UnknownDemo:
        raise Http404(name) from None
    except demo.StoreNotEmpty:
        trouble(request, _("This store knows orders already: a demo would mix with them."))
        return redirect("demo")
    return redirect("demo_progress")


@role("owner")
def progress(request: StaffRequest) -> HttpResponse:
    """How far the demo is; once it is there, the first page."""
    latest = queries.latest()
    if latest is None:
        return redirect("demo")
    if latest.state == "loaded":
        there = reverse("overview")
        return HttpResponseClientRedirect(there) if request.htmx else redirect(there)
    work = _work(latest)
    if request.htmx:
        return render(request, "web/pieces/progress.html", {"work": work})
    return render(
        request, "demo/progress.html", {"work": work, "demo": demo.named(latest.name), "load": latest}
    )


def _work(load: "DemoLoad") -> Progress:
    seconds = (clock.wall() - load.begun_at).total_seconds()
    rate = load.done / seconds if load.done and seconds > 0 else None
    settled = load.total and load.done >= load.total
    return Progress(
        done=load.done,
        total=load.total,
        unit=demo.named(load.name).unit,
        url=reverse("demo_progress"),
        rate=rate,
        seconds_left=round((load.total - load.done) / rate) if rate and not settled else None,
        finished=load.state == "failed",
        says=_("Working out who buys again and who is due.") if settled else "",
    )

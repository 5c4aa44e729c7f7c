"""What does the first page show while there is nothing to show yet?"""

from contextlib import suppress

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect
from procrastinate.exceptions import AlreadyEnqueued

from regulars import clock
from regulars.connectors.demo import demo
from regulars.connectors.demo.queries import loading
from regulars.console.queries import overview as queries
from regulars.insight import kpis
from regulars.insight.jobs import refresh_nightly
from regulars.web import audit
from regulars.web.access import role
from regulars.web.pieces import Progress
from regulars.web.request import StaffRequest


def start(request: StaffRequest) -> HttpResponse:
    """The way to the first orders; when they are in, the way to understand them."""
    if not queries.knows_orders():
        demos = {"demos": demo.offered(), "loading": loading()}
        return render(request, "console/start.html", demos)
    stands = {"work": work(), "orders": queries.how_many_orders(), "problem": queries.last_problem()}
    return render(request, "console/understanding.html", stands)


@role("marketer", "analyst")
@require_POST
def understand(request: StaffRequest) -> HttpResponse:
    """Ask the worker to work everything out."""
    with transaction.atomic():
        audit.note(request, "insight.asked", kind="insight")
        with suppress(AlreadyEnqueued), transaction.atomic():
            refresh_nightly.configure().defer(timestamp=int(clock.wall().timestamp()))
    return redirect("overview")


@role("agent", "analyst")
def understanding(request: StaffRequest) -> HttpResponse:
    """How far it is; when it is done, the first page again."""
    if kpis.overview() is not None or not queries.is_working():
        return HttpResponseClientRedirect(reverse("overview"))
    return render(request, "web/pieces/progress.html", {"work": work()})


def work() -> Progress | None:
    """The work that is going on, or waits for the worker; None where nobody asked for it."""
    if not queries.is_working():
        return None
    says = _("Working out who buys again, how often, and who is due.")
    return Progress(done=0, total=0, unit="", url=reverse("understanding"), says=says)

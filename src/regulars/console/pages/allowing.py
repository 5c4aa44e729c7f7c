"""How does staff keep what somebody told them about messages, and say why somebody got one or didn't?"""

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.console.pages.joining import actor
from regulars.console.queries import person as queries
from regulars.customers.actions.consent import Statement, state
from regulars.customers.permission import OFFERS
from regulars.engine.why import why as asked
from regulars.web import audit
from regulars.web.access import role
from regulars.web.request import StaffRequest
from regulars.web.toast import toast


@role("agent")
@require_POST
def withdraw(request: StaffRequest, id: int) -> HttpResponse:
    """They told the staff that they want no more offers."""
    if queries.canonical(id) != id:
        raise Http404
    at = clock.now()
    granted = [one for one in queries.allowed(queries.members(id)) if one.granted and one.purpose == OFFERS]
    said = [
        Statement(
            customer_id=id, channel=one.channel, purpose=OFFERS, granted=False, occurred_at=at, how="staff"
        )
        for one in granted
    ]
    with transaction.atomic():
        state(said, actor=actor(request), at=at)
        audit.note(request, "consent.withdrawn", kind="customer", id=id)
    toast(request, _("They get no more offers."))
    return redirect("person", id=id)


@role("agent", "analyst")
def why(request: StaffRequest, id: int, play: str) -> HttpResponse:
    """Why they did or didn't get what a play sends, for their page to unfold."""
    if queries.canonical(id) is None:
        raise Http404
    return render(request, "console/why.html", {"why": asked(id, play, at=clock.now())})

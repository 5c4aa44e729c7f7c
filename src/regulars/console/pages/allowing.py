"""How does staff keep what somebody told them about messages, and say why somebody got one or didn't?"""

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.console.pages.joining import actor, canonical_or_404
from regulars.console.queries import person as queries
from regulars.customers.actions.consent import Statement, state
from regulars.customers.actions.suppress import lift
from regulars.customers.permission import OFFERS
from regulars.engine.why import why as asked
from regulars.web import audit
from regulars.web.access import role
from regulars.web.request import StaffRequest
from regulars.web.toast import toast, trouble


@role("agent")
@require_POST
def withdraw(request: StaffRequest, id: int) -> HttpResponse:
    """They told the staff that they want no more offers."""
    canonical_or_404(id)
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


@role("owner")
@require_POST
def unblock(request: StaffRequest, id: int, block: int) -> HttpResponse:
    """Messages may go again to an address of theirs to which nothing was sent."""
    canonical_or_404(id)
    found = next((one for one in queries.blocked(queries.members(id)) if one.id == block), None)
    if found is None:
        trouble(request, _("That address isn’t blocked any more."))
        return redirect("person", id=id)
    with transaction.atomic():
        lift(block, customer_id=id, actor=actor(request), at=clock.now())
        told = {"channel": found.channel, "reason": found.reason}
        audit.note(request, "address.unblocked", kind="customer", id=id, detail=told)
    toast(request, _("The address is no longer blocked. Offers still need a yes."))
    return redirect("person", id=id)


@role("agent", "analyst")
def why(request: StaffRequest, id: int, play: str) -> HttpResponse:
    """Why they did or didn't get what a play sends, for their page to unfold."""
    if queries.canonical(id) is None:
        raise Http404
    return render(request, "console/why.html", {"why": asked(id, play, at=clock.now())})

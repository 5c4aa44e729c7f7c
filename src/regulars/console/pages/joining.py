"""How does staff say that two are one person, or that one is two after all?"""

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.commerce import merging
from regulars.console.queries import person as queries
from regulars.console.queries.people import people
from regulars.console.queries.person import Known
from regulars.customers.actions.people import NotMerged
from regulars.insight.refresh import refresh_customers
from regulars.web import audit
from regulars.web.access import role
from regulars.web.request import StaffRequest
from regulars.web.tables import Query
from regulars.web.toast import toast, trouble

FOUND = 10


@role("agent")
def join(request: StaffRequest, id: int) -> HttpResponse:
    """Find the one who is the same person."""
    known, words = canonical_or_404(id), request.GET.get("q", "").strip()
    query = Query(sort="last_order_at", descending=True, limit=FOUND, search=words)
    others = [one for one in people(names=True)(query) if one.id != known.id] if words else []
    return render(request, "console/join.html", {"known": known, "query": words, "others": others})


@role("agent")
@require_POST
def merge(request: StaffRequest, id: int, other: int) -> HttpResponse:
    """Let the other count as this person."""
    known = canonical_or_404(id)
    if queries.canonical(other) != other or other == id:
        raise Http404
    at = clock.now()
    with transaction.atomic():
        merging.merge(loser=other, winner=id, reason="staff", actor=actor(request), at=at)
        audit.note(request, "customers.merged", kind="customer", id=id, detail={"loser": other})
    refresh_customers([id, other], at)
    undo = reverse("person_separate", args=[known.id, other])
    toast(request, _("They are one person now."), undo=undo)
    return redirect("person", id=id)


@role("agent")
@require_POST
def separate(request: StaffRequest, id: int, other: int) -> HttpResponse:
    """Let the other be a person of their own again."""
    at = clock.now()
    try:
        with transaction.atomic():
            merging.separate(loser=other, winner=id, actor=actor(request), at=at)
            audit.note(request, "customers.separated", kind="customer", id=id, detail={"loser": other})
    except NotMerged:
        trouble(request, _("They are two people already."))
    else:
        refresh_customers([id, other], at)
        toast(request, _("They are two people again."))
    return redirect("person", id=id)


def canonical_or_404(id: int) -> Known:
    if queries.canonical(id) != id:
        raise Http404
    return queries.known(id, names=True)


def actor(request: StaffRequest) -> str:
    """As whom the log knows this member of the staff."""
    return f"staff:{request.user.pk}"

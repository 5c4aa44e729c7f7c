"""Which programs are told what happens, and how is one added?"""

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from regulars import clock
from regulars.connectors.outgoing import actions, queries
from regulars.connectors.outgoing.pages.asked import LIKELY, Asked, chosen, groups
from regulars.connectors.outgoing.words import standing
from regulars.web import audit
from regulars.web.access import role
from regulars.web.forms import DataForm, filled
from regulars.web.outward.address import AddressRefused
from regulars.web.pages.settings import context
from regulars.web.pieces import Empty
from regulars.web.request import StaffRequest

NONE_YET = Empty(
    title=_("No program is told yet what happens here"),
    says=_("With a webhook your warehouse, your books or your own program hear of an order a second later."),
)


@role("owner")
@never_cache
def index(request: StaffRequest) -> HttpResponse:
    """The endpoints, and the form of a new one; a new one's secret is shown in this one answer."""
    form, made = filled(Asked, request, start=Asked()), None
    ticked = chosen(request, start=LIKELY)
    if request.method == "POST" and form.is_valid():
        made = added(request, form, events=sorted(ticked))
    more = {
        "form": form,
        "made": made,
        "events": groups(ticked),
        "rows": [(each, *standing(each)) for each in queries.endpoints()],
        "none_yet": NONE_YET,
    }
    return render(request, "outgoing/endpoints.html", context(request, "webhooks", **more))


def added(request: StaffRequest, form: DataForm[Asked], *, events: list[str]) -> tuple[str, str] | None:
    """The name and the secret of a new endpoint; None where the form has to say what is wrong."""
    asked = form.value()
    try:
        with transaction.atomic():
            made, secret = actions.add(
                asked.url,
                name=asked.name or asked.url,
                events=events,
                with_customers=asked.with_customers,
                actor=f"staff:{request.user.pk}",
                at=clock.wall(),
            )
            audit.note(request, "webhook.added", kind="webhook", id=made.pk, detail={"url": made.url})
    except (AddressRefused, actions.NoEvents, actions.TooMany) as refused:
        form.add_error("url" if isinstance(refused, AddressRefused) else None, told(refused))
        return None
    return made.name, secret


def told(refused: Exception) -> str:
    """A refusal in the reader's language."""
    if isinstance(refused, actions.NoEvents):
        return str(_("Choose at least one event."))
    if isinstance(refused, actions.TooMany):
        return str(_("There are twenty addresses already. Remove one that isn’t needed."))
    return str(refused)

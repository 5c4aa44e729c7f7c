"""What was one endpoint told, what did it answer, and how is it changed?"""

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.connectors.outgoing import actions, notices, queries, words
from regulars.connectors.outgoing.pages.asked import Asked, chosen, groups
from regulars.connectors.outgoing.pages.endpoints import told
from regulars.web import audit
from regulars.web.access import role
from regulars.web.forms import DataForm, filled
from regulars.web.ordering import Ordered
from regulars.web.outward.address import AddressRefused
from regulars.web.pages.settings import context
from regulars.web.pieces import Empty
from regulars.web.request import StaffRequest
from regulars.web.tables import Column, Table, respond
from regulars.web.toast import toast

if TYPE_CHECKING:
    from regulars.connectors.outgoing.models import Endpoint

NOTICES = Table(
    name="notices",
    columns=(
        Column(name="event", label=gettext_lazy("Event")),
        Column(name="state", label=gettext_lazy("What became of it")),
        Column(name="response", label=gettext_lazy("Answer"), wide_only=True),
        Column(name="again", label=gettext_lazy("Send again"), wide_only=True),
    ),
    sort="-id",
    row="outgoing/notice_row.html",
    empty=Empty(
        title=gettext_lazy("Nothing was sent yet"),
        says=gettext_lazy("It is told of what happens from now on. Send a test to see that it gets through."),
    ),
    nothing="",
)


@role("owner")
@never_cache
def endpoint(request: StaffRequest, id: int) -> HttpResponse:
    """One endpoint: its log, what can be done with it, and the form of what it is told."""
    found = found_or_404(id)
    start = Asked(name=found.name, url=found.url, with_customers=found.with_customers)
    form, ticked = filled(Asked, request, start=start), chosen(request, start=found.events)
    if request.method == "POST" and form.is_valid() and changed(request, found, form, events=ticked):
        toast(request, _("Saved."))
        return redirect("settings_webhook", id=id)
    return shown(request, found, form, ticked=ticked)


def shown(
    request: StaffRequest, found: "Endpoint", form: DataForm[Asked], *, ticked: set[str], secret: str = ""
) -> HttpResponse:
    view = NOTICES.read(request, Ordered(queries.notices(found.pk)))
    for row in view.rows:
        row.fate, row.tone = words.fate(row)
        row.answered = words.answered(row)
    state, tone = words.standing(found)
    more: dict[str, Any] = {"endpoint": found, "state": state, "tone": tone, "form": form, "secret": secret}
    more["events"] = groups(ticked)
    return respond(request, "outgoing/endpoint.html", view, context(request, "webhooks", **more))


@role("owner")
@never_cache
@require_POST
def rotate(request: StaffRequest, id: int) -> HttpResponse:
    """A new secret, shown in this one answer."""
    found_or_404(id)
    with transaction.atomic():
        found, secret = actions.rotate(id, actor=actor(request), at=clock.wall())
        audit.note(request, "webhook.rotated", kind="webhook", id=id)
    start = Asked(name=found.name, url=found.url, with_customers=found.with_customers)
    form = type(filled(Asked, request))(initial=vars(start))
    return shown(request, found, form, ticked=set(found.events), secret=secret)


@role("owner")
@require_POST
def trial(request: StaffRequest, id: int) -> HttpResponse:
    found = found_or_404(id)
    notices.plan_trial(found, at=clock.wall())
    toast(request, when(found, _("A test is on its way. Look here in a moment.")))
    return redirect("settings_webhook", id=id)


@role("owner")
@require_POST
def again(request: StaffRequest, id: int, notice: int | None = None) -> HttpResponse:
    """Send one again now, or all that weren't taken."""
    found = found_or_404(id)
    count = notices.send_again(found, notice_id=notice, at=clock.wall())
    says = ngettext("%(count)s goes again now.", "%(count)s go again now.", count)
    toast(request, when(found, says % {"count": count}))
    return redirect("settings_webhook", id=id)


@role("owner")
@require_POST
def on(request: StaffRequest, id: int) -> HttpResponse:
    with transaction.atomic():
        if actions.switch_on(found_or_404(id).pk, actor=actor(request), at=clock.wall()):
            audit.note(request, "webhook.switched_on", kind="webhook", id=id)
    toast(request, _("It is told of what happens from now on, and of what waited for it."))
    return redirect("settings_webhook", id=id)


@role("owner")
@require_POST
def off(request: StaffRequest, id: int) -> HttpResponse:
    with transaction.atomic():
        if actions.switch_off(found_or_404(id).pk, why="owner", actor=actor(request), at=clock.wall()):
            audit.note(request, "webhook.switched_off", kind="webhook", id=id)
    toast(request, _("It is told nothing until it is switched on again."))
    return redirect("settings_webhook", id=id)


@role("owner")
@require_POST
def remove(request: StaffRequest, id: int) -> HttpResponse:
    found = found_or_404(id)
    with transaction.atomic():
        actions.remove(id, actor=actor(request), at=clock.wall())
        audit.note(request, "webhook.removed", kind="webhook", id=id, detail={"url": found.url})
    toast(request, _("%(name)s is no longer told anything.") % {"name": found.name})
    return redirect("settings_webhooks")


def changed(request: StaffRequest, found: "Endpoint", form: DataForm[Asked], *, events: set[str]) -> bool:
    """Whether it could be changed; else the form says what is wrong."""
    asked = form.value()
    changes = {"name": asked.name or asked.url, "url": asked.url, "with_customers": asked.with_customers}
    try:
        with transaction.atomic():
            changes["events"] = sorted(events)
            actions.change(found.pk, changes, actor=actor(request), at=clock.wall())
            audit.note(request, "webhook.changed", kind="webhook", id=found.pk)
    except (AddressRefused, actions.NoEvents) as refused:
        form.add_error("url" if isinstance(refused, AddressRefused) else None, told(refused))
        return False
    return True


def when(found: "Endpoint", says: str) -> str:
    """What is said of a notice that goes now; it waits where nothing goes."""
    return _("It is switched off: this goes as soon as you switch it on.") if found.off_why else says


def found_or_404(id: int) -> "Endpoint":
    found = queries.endpoint(id)
    if found is None:
        raise Http404
    return found


def actor(request: StaffRequest) -> str:
    return f"staff:{request.user.pk}"

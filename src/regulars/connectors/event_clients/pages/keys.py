"""Which trackers may tell of a shop, how is one set up, and what of theirs couldn't be read?"""

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.connectors.event_clients import actions, queries
from regulars.connectors.event_clients.proof import opened
from regulars.connectors.event_clients.snippets import Snippet, proofs, snippets
from regulars.connectors.queries import shops
from regulars.host.trouble import Trouble
from regulars.web import audit
from regulars.web.access import role
from regulars.web.forms import DataForm, ask, filled
from regulars.web.pages.settings import context
from regulars.web.pieces import Empty
from regulars.web.request import StaffRequest
from regulars.web.toast import toast

if TYPE_CHECKING:
    from regulars.connectors.event_clients.models import WriteKey

KINDS: dict[str, Promise] = {
    "browser": gettext_lazy(
        "The shop’s page: anybody can read this key. It tells what visitors do, and nothing else is believed."
    ),
    "server": gettext_lazy(
        "The shop’s server: this key is a secret. Orders, refunds and who is who are believed too."
    ),
}
SHORT: dict[str, Promise] = {
    "browser": pgettext_lazy("kind of a write key", "page"),
    "server": pgettext_lazy("kind of a write key", "server"),
}
NONE_YET = Empty(
    title=gettext_lazy("No tracker has a key yet"),
    says=gettext_lazy(
        "With one, a shop’s client of Segment, RudderStack or PostHog tells us too what happens."
    ),
)


@dataclass(frozen=True)
class NewKey:
    """Which tracker a new key is for."""

    name: str = ask(gettext_lazy("Name"), help=gettext_lazy("So that you know it again: website, backend."))
    shop: int = ask(gettext_lazy("Shop"), choices=shops)
    used: str = ask(gettext_lazy("Where it is used"), kind="radio", choices=KINDS.items)


@role("owner")
@never_cache
def index(request: StaffRequest) -> HttpResponse:
    """The write keys, and the form of a new one; a server's secret is shown in this one answer."""
    form, made = new_form(request), None
    if request.method == "POST" and form is not None and form.is_valid():
        made = make(request, form.value())
        if made.row.kind == "browser":
            return redirect("settings_write_key", id=made.row.id)
    more = {
        "form": form,
        "made": made,
        "snippets": snippets("server", key=made.secret, address=settings.BASE_URL) if made else [],
        "rows": [(key, SHORT[key.kind]) for key in queries.working()],
        "none_yet": NONE_YET,
    }
    return render(request, "event_clients/keys.html", context(request, "connections", **more))


@role("owner")
@never_cache
def key(request: StaffRequest, id: int) -> HttpResponse:
    """One write key: its snippets, and the last messages that couldn't be read."""
    found = working(id)
    shown = found.handle if found.kind == "browser" else f"{found.handle}_…"
    more = {
        "key": found,
        "kind": SHORT[found.kind],
        "snippets": snippets(found.kind, key=shown, address=settings.BASE_URL),
        "proofs": proof_of(found),
        "unread": [(each, bytes(each.body).decode(errors="replace")) for each in queries.unread(id)],
    }
    return render(request, "event_clients/key.html", context(request, "connections", **more))


@role("owner")
@require_POST
def end(request: StaffRequest, id: int) -> HttpResponse:
    found = working(id)
    with transaction.atomic():
        actions.end_key(id, actor=f"staff:{request.user.pk}", at=clock.now())
        audit.note(request, "write_key.ended", kind="write_key", id=id, detail={"name": found.name})
    toast(request, _("What comes with the key ‘%(name)s’ is no longer let in.") % {"name": found.name})
    return redirect("settings_write_keys")


def new_form(request: StaffRequest) -> DataForm[NewKey] | None:
    """The form of a new key; none while there is no shop that it could be of."""
    known = shops()
    return filled(NewKey, request, start=NewKey("", known[0][0], "browser")) if known else None


def make(request: StaffRequest, asked: NewKey) -> actions.NewWriteKey:
    with transaction.atomic():
        made = actions.make_key(
            asked.shop,
            kind="browser" if asked.used == "browser" else "server",
            name=asked.name,
            actor=f"staff:{request.user.pk}",
            at=clock.now(),
        )
        audit.note(
            request,
            "write_key.made",
            kind="write_key",
            id=made.row.id,
            detail={"name": asked.name, "kind": asked.used},
        )
    return made


def working(id: int) -> "WriteKey":
    """A key that lets something in. Raises Http404."""
    if (found := queries.by_id(id)) is None:
        raise Http404
    return found


def proof_of(found: "WriteKey") -> list[Snippet]:
    """How the shop's server proves who is signed in; nothing where the key file is another one."""
    with suppress(Trouble):
        return proofs(opened(found.proof_secret)) if found.proof_secret else []
    return []

"""Which shops are connected, how does one connect another, and what came through each door?"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.connectors import actions, queries
from regulars.connectors.catalogue import connectors
from regulars.connectors.hooks import address_of, is_local
from regulars.connectors.json_events.examples import EXAMPLES
from regulars.connectors.outcomes import TONES, in_words
from regulars.connectors.pages import both_sides, history
from regulars.connectors.pages.standing import standing
from regulars.connectors.pages.subscriber import file_of
from regulars.events.receive import read_again
from regulars.web import audit
from regulars.web.access import role
from regulars.web.forms import DataForm, ask, filled
from regulars.web.pages.settings import context
from regulars.web.pieces import Empty
from regulars.web.request import StaffRequest
from regulars.web.toast import toast

if TYPE_CHECKING:
    from regulars.connectors.models import Connection


@dataclass(frozen=True)
class NewConnection:
    """A shop, or a carrier of its parcels, to be connected."""

    connector: str = ask(
        gettext_lazy("What to connect"),
        kind="radio",
        choices=lambda: [(kind, each.label) for kind, each in connectors().items()],
    )
    url: str = ask(
        gettext_lazy("Address of the shop"),
        placeholder="candles.myshopify.com",
        help=gettext_lazy("As you open it yourself. For a carrier: the shop whose parcels it brings."),
    )


def histories() -> list[tuple[str, str]]:
    """In which shop the orders may be that came in by files."""
    imported = _("They were imported as “%(shop)s”")
    known = [(str(shop), imported % {"shop": name}) for shop, name in queries.shops_of_files()]
    return [("", _("None are here: it is another shop")), *known]


@dataclass(frozen=True)
class KnownConnection(NewConnection):
    """A shop to be connected, whose orders may have come in by files before."""

    shop: str = ask(
        gettext_lazy("Its orders so far"),
        choices=histories,
        help=gettext_lazy("An order that came in a file and comes again from the shop then counts once."),
        default="",
    )


@dataclass(frozen=True)
class Secret:
    """What the shop signs its deliveries with."""

    secret: str = ask(
        gettext_lazy("Secret"),
        kind="password",
        autocomplete="off",
        help=gettext_lazy("It is kept encrypted."),
    )


NONE_YET = Empty(
    title=gettext_lazy("No shop is connected yet"),
    says=gettext_lazy("Orders, refunds, baskets and parcels come in by themselves as soon as one is."),
)


@role("owner")
def index(request: StaffRequest) -> HttpResponse:
    """The connections, and the form of a new one."""
    form = empty_form(request)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("settings_connection", id=made(request, form.value()).id)
        except actions.NotAnAddress:
            form.add_error("url", _("A shop’s address looks like https://candles.example.com."))
        except actions.AddressTaken as other:
            form.add_error("url", _("“%(shop)s” has this address already.") % {"shop": other})
    standing = queries.standing()
    ids = [each.id for each in standing]
    latest, troubled = queries.latest(ids), queries.troubled(ids)
    rows = [
        (each, connectors()[each.kind].label, latest.get(each.id), troubled.get(each.id, 0))
        for each in standing
    ]
    more = {"rows": rows, "form": form, "none_yet": NONE_YET}
    return render(request, "connectors/connections.html", context(request, "connections", **more))


@role("owner")
def connection(request: StaffRequest, id: int) -> HttpResponse:
    """One connection: how to set it up in the shop, what came, and the form of its secret."""
    found = standing(id)
    form = filled(Secret, request, start=Secret(secret=""))
    if request.method == "POST" and form.is_valid():
        connected(request, found, secret=form.value().secret.strip(), at=clock.now())
        toast(request, _("The secret is kept. What the shop sends from now on is let in."))
        return redirect("settings_connection", id=id)
    came = [(each, in_words(each), TONES.get(each.word, "")) for each in queries.deliveries(id)]
    more = {
        "connection": found,
        "connector": connectors()[found.kind],
        "steps": [linked(_(step), file=file_of(found.kind)) for step in connectors()[found.kind].steps],
        "address": address_of(found),
        "is_local": is_local(),
        "has_secret": queries.has_secret(found),
        "form": form,
        "came": came,
        "history": history.part(found),
        "both_sides": both_sides.part(found),
        "secret": "" if connectors()[found.kind].gives_secret else queries.secret_of(found),
        "troubled": queries.troubled([id]),
    }
    return render(request, "connectors/connection.html", context(request, "connections", **more))


@role("owner")
@require_POST
def again(request: StaffRequest, id: int) -> HttpResponse:
    """Let what failed be read again at once."""
    count = read_again(standing(id).id, at=clock.now())
    told = ngettext("%(count)s delivery is read again.", "%(count)s deliveries are read again.", count)
    toast(request, told % {"count": count})
    return redirect("settings_connection", id=id)


@role("owner")
def events(request: StaffRequest) -> HttpResponse:
    """How a program of the owner's own tells what happens."""
    shown = [(name, json.dumps(example, indent=2, ensure_ascii=False)) for name, example in EXAMPLES.items()]
    more = {"address": f"{settings.BASE_URL}/api/v1/events", "examples": shown}
    return render(request, "connectors/events.html", context(request, "connections", **more))


def empty_form(request: StaffRequest) -> DataForm[NewConnection] | DataForm[KnownConnection]:
    """The form of a new connection; it asks for the orders so far where some came in by files."""
    first = next(iter(connectors()))
    if known := queries.shops_of_files():
        likely = str(known[0][0]) if len(known) == 1 else ""
        return filled(KnownConnection, request, start=KnownConnection(first, "", likely))
    return filled(NewConnection, request, start=NewConnection(first, ""))


def made(request: StaffRequest, asked: NewConnection) -> "Connection":
    """A new connection, which waits for its secret. Raises NotAnAddress."""
    at, actor = clock.now(), f"staff:{request.user.pk}"
    with transaction.atomic():
        known = int(asked.shop or 0) if isinstance(asked, KnownConnection) else 0
        shop_id = actions.shop_at(asked.url, kind=asked.connector, known=known, actor=actor, at=at)
        if found := queries.of_shop(shop_id, kind=asked.connector):
            return found
        made = actions.connect(shop_id, kind=asked.connector, secret="", actor=actor, at=at)
        audit.note(request, "connection.made", kind="connection", id=made.id, detail={"shop": shop_id})
        return made


def linked(step: str, *, file: str) -> str:
    """A step, in which the address of the file for the shop's developer is a link. file: '' for none."""
    before, address, behind = step.partition(file) if file else (step, "", "")
    link = format_html('<a class="link" href="{0}" download>{0}</a>', address) if address else ""
    return format_html("{}{}{}", before, link, behind)


def connected(request: StaffRequest, found: "Connection", *, secret: str, at: datetime) -> None:
    with transaction.atomic():
        actor = f"staff:{request.user.pk}"
        actions.connect(found.shop_id, kind=found.kind, secret=secret, actor=actor, at=at)
        audit.note(request, "connection.made", kind="connection", id=found.id, detail={"secret": True})

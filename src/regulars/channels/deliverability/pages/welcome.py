"""How welcome is the store's mail, and what keeps it so?"""

from dataclasses import dataclass, field
from datetime import timedelta
from smtplib import SMTPException
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.channels import keyring, patience, smtp
from regulars.channels import queries as channels
from regulars.channels.deliverability import actions, providers, queries, signing
from regulars.channels.deliverability.names import Dns, Names, Silent
from regulars.channels.deliverability.preflight import Finding, OwnKey, Sending, findings
from regulars.channels.deliverability.restraint import quota
from regulars.channels.email import CHANNEL
from regulars.channels.reasons import reason
from regulars.channels.replies import problem_of
from regulars.web.access import role
from regulars.web.pages.settings import context
from regulars.web.request import StaffRequest
from regulars.web.toast import toast
from regulars.web.toast import trouble as say_trouble

if TYPE_CHECKING:
    from regulars.channels.models import SigningKey

WEEKS = timedelta(days=28)
names: Names = Dns()
TONES = {"good": "tone-good", "mend": "tone-bad", "unknown": "tone-warn"}


@dataclass(frozen=True)
class KeyShown:
    """A signing key and the record that publishes it."""

    row: "SigningKey"
    name: str
    record: str
    pieces: str


@dataclass(frozen=True)
class DomainShown:
    """A domain in whose name shops write. today: how many mails may leave on this day of its warm-up."""

    name: str
    keys: list[KeyShown]
    today: int | None
    findings: list[Finding] = field(default_factory=list)


@role("owner")
def welcome(request: StaffRequest) -> HttpResponse:
    """What is known; with `?look` also what the DNS and the server say now."""
    looks = "look" in request.GET
    domains = [_shown(domain, looks=looks) for domain in queries.senders_domains()]
    return _page(request, domains, checked=looks)


@role("owner")
@require_POST
def make_key(request: StaffRequest, domain: str) -> HttpResponse:
    actions.make_key(_own(domain), who=request, at=clock.now())
    toast(request, _("Made. Put its record into the DNS, then check it."))
    return redirect("settings_deliverability")


@role("owner")
@require_POST
def check_key(request: StaffRequest, id: int) -> HttpResponse:
    """Let a key sign whose record is there."""
    row = queries.key(id)
    if row is None:
        raise Http404
    shown = _key(row)
    try:
        is_there = signing.is_published(keyring.opened(row.secret), records=names.texts(shown.name))
    except Silent:
        say_trouble(request, _("The DNS gives no answer just now."))
        return redirect("settings_deliverability")
    if not is_there:
        say_trouble(request, _("The record isn’t there yet. It may take an hour until everybody sees it."))
    elif actions.key_published(id, who=request, at=clock.now()):
        toast(request, _("Mails are signed with it from now on. You may remove an older record in a week."))
    return redirect("settings_deliverability")


@role("owner")
@require_POST
def warm_up(request: StaffRequest, domain: str) -> HttpResponse:
    """`begins=yes`: from few mails a day; else as much as there is."""
    begins = request.POST.get("begins") == "yes"
    actions.warm_up(_own(domain), begins=begins, who=request, at=clock.now())
    toast(request, _("It begins with few mails a day.") if begins else _("It sends as much as there is."))
    return redirect("settings_deliverability")


@role("owner")
@require_POST
def let_go(request: StaffRequest, domain: str) -> HttpResponse:
    """Let offers leave again after complaints."""
    if actions.let_go(domain, who=request, at=clock.now()):
        toast(request, _("Offers leave again."))
    return redirect("settings_deliverability")


def _page(request: StaffRequest, domains: list[DomainShown], *, checked: bool) -> HttpResponse:
    place, account = queries.place(), channels.setting(queries.BOUNCES)
    more: dict[str, Any] = {
        "domains": domains,
        "checked": checked,
        "tones": TONES,
        "rates": queries.rates(since=clock.now() - WEEKS),
        "paused": queries.paused(),
        "mailbox": account.settings if account else None,
        "place": place,
        "problem": reason(place.problem) if place and place.problem else "",
    }
    return render(request, "deliverability/welcome.html", context(request, "deliverability", **more))


def _shown(domain: str, *, looks: bool) -> DomainShown:
    row, keys = queries.domain(domain), [_key(key) for key in queries.keys_of(domain)]
    today = quota(row.warm_up_from, at=clock.now()) if row else None
    return DomainShown(domain, keys, today, _found(domain, keys) if looks else [])


def _found(domain: str, keys: list[KeyShown]) -> list[Finding]:
    chosen = providers.chosen()
    own = [OwnKey(k.row.domain, k.row.selector, keyring.opened(k.row.secret)) for k in keys]
    provider = chosen.provider.name if chosen else ""
    sending = Sending(domain=domain, server=CHANNEL.server(), provider=provider, keys=own)
    return findings(sending, names=names, probe=_probe)


def _probe(server: smtp.Server) -> str:
    connection = smtp.Connection(server)
    try:
        with patience.somebody_waits():
            connection.smtp = smtp.connect(server)
    except (OSError, SMTPException) as error:
        return problem_of(error)
    finally:
        connection.close()
    return ""


def _key(row: "SigningKey") -> KeyShown:
    record = signing.record_of(keyring.opened(row.secret))
    name = signing.name_of(row.domain, selector=row.selector)
    return KeyShown(row, name, record, signing.in_pieces(record))


def _own(domain: str) -> str:
    """A domain in whose name a shop writes; Http404 for any other."""
    if domain not in queries.senders_domains():
        raise Http404
    return domain

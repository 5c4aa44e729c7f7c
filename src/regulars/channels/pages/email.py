"""By which server does e-mail leave, as whom, and does it get through?"""

from dataclasses import asdict, dataclass, fields
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.channels import actions, guard, queries
from regulars.channels.addresses import PORTS, Unusable, checked
from regulars.channels.channel import Sender, channels
from regulars.channels.deliverability.providers import PROVIDERS
from regulars.channels.hindrance import hindrances
from regulars.channels.reasons import reason
from regulars.channels.smtp import MOST_CONNECTIONS, Security, Server
from regulars.channels.trial import send_test_mail
from regulars.web.access import role
from regulars.web.forms import ask, filled
from regulars.web.pages.settings import context
from regulars.web.request import StaffRequest
from regulars.web.toast import toast
from regulars.web.toast import trouble as say_trouble

SECURITIES: list[tuple[Security, Any]] = [
    ("starttls", gettext_lazy("STARTTLS, mostly port 587")),
    ("tls", gettext_lazy("TLS from the start, mostly port 465")),
    ("none", gettext_lazy("None, for a server on this very machine")),
]


@dataclass(frozen=True)
class ServerForm:
    """The mail server as a form asks for it."""

    host: str = ask(
        gettext_lazy("Server"),
        help=gettext_lazy("As your provider names it for outgoing mail (SMTP)."),
        placeholder="smtp.example.com",
    )
    port: int = ask(gettext_lazy("Port"), default=PORTS["starttls"], least=1, most=65_535)
    security: str = ask(
        gettext_lazy("Encryption"), kind="radio", choices=lambda: SECURITIES, default="starttls"
    )
    user: str = ask(gettext_lazy("User"), default="", autocomplete="off")
    password: str = ask(
        gettext_lazy("Password"),
        kind="password",
        help=gettext_lazy("It is kept encrypted and never shown. Left empty, the stored one stays."),
        default="",
    )
    connections: int = ask(
        gettext_lazy("Connections at a time"),
        help=gettext_lazy(
            "At most so many, and one where the server is quick. Ask your provider how many it allows."
        ),
        default=Server.connections,
        least=1,
        most=MOST_CONNECTIONS,
    )


@dataclass(frozen=True)
class SenderForm:
    """A sender as a form asks for it."""

    from_address: str = ask(gettext_lazy("E-mail address"), kind="email")
    from_name: str = ask(gettext_lazy("Name"), help=gettext_lazy("As people know your shop."), default="")
    reply_to: str = ask(
        gettext_lazy("Answers go to"),
        kind="email",
        help=gettext_lazy(
            "When it isn’t the same address. Messages invite to answer: somebody should read it."
        ),
        default="",
    )
    signed_by: str = ask(
        gettext_lazy("Signed by"),
        help=gettext_lazy("A person of the shop, as Laura. Messages end with this name and the shop’s."),
        default="",
    )
    postal_address: str = ask(
        gettext_lazy("Postal address"),
        help=gettext_lazy("It stands at the foot of each message, as the law of many countries asks."),
        default="",
    )


@dataclass(frozen=True)
class TrialForm:
    to: str = ask(pgettext_lazy("mail", "To"), kind="email")


@role("owner")
def email(request: StaffRequest) -> HttpResponse:
    """The server, the sender, and a way to try both."""
    form: Any = filled(ServerForm, request, start=server_start())
    if request.method == "POST" and form.is_valid():
        asked = form.value()
        server = Server(**asdict(asked), timeout=stored().get("timeout", Server.timeout))
        keep = not asked.password and bool(asked.user)
        try:
            if keep and is_elsewhere(asked.host):
                raise AnotherServer
            actions.set_email_server(checked(server), keep_password=keep, who=request, at=clock.now())
        except Unusable:
            form.add_error("security", _("Without encryption the password would be readable on its way."))
        except AnotherServer:
            form.add_error("password", _("Enter it again: the stored one was for another server."))
        else:
            toast(request, _("Saved. Send yourself a test mail."))
            return redirect("settings_email")
    return render(request, "channels/email.html", context(request, "email", form=form, **standing(request)))


@role("owner")
def sender(request: StaffRequest, shop_id: int = 0) -> HttpResponse:
    """As whom a shop writes; 0: every shop without a sender of its own."""
    shop = queries.shop(shop_id)
    if shop_id and shop is None:
        raise Http404
    known = queries.sender(shop_id) or queries.sender() if shop_id else queries.sender()
    names = SenderForm.__dataclass_fields__
    start = SenderForm(**{n: getattr(known, n) for n in names}) if known else SenderForm(from_address="")
    form: Any = filled(SenderForm, request, start=start)
    if request.method == "POST" and form.is_valid():
        asked = Sender(**{name: getattr(form.value(), name) for name in names})
        try:
            actions.set_sender(asked, shop_id=shop_id or None, who=request, at=clock.now())
        except actions.UnusableAddress:
            form.add_error("from_address", _("Mail servers take addresses in Latin letters alone."))
        else:
            toast(request, _("Saved."))
            return redirect("settings_email")
    return render(request, "channels/sender.html", context(request, "email", form=form, shop=shop))


@role("owner")
@require_POST
def trial(request: StaffRequest) -> HttpResponse:
    """Send a test mail to the address given."""
    form: Any = filled(TrialForm, request)
    if not form.is_valid():
        say_trouble(request, _("That is no address."))
        return redirect("settings_email")
    to = form.value().to
    done = send_test_mail(to, at=clock.now())
    if done.reason:
        say_trouble(request, " ".join(filter(None, (str(reason(done.reason)), done.detail))))
    else:
        toast(request, _("The mail server took the mail for %(address)s.") % {"address": to})
    return redirect("settings_email")


def server_start() -> ServerForm:
    names = {field.name for field in fields(ServerForm)}
    return ServerForm(**{"host": ""} | {name: known for name, known in stored().items() if name in names})


class AnotherServer(ValueError):
    """The password that is stored isn't this server's: sent there, it would be told to whoever keeps it."""


def is_elsewhere(host: str) -> bool:
    """Whether a password is stored that is another server's, or a provider's."""
    row = queries.setting("email")
    return bool(row and row.secret) and stored().get("host") != host


def stored() -> dict[str, Any]:
    """The SMTP server's settings; none where mail leaves by a provider's API."""
    row = queries.setting("email")
    return dict(row.settings) if row and "host" in row.settings else {}


def standing(request: StaffRequest) -> dict[str, Any]:
    """What the page tells beside the form: what is in the way, and what holds mail back."""
    hindered = hindrances(at=clock.now()).get("email")
    row = queries.setting("email")
    provider = PROVIDERS.get(row.settings.get("provider", "")) if row else None
    start = TrialForm(to=request.user.email)
    return {
        "hindrance": hindered,
        "provider": provider.label if provider else "",
        "reason": reason(hindered.reason) if hindered else "",
        "only_to": sorted(guard.only_to()),
        "fenced": queries.business().sandbox and not channels()["email"].is_loopback(),
        "sender": queries.sender(),
        "shops": queries.senders(),
        "trial": filled(TrialForm, request, start=start) if row else None,
    }

"""By which provider do SMS leave, as whom, what does one cost, and does it get through?"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from babel.numbers import format_currency
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.channels.hindrance import hindrances
from regulars.channels.reasons import reason
from regulars.channels.texting import actions, queries
from regulars.channels.texting.account import PORTS, TWILIO, Account, Unusable
from regulars.channels.texting.writing import Quote, quote
from regulars.channels.trial import send_test
from regulars.customers.identify import phone_key
from regulars.web.access import role
from regulars.web.format import locale
from regulars.web.forms import ask, filled, form_for
from regulars.web.outward.address import AddressRefused
from regulars.web.pages.settings import context
from regulars.web.request import StaffRequest
from regulars.web.toast import toast
from regulars.web.toast import trouble as say_trouble

LINES_BY_HTTP = 4


@dataclass(frozen=True, kw_only=True)
class AsWhom:
    """What is asked whichever way texts take."""

    sender: str = ask(
        gettext_lazy("Sender"),
        help=gettext_lazy(
            "A number as +37120000000, a short code, or a name of at most eleven letters and digits. "
            "Nobody can answer a name."
        ),
    )
    price: Decimal = ask(
        gettext_lazy("Price of a part"),
        help=gettext_lazy(
            "As your provider charges it: 160 letters are one part, 70 where there are letters with accents "
            "or Cyrillic ones."
        ),
        default=Decimal(0),
        least=0,
        most=10,
    )
    closing: str = ask(
        gettext_lazy("How to leave"),
        help=gettext_lazy(
            "Stands at the end of each text that one may leave, as: Reply STOP to get no more. Without it, "
            "or under a name, the link to unsubscribe stands there, which makes texts longer."
        ),
        default="",
    )
    password: str = ask(
        gettext_lazy("Password or token"),
        kind="password",
        help=gettext_lazy("It is kept encrypted and never shown. Left empty, the stored one stays."),
        default="",
    )


@dataclass(frozen=True, kw_only=True)
class Api:
    """Twilio, or a provider that answers as it does."""

    host: str = ask(
        gettext_lazy("Address of the API"),
        help=gettext_lazy("Twilio’s own, or that of a provider which answers as Twilio does."),
        default=TWILIO,
    )
    user: str = ask(gettext_lazy("Account"), placeholder="AC…", autocomplete="off")


@dataclass(frozen=True, kw_only=True)
class HttpForm(AsWhom, Api):
    """Where, and as whom."""


@dataclass(frozen=True, kw_only=True)
class Smsc:
    """An SMSC by SMPP 3.4."""

    host: str = ask(gettext_lazy("Server"), placeholder="smpp.example.com")
    port: int = ask(gettext_lazy("Port"), default=PORTS["tls"], least=1, most=65_535)
    security: str = ask(
        gettext_lazy("Encryption"),
        kind="radio",
        choices=lambda: [
            ("tls", gettext_lazy("TLS")),
            ("none", gettext_lazy("None, for a line of your own")),
        ],
        default="tls",
    )
    user: str = ask(gettext_lazy("System id"), autocomplete="off")
    system_type: str = ask(gettext_lazy("System type"), default="")
    lines: int = ask(
        gettext_lazy("Connections"),
        help=gettext_lazy("As many as the provider allows at a time."),
        default=1,
        least=1,
        most=10,
    )


@dataclass(frozen=True, kw_only=True)
class SmscForm(AsWhom, Smsc):
    """Where, and as whom."""


@dataclass(frozen=True)
class TrialForm:
    to: str = ask(pgettext_lazy("SMS", "To"), placeholder="+371…")


@dataclass(frozen=True)
class TextForm:
    text: str = ask(gettext_lazy("Text"), kind="text")


@role("owner")
def sms(request: StaffRequest) -> HttpResponse:
    """The provider by HTTP, and a way to try it."""
    return page(request, HttpForm, way="http", defaults={"lines": LINES_BY_HTTP})


@role("owner")
def smsc(request: StaffRequest) -> HttpResponse:
    """The SMSC by SMPP."""
    return page(request, SmscForm, way="smpp", defaults={})


def page(request: StaffRequest, kind: Any, *, way: Any, defaults: dict[str, Any]) -> HttpResponse:  # noqa: ANN401 a form's dataclass
    known = queries.account()
    form: Any = filled(kind, request, start=start_of(kind, known if known and known.way == way else None))
    if request.method == "POST" and form.is_valid():
        asked = {name: getattr(form.value(), name) for name in kind.__dataclass_fields__}
        keep = not asked["password"] and known is not None and known.way == way
        if keep and known and asked["host"] != known.host:
            form.add_error("password", _("Enter it again: the stored one was for another server."))
            return shown_with(request, form, way=way, known=known)
        try:
            account = Account(way=way, **defaults, **asked)
            actions.set_account(account, keep_password=keep, who=request, at=clock.now())
        except (Unusable, AddressRefused) as refused:
            form.add_error("sender" if isinstance(refused, Unusable) else "host", str(refused))
        else:
            toast(request, _("Saved. Send yourself a test text."))
            return redirect("settings_sms" if way == "http" else "settings_smsc")
    return shown_with(request, form, way=way, known=known)


def shown_with(request: StaffRequest, form: Any, *, way: str, known: Account | None) -> HttpResponse:  # noqa: ANN401 a dataclass's
    form.fields["price"].suffix = request.about.currency
    shown = context(request, "sms", form=form, way=way, known=known, **standing(request))
    return render(request, "channels/sms.html", shown)


@role("owner")
@require_POST
def trial(request: StaffRequest) -> HttpResponse:
    """Send a test text to the number given."""
    to = phone_key(request.POST.get("to", ""), country="")
    known = queries.account()
    back = "settings_smsc" if known and known.way == "smpp" else "settings_sms"
    if not to:
        say_trouble(request, _("That is no telephone number. Write it with its country, as +37120000000."))
        return redirect(back)
    done = send_test(to, by=queries.CHANNEL, at=clock.now())
    if done.reason:
        say_trouble(request, " ".join(filter(None, (str(reason(done.reason)), done.detail))))
    else:
        toast(request, _("The provider took the text for %(number)s.") % {"number": to})
    return redirect(back)


def start_of(kind: Any, known: Account | None) -> Any:  # noqa: ANN401 a form's dataclass
    if known is None:
        return kind(sender="", user="") if kind is HttpForm else kind(sender="", user="", host="")
    names = [name for name in kind.__dataclass_fields__ if name != "password"]
    return kind(**{name: getattr(known, name) for name in names})


def standing(request: StaffRequest) -> dict[str, Any]:
    """What the page tells beside the form: what is in the way, what a text costs, and how to try it."""
    hindered = hindrances(at=clock.now()).get(queries.CHANNEL)
    text = request.GET.get("text", "")
    quoted = quote(text) if text else None
    return {
        "hindrance": hindered,
        "reason": reason(hindered.reason) if hindered else "",
        "answers_at": f"{settings.BASE_URL}{reverse('sms_answers')}",
        "trial": filled(TrialForm, request) if queries.account() else None,
        "counting": form_for(TextForm)(initial={"text": text}),
        "quote": quoted,
        "cost": cost_of(quoted),
    }


def cost_of(quoted: Quote | None) -> str:
    """What a text costs, to the last digit of the owner's price; '' where none is known."""
    if quoted is None or quoted.cost is None:
        return ""
    return format_currency(quoted.cost, quoted.currency, locale=locale(), decimal_quantization=False)

"""By which provider does e-mail leave, in place of an SMTP server?"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regulars import clock
from regulars.channels.deliverability import actions, providers
from regulars.channels.deliverability.providers import PROVIDERS, Chosen, Secrets
from regulars.host.trouble import Trouble
from regulars.web.access import role
from regulars.web.forms import ask, filled
from regulars.web.pages.settings import context
from regulars.web.request import StaffRequest
from regulars.web.toast import toast

NAMES = [(each.name, each.label) for each in PROVIDERS.values()]
REGIONS = [
    ("", gettext_lazy("It has only one")),
    *((name, name) for p in PROVIDERS.values() for name in p.regions),
]


@dataclass(frozen=True)
class ProviderForm:
    """A provider as a form asks for it."""

    provider: str = ask(gettext_lazy("Provider"), choices=lambda: NAMES)
    region: str = ask(gettext_lazy("Region"), choices=lambda: REGIONS, default="")
    key: str = ask(
        gettext_lazy("API key"),
        kind="password",
        help=gettext_lazy(
            "It is kept encrypted and never shown. Left empty, the stored one stays. "
            "For Amazon SES the SMTP user and password, as user:password."
        ),
        default="",
    )
    receipts: str = ask(
        gettext_lazy("Key of its webhooks"),
        kind="password",
        help=gettext_lazy(
            "For Mailgun, Resend and SendGrid: by it we know that it is they who tell of bounces. "
            "For the others a password is made up and shown here."
        ),
        default="",
    )


@role("owner")
def provider(request: StaffRequest) -> HttpResponse:
    known = known_provider()
    start = (
        ProviderForm(provider=known.provider.name, region=known.region)
        if known
        else ProviderForm(provider="postmark")
    )
    form: Any = filled(ProviderForm, request, start=start)
    if request.method == "POST" and form.is_valid() and is_whole(form, known=known):
        asked = form.value()
        wanted = Chosen(PROVIDERS[asked.provider], Secrets(asked.key, asked.receipts), asked.region)
        actions.set_provider(wanted, who=request, at=clock.now())
        toast(request, _("Saved. Send yourself a test mail."))
        return redirect("settings_provider")
    more = {"form": form, "known": known, "tells_to": tells_to(known) if known else ""}
    return render(request, "deliverability/provider.html", context(request, "email", **more))


def is_whole(form: Any, *, known: Chosen | None) -> bool:  # noqa: ANN401 as forms are everywhere
    """Whether what this provider needs is there; the form says what isn't."""
    asked = form.value()
    wanted = PROVIDERS[asked.provider]
    stays = known is not None and known.provider == wanted
    if not asked.key and not stays:
        form.add_error("key", _("Without it nothing can leave."))
    if wanted.smtp and asked.key and ":" not in asked.key:
        form.add_error("key", _("Write it as user:password."))
    if bool(wanted.regions) != bool(asked.region) or (asked.region and asked.region not in wanted.regions):
        form.add_error("region", _("Choose one of this provider’s."))
    return not form.errors


def known_provider() -> Chosen | None:
    """The provider that is set; None too where its key can't be opened, so that it can be entered anew."""
    try:
        return providers.chosen()
    except Trouble:
        return None


def tells_to(known: Chosen) -> str:
    """The address to enter at the provider; with user and password where that is how it proves itself."""
    path = settings.BASE_URL + reverse("mail_told", args=[known.provider.name])
    if known.provider.proof != "basic":
        return path
    scheme, _colon, rest = path.partition("://")
    return f"{scheme}://regulars:{known.secrets.receipts}@{rest}"

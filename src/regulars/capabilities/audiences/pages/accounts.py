"""With which accounts do we speak to advertising networks?"""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from regulars import clock
from regulars.capabilities.audiences import actions, jobs, queries, words
from regulars.capabilities.audiences.networks.catalogue import networks
from regulars.capabilities.audiences.networks.google.token import NoKey, key_of
from regulars.host.trouble import Trouble
from regulars.web.access import role
from regulars.web.forms import DataForm, ask, filled
from regulars.web.pages.settings import context
from regulars.web.request import StaffRequest
from regulars.web.toast import toast


@dataclass(frozen=True, kw_only=True)
class MetaAccount:
    """What Meta needs."""

    account_id: str = ask(
        gettext_lazy("Number of the ad account"),
        help=gettext_lazy("In Ads Manager, without ‘act_’."),
        placeholder="123456789012345",
    )
    token: str = ask(
        gettext_lazy("Access token"),
        kind="password",
        help=gettext_lazy("Of a system user with the right ads_management for this account: it doesn’t end."),
    )
    app_secret: str = ask(
        gettext_lazy("App secret"),
        kind="password",
        help=gettext_lazy("Only where the app asks for it with each call."),
        default="",
    )

    @property
    def secret(self) -> dict[str, str]:
        return {"token": self.token.strip(), "app_secret": self.app_secret.strip()}


@dataclass(frozen=True, kw_only=True)
class GoogleAccount:
    """What Google needs."""

    account_id: str = ask(
        gettext_lazy("Customer ID of the Google Ads account"),
        help=gettext_lazy("Ten digits, as at the top of Google Ads."),
        placeholder="123-456-7890",
    )
    login_id: str = ask(
        gettext_lazy("Customer ID of the manager account"),
        help=gettext_lazy("Where the key belongs to a manager account; else empty."),
        default="",
    )
    key: str = ask(
        gettext_lazy("Key file"),
        kind="text",
        help=gettext_lazy(
            "The JSON file of a service account that may use the Google Ads account, or of a refresh token "
            "(type authorized_user)."
        ),
    )
    terms: bool = ask(
        gettext_lazy("We accepted Google’s terms for Customer Match, and have people’s consent"),
        default=False,
    )

    @property
    def secret(self) -> dict[str, str]:
        return {"key": self.key}


FORMS: dict[str, Any] = {"meta": MetaAccount, "google": GoogleAccount}


@role("owner")
def accounts(request: StaffRequest) -> HttpResponse:
    """The networks, and whether each is connected."""
    known = queries.account_rows()
    rows = [(each, known.get(each.name), words.told(each.name)) for each in networks().values()]
    return render(request, "audiences/accounts.html", context(request, "advertising", rows=rows))


@role("owner")
@never_cache
def account(request: StaffRequest, network: str) -> HttpResponse:
    """One network's account; its keys are never shown again."""
    if network not in FORMS:
        raise Http404
    form = filled(FORMS[network], request)
    if request.method == "POST" and form.is_valid() and saved(request, network, form):
        toast(request, _("Saved. It is used from now on."))
        return redirect("settings_advertising")
    known = queries.account_rows().get(network)
    more = {"form": form, "network": networks()[network], "known": known, "told": words.told(network)}
    return render(request, "audiences/account.html", context(request, "advertising", **more))


def saved(request: StaffRequest, network: str, form: DataForm[Any]) -> bool:
    """Whether it could be kept; else the form says what is wrong."""
    asked = form.value()
    numbers = {name: digits(getattr(asked, name, "")) for name in ("account_id", "login_id")}
    if not numbers["account_id"]:
        form.add_error("account_id", _("This is no number of an account."))
    if network == "google":
        check_google(form)
    if form.errors:
        return False
    try:
        actions.set_account(network, **numbers, secret=asked.secret, who=request, at=clock.now())
    except Trouble as lost:
        form.add_error(None, str(lost))
        return False
    for row in queries.all_lists():
        if row.network == network:
            jobs.soon(row.audience_id)
    return True


def check_google(form: DataForm[Any]) -> None:
    """What can be seen to be wrong without asking Google."""
    asked = form.value()
    try:
        key_of(asked.key)
    except NoKey:
        form.add_error(
            "key",
            _("This is not the whole JSON file of a service account, nor of a refresh token."),
        )
    if not asked.terms:
        form.add_error("terms", _("Google takes nobody without that."))


def digits(text: str) -> str:
    """The number of an account, however it is written; '' of what is none."""
    plain = text.strip().removeprefix("act_").replace("-", "").replace(" ", "")
    return plain if plain.isascii() and plain.isdecimal() and len(plain) <= 20 else ""

"""By which bot does the store write in Telegram, and does Telegram reach us?"""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regulars import clock
from regulars.channels.bot import actions, queries
from regulars.channels.bot.account import Unusable
from regulars.channels.hindrance import hindrances
from regulars.channels.reasons import reason
from regulars.web.access import role
from regulars.web.forms import ask, filled
from regulars.web.outward.address import AddressRefused
from regulars.web.pages.settings import context
from regulars.web.request import StaffRequest
from regulars.web.toast import toast


@dataclass(frozen=True)
class BotForm:
    token: str = ask(
        gettext_lazy("Token"),
        kind="password",
        help=gettext_lazy(
            "BotFather shows it when you make a bot. It is kept encrypted and never shown. Left empty, the "
            "stored one stays, and Telegram is told anew where we are."
        ),
        default="",
    )


@role("owner")
def telegram(request: StaffRequest) -> HttpResponse:
    form: Any = filled(BotForm, request, start=BotForm())
    known = queries.bot()
    if request.method == "POST" and form.is_valid():
        try:
            api = {"api": known.api} if known else {}
            token = form.value().token or queries.secrets().token
            actions.set_bot(token, **api, who=request, at=clock.now())
        except (Unusable, AddressRefused) as refused:
            form.add_error("token", str(refused))
        else:
            toast(request, _("Saved. Telegram knows the bot."))
            return redirect("settings_telegram")
    hindered = hindrances(at=clock.now()).get(queries.CHANNEL)
    shown = {
        "form": form,
        "known": known,
        "moved": known is not None and known.hears_at != actions.hears_at(),
        "hindrance": hindered,
        "reason": reason(hindered.reason) if hindered else "",
    }
    return render(request, "channels/telegram.html", context(request, "telegram", **shown))

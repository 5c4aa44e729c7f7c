"""To which program of the store's own are messages handed on?"""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regulars import clock
from regulars.channels.hindrance import hindrances
from regulars.channels.reasons import reason
from regulars.channels.relay import actions, queries
from regulars.web.access import role
from regulars.web.forms import ask, filled
from regulars.web.outward.address import AddressRefused
from regulars.web.pages.settings import context
from regulars.web.request import StaffRequest
from regulars.web.toast import toast


@dataclass(frozen=True)
class AddressForm:
    url: str = ask(gettext_lazy("Address"), placeholder="https://example.com/messages")
    anew: bool = ask(
        gettext_lazy("Make a new secret"),
        help=gettext_lazy("The program must know it at once: the old one ends now."),
        default=False,
    )


@role("owner")
def webhook(request: StaffRequest) -> HttpResponse:
    """The address, and once the secret by which the program knows us."""
    form: Any = filled(AddressForm, request, start=AddressForm(url=queries.url()))
    made = ""
    if request.method == "POST" and form.is_valid():
        asked = form.value()
        try:
            made = actions.set_address(asked.url, anew=asked.anew, who=request, at=clock.now())
        except AddressRefused as refused:
            form.add_error("url", str(refused))
        else:
            toast(request, _("Saved."))
            if not made:
                return redirect("settings_message_webhook")
    hindered = hindrances(at=clock.now()).get(queries.CHANNEL)
    shown = {
        "form": form,
        "made": made,
        "hindrance": hindered,
        "reason": reason(hindered.reason) if hindered else "",
    }
    return render(request, "channels/message_webhook.html", context(request, "message_webhook", **shown))

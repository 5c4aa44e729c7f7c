"""Does the store send notifications, and whom may push services ask about them?"""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regulars import clock
from regulars.channels.hindrance import hindrances
from regulars.channels.push import actions, queries
from regulars.channels.push.keys import Unusable
from regulars.channels.reasons import reason
from regulars.web.access import role
from regulars.web.forms import ask, filled
from regulars.web.pages.settings import context
from regulars.web.request import StaffRequest
from regulars.web.toast import toast


@dataclass(frozen=True)
class ContactForm:
    contact: str = ask(
        gettext_lazy("Whom may push services ask?"),
        help=gettext_lazy(
            "An e-mail address, or a page that begins with https://. The makers of browsers write there when "
            "something is wrong; nobody else sees it."
        ),
        placeholder="shop@example.com",
    )


@role("owner")
def webpush(request: StaffRequest) -> HttpResponse:
    """The contact; with it, notifications can leave."""
    start = ContactForm(contact=queries.contact().removeprefix("mailto:"))
    form: Any = filled(ContactForm, request, start=start)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_contact(form.value().contact, who=request, at=clock.now())
        except Unusable:
            form.add_error("contact", _("Write an address like shop@example.com or https://example.com."))
        else:
            toast(request, _("Saved."))
            return redirect("settings_webpush")
    hindered = hindrances(at=clock.now()).get(queries.CHANNEL)
    shown = {
        "form": form,
        "public_key": queries.public_key(),
        "hindrance": hindered,
        "reason": reason(hindered.reason) if hindered else "",
    }
    return render(request, "channels/webpush.html", context(request, "webpush", **shown))

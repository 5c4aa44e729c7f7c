"""Are messages shown on the shop's page?"""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regulars import clock
from regulars.channels.visiting import actions, queries
from regulars.web.access import role
from regulars.web.forms import ask, filled
from regulars.web.pages.settings import context
from regulars.web.request import StaffRequest
from regulars.web.toast import toast


@dataclass(frozen=True)
class SwitchForm:
    on: bool = ask(
        gettext_lazy("Show messages on the shop’s page"),
        help=gettext_lazy(
            "A play or a campaign names the channel onsite. Its message waits until the person comes to the "
            "shop, and is shown once."
        ),
        default=False,
    )


@role("owner")
def onsite(request: StaffRequest) -> HttpResponse:
    """The switch."""
    form: Any = filled(SwitchForm, request, start=SwitchForm(on=queries.is_on()))
    if request.method == "POST" and form.is_valid():
        actions.switch(on=form.value().on, who=request, at=clock.now())
        toast(request, _("Saved."))
        return redirect("settings_onsite")
    shown = context(request, "onsite", form=form, is_on=queries.is_on())
    return render(request, "channels/onsite.html", shown)

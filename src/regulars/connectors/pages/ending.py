"""How does the owner disconnect a shop, and choose what becomes of what came from it?"""

from dataclasses import dataclass

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regulars import clock
from regulars.connectors import actions
from regulars.connectors.erasing import jobs
from regulars.connectors.pages.standing import standing
from regulars.web import audit
from regulars.web.access import role
from regulars.web.forms import ask, filled
from regulars.web.pages.settings import context
from regulars.web.request import StaffRequest
from regulars.web.toast import toast

KEEP, ERASE = "keep", "erase"


@dataclass(frozen=True)
class Ending:
    """What becomes of a shop's data. typed: the shop's name, to be sure."""

    data: str = ask(
        gettext_lazy("What came from it"),
        kind="radio",
        choices=[
            (KEEP, gettext_lazy("Keep it: orders, customers and figures stay")),
            (ERASE, gettext_lazy("Erase it: its orders, and customers known through it alone, for ever")),
        ],
    )
    typed: str = ask(
        gettext_lazy("To erase, type the name of the shop"),
        autocomplete="off",
        default="",
    )


@role("owner")
def end(request: StaffRequest, id: int) -> HttpResponse:
    """Disconnect a shop; erasing what came from it needs its name typed, and can't be undone."""
    found = standing(id)
    form = filled(Ending, request, start=Ending(KEEP, ""))
    if request.method == "POST" and form.is_valid():
        asked = form.value()
        erases = asked.data == ERASE
        if erases and asked.typed.strip().casefold() != found.shop.name.casefold():
            form.add_error("typed", _("That isn’t the name of the shop."))
        else:
            ended(request, id, erases=erases)
            return redirect("settings_connections")
    more = {"connection": found, "form": form}
    return render(request, "connectors/end.html", context(request, "connections", **more))


def ended(request: StaffRequest, id: int, *, erases: bool) -> None:
    """Disconnect it, and begin to erase where that was chosen."""
    found, at, actor = standing(id), clock.now(), f"staff:{request.user.pk}"
    with transaction.atomic():
        actions.disconnect(found, actor=actor, at=at)
        audit.note(request, "connection.ended", kind="connection", id=id, detail={"erase": erases})
        if erases:
            from regulars.connectors.erasing import shops  # noqa: PLC0415 loads what works insight out

            shops.begin(found.shop_id, actor=actor, at=at)
            jobs.soon()
    told = _("%(shop)s is no longer connected.") % {"shop": found.shop.name}
    if erases:
        told += " " + _("What came from it is being erased.")
    toast(request, told)

"""For which parcels are cards printed, and whose is a code?"""

from datetime import date
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.channels.hindrance import public_host
from regulars.channels.paper import codes, queries
from regulars.channels.paper.card_settings import SIZES, CardSettings
from regulars.channels.paper.carding import NoShopAddress, card_file
from regulars.channels.paper.pages.runs import file as download
from regulars.channels.smtp import is_loopback
from regulars.web import stored
from regulars.web.access import role
from regulars.web.request import StaffRequest
from regulars.web.toast import trouble

MOST = 500


@role("agent")
def cards(request: StaffRequest) -> HttpResponse:
    """The orders of a day, today's at first, or of a number; and whose a code is."""
    number, asked = request.GET.get("number", "").strip(), request.GET.get("code", "").strip()
    day = chosen_day(request.GET.get("day", ""))
    code = codes.read(asked)
    shown = {
        "day": day,
        "number": number,
        "asked": asked,
        "orders": queries.orders(number=number) if number else queries.orders(day=day, limit=MOST),
        "found": queries.card_of(code) if code else None,
        "size": stored.load(CardSettings).size,
        "local": is_loopback(public_host()),
    }
    return render(request, "paper/cards.html", shown)


@role("agent")
@require_POST
def file(request: StaffRequest) -> HttpResponse:
    """The cards of the orders that were chosen."""
    chosen = [int(each) for each in request.POST.getlist("order") if each.isdecimal() and len(each) < 19]
    size = request.POST.get("size", "")
    try:
        made, count = card_file(
            chosen[:MOST], size=size if size in SIZES else "", who=request, at=clock.now()
        )
    except NoShopAddress as lacking:
        trouble(request, _("Set the address of the shop %(name)s first.") % {"name": lacking})
        return redirect("parcel_cards")
    if not count:
        trouble(request, _("Choose the orders whose cards are to be printed."))
        return redirect("parcel_cards")
    return download(made, "cards.pdf", kind="application/pdf")


def chosen_day(text: str) -> date:
    """The day that was asked for, else today by the business's clock."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return clock.now().astimezone(ZoneInfo(queries.money()["time_zone"])).date()

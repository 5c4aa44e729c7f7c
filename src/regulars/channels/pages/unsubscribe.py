"""How does a buyer say that messages are no longer wanted?

Opening the link shows a page and changes nothing; only a POST does, from the page's button or, in one click,
from the mail program's own (RFC 8058). The link itself is the proof of who asks: nobody has to sign in.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from regulars import clock
from regulars.channels import preferring
from regulars.channels import unsubscribe as door
from regulars.channels.context import Subject, drafts
from regulars.channels.hindrance import FOREMOST
from regulars.channels.unsubscribe import Ticket
from regulars.customers.words import channel_word
from regulars.web.access import public


@public
@csrf_exempt
@never_cache
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    ticket = door.ticket_of(token, at=clock.wall())
    if ticket is None:
        return answered(render(request, "channels/unsubscribe_unknown.html", status=404))
    shop, language = spoken(ticket)
    with translation.override(language):
        wording = wording_of(ticket, shop=shop)
        done = request.method == "POST"
        if done:
            one_click = request.POST.get("List-Unsubscribe") == "One-Click"
            how = "one_click" if one_click else "link"
            door.unsubscribe(ticket, wording=wording, how=how, at=clock.now())
        page = {
            "shop": shop,
            "wording": wording,
            "by_mail": ticket.channel == FOREMOST,
            "done": done,
            "language": language,
            "choose": preferring.url_of(preferring.Pass(ticket.customer_id, ticket.send_id)),
        }
        return answered(render(request, "channels/unsubscribe.html", page))


def wording_of(ticket: Ticket, *, shop: str) -> str:
    """What is shown, and kept as what somebody said no to."""
    if ticket.channel == FOREMOST:
        return _("You will get no more mails like this one from %(shop)s.") % {"shop": shop}
    said = _("You will get no more messages like this one from %(shop)s by %(channel)s.")
    return said % {"shop": shop, "channel": channel_word(ticket.channel)}


def spoken(ticket: Ticket) -> tuple[str, str]:
    """The shop that wrote, and the language to answer in: the buyer's, else the shop's."""
    (draft,) = drafts([Subject(customer_id=ticket.customer_id)], identity="email")
    known = {code for code, _name in settings.LANGUAGES}
    languages = [code.partition("-")[0] for code in draft.languages] if draft else []
    return (draft.shop.name if draft else ""), next((code for code in languages if code in known), "en")


def answered(response: HttpResponse) -> HttpResponse:
    """The link must not be told to anybody that the page leads to."""
    response["Referrer-Policy"] = "no-referrer"
    return response

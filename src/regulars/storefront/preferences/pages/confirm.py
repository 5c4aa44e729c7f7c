"""How does whoever owns an address say that they want to hear?

Opening the link shows what was asked and changes nothing; only the button confirms. The link came to the
address, so whoever has it is its owner.
"""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from regulars import clock
from regulars.channels.confirming import Confirmation, confirmation_of
from regulars.channels.preferring import Pass, url_of
from regulars.customers import queries
from regulars.customers.actions import pending
from regulars.storefront.forms.actions import entries
from regulars.storefront.forms.waiting import waiting
from regulars.storefront.preferences.pages.choose import answered, spoken, whose
from regulars.web.access import public


@public
@csrf_exempt
@never_cache
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    link = confirmation_of(token, at=clock.wall())
    card = whose(Pass(link.customer_id, link.send_id)) if link else None
    if link is None or card is None:
        return answered(render(request, "preferences/unknown.html", status=404))
    shop, language = spoken(card)
    at = clock.now()
    with translation.override(language):
        asked = queries.waiting_to_be_confirmed(link.customer_id, channel=link.channel, at=at)
        done = request.method == "POST" and bool(confirmed(link))
        page = {
            "shop": shop,
            "language": language,
            "asked": asked,
            "done": done,
            "gifts": waiting(link.customer_id, channel=link.channel, language=language, at=at),
            "choose": url_of(Pass(card.id, link.send_id)),
        }
        return answered(render(request, "preferences/confirm.html", page))


def confirmed(link: Confirmation) -> int:
    """How many statements that made."""
    evidence, at = {"confirmed_by": "link", "send_id": link.send_id}, clock.now()
    with transaction.atomic():
        made = pending.confirm(link.customer_id, channel=link.channel, evidence=evidence, at=at)
        if made:
            entries.confirmed(link.customer_id, channel=link.channel, at=at)
    return made

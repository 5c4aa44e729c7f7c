"""Where does Meta tell what people write in WhatsApp, and what became of messages?

Once it asks whether the address is ours, with the word that the owner gave it. Each notice is signed by the
app's secret; what isn't changes nothing.
"""

import hmac
import logging

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from regulars import clock
from regulars.channels.cloud import queries
from regulars.channels.cloud.answers import take
from regulars.channels.cloud.told import Unreadable, is_signed, told_of
from regulars.web.access import public

log = logging.getLogger(__name__)
LONGEST = 500
LIMIT = 4 * 2**20
"""Bytes of a notice: Meta sends up to 3 MB at a time."""


@public
@csrf_exempt
@never_cache
@require_http_methods(["GET", "POST"])
def notices(request: HttpRequest) -> HttpResponse:
    return heard(request) if request.method == "POST" else verified(request)


def verified(request: HttpRequest) -> HttpResponse:
    """The challenge again, for who knows the word."""
    asked, verify = request.GET.get("hub.verify_token", ""), queries.secrets().verify
    known = bool(verify) and hmac.compare_digest(asked.encode(), verify.encode())
    if not known or request.GET.get("hub.mode") != "subscribe":
        return HttpResponse(status=403)
    return HttpResponse(request.GET.get("hub.challenge", "")[:LONGEST], content_type="text/plain")


def heard(request: HttpRequest) -> HttpResponse:
    number, at = queries.number(), clock.now()
    body = request.read(LIMIT + 1)
    if len(body) > LIMIT:
        return HttpResponse(status=413)
    signature = request.headers.get("X-Hub-Signature-256", "")
    secret = queries.secrets().app_secret
    if number is None or not is_signed(body, signature=signature, secret=secret):
        return HttpResponse(status=403)
    try:
        take(told_of(body, phone_id=number.phone_id, at=at), at=at)
    except Unreadable as why:
        log.warning("What came from Meta can't be read: %s", why)  # it would come again for days
    return HttpResponse(status=200)

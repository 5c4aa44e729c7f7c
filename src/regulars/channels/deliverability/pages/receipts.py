"""What does the provider tell of mails that left?

Anybody may knock here: what isn't proven to come from the provider that is set changes nothing.
"""

import logging

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from regulars import clock
from regulars.channels.deliverability import providers, receipts
from regulars.web.access import public

log = logging.getLogger(__name__)


@public
@csrf_exempt
@require_http_methods(["HEAD", "POST"])
def told(request: HttpRequest, provider: str) -> HttpResponse:
    """200 once it is taken in; 401 where nothing proves who tells it, 400 where it can't be read."""
    from regulars.channels.deliverability import telling  # noqa: PLC0415 loads the providers' library

    chosen = providers.chosen()
    if chosen is None or chosen.provider.name != provider:
        raise Http404
    if request.method == "HEAD":
        return HttpResponse()
    at = clock.now()
    try:
        found = telling.receipts_of(request, of=chosen, at=at)
    except telling.NotProven as reason:
        log.warning("what came as %s's word on mails isn't proven: %s", provider, reason)
        return HttpResponse(status=401, headers={"WWW-Authenticate": 'Basic realm="Regulars"'})
    except telling.Unreadable as reason:
        log.warning("what came as %s's word on mails can't be read: %s", provider, reason)
        return HttpResponse(status=400)
    receipts.note("email", found, at=at)
    return HttpResponse()

"""Where does an SMS provider tell what became of a text, and what people answered?"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.channels.deliverability import receipts
from regulars.channels.texting import queries
from regulars.channels.texting.answers import heard
from regulars.channels.texting.callbacks import is_signed, receipt_of
from regulars.customers.identify import phone_key
from regulars.web.access import public

NOTHING_TO_SAY = b'<?xml version="1.0" encoding="UTF-8"?><Response/>'


@public
@csrf_exempt
@never_cache
@require_POST
def status(request: HttpRequest, key: str) -> HttpResponse:
    """What became of a text of ours."""
    if not is_theirs(request):
        return HttpResponse(status=403)
    at = clock.now()
    told = receipt_of(dict(request.POST.lists()), key=key, at=at)
    if told:
        receipts.note(queries.CHANNEL, [told], at=at)
    return HttpResponse(status=204)


@public
@csrf_exempt
@never_cache
@require_POST
def answers(request: HttpRequest) -> HttpResponse:
    """What somebody answered; it is answered with nothing, so that no text is paid for."""
    if not is_theirs(request):
        return HttpResponse(status=403)
    sender = phone_key(request.POST.get("From", ""), country="")
    if sender:
        stops = request.POST.get("OptOutType") == "STOP"
        text, name = request.POST.get("Body", ""), request.POST.get("MessageSid", "")[:64]
        heard(sender, text, provider_id=name, stops=stops, at=clock.now())
    return HttpResponse(NOTHING_TO_SAY, content_type="text/xml")


def is_theirs(request: HttpRequest) -> bool:
    """Whether the provider whose token we have signed the call."""
    return is_signed(
        f"{settings.BASE_URL}{request.get_full_path()}",
        dict(request.POST.lists()),
        signature=request.headers.get("X-Twilio-Signature", ""),
        token=queries.password(),
    )

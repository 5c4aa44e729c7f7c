"""Who answers at this address? The one page that everybody may ask."""

from dataclasses import asdict, dataclass

from django.http import HttpRequest, HttpResponse, JsonResponse

from regulars.web.access import public
from regulars.web.reach import ticket

PATH = ".well-known/regulars"
FRESH = {"Cache-Control": "no-store"}


@dataclass(frozen=True, slots=True)
class Known:
    """A nonce, and the answer to it that nobody else can give."""

    nonce: str
    answer: str


@public
def known(request: HttpRequest) -> HttpResponse:
    """A sentence for people; `?nonce=` with 32 hexadecimal digits is answered as only we can."""
    nonce = request.GET.get("nonce", "")
    if not ticket.NONCE.fullmatch(nonce):
        return HttpResponse("Regulars answers at this address.\n", content_type="text/plain", headers=FRESH)
    return JsonResponse(asdict(Known(nonce, ticket.answer(nonce))), headers=FRESH)

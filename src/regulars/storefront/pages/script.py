"""Under which addresses do shops' pages load the script, and hand back the links of our mails?"""

from functools import partial

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from regulars import clock
from regulars.channels.visits import visitor_of
from regulars.connectors.bodies import read_body
from regulars.connectors.event_clients.answers import door, refusal, said
from regulars.connectors.event_clients.door import sender
from regulars.connectors.event_clients.pages.calls import pace
from regulars.connectors.json_events.reading import BadCall
from regulars.storefront import choices, queries
from regulars.storefront.recognise import recognise
from regulars.storefront.served import PAGE, Script, newest, script
from regulars.web.access import public

FOR_GOOD = "public, max-age=31536000, immutable"
FOR_AN_HOUR = "public, max-age=3600, stale-while-revalidate=86400"
HEADERS = {
    "Access-Control-Allow-Origin": "*",  # a page that names its hash has to be allowed to read it
    "Content-Security-Policy": "default-src 'none'",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Vary": "Accept-Encoding",
}
LIMIT = 4096


class Followed(msgspec.Struct, frozen=True):
    """What the script hands back: with which key, from which device, by which link."""

    key: str
    device: str
    link: str


_FOLLOWED = msgspec.json.Decoder(Followed)


@public
@require_safe
def latest(request: HttpRequest, name: str = PAGE) -> HttpResponse:
    """The newest version, by an address that never changes."""
    return _answered(request, newest(name), keep=FOR_AN_HOUR)


@public
@require_safe
def released(request: HttpRequest, version: int, name: str = PAGE) -> HttpResponse:
    """One version, for good."""
    found = script(version, name=name)
    if found is None:
        raise Http404
    return _answered(request, found, keep=FOR_GOOD)


@door("POST")
def link(request: HttpRequest) -> HttpResponse:
    """Somebody came to a shop's page by a link of our mail; the answer doesn't tell who."""
    body, at = read_body(request, limit=LIMIT), clock.now()
    try:
        told = _FOLLOWED.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BadCall(400, "not-a-visit", f'{error}. Send {{"key": …, "device": …, "link": …}}.') from None
    who = sender(told.key, at=clock.wall())
    pace(who, 1, request=request)
    customer = visitor_of(told.link, at=at)
    if customer is None or not 16 <= len(told.device) <= 64 or "\0" in told.device:
        return refusal(422, "link-unknown", "This link isn't one of ours, or is too old to say who comes.")
    if may_recognise(who.shop_id):
        recognise(told.device, customer_id=customer, shop_id=who.shop_id, at=at)
    return said({"success": True})


def may_recognise(shop_id: int) -> bool:
    """Whether the owner wishes it still: links of mails that were sent before lead to the shop for long."""
    found = queries.shop(shop_id)
    return found is not None and choices.of_shop(shop_id, url=found.url).recognises


def _answered(request: HttpRequest, found: Script, *, keep: str) -> HttpResponse:
    tag = f'"{found.integrity}"'
    answer = partial(HttpResponse, headers={**HEADERS, "Cache-Control": keep, "ETag": tag})
    if request.headers.get("If-None-Match", "").removeprefix("W/") == tag:
        return answer(status=304)
    is_packed = "gzip" in request.headers.get("Accept-Encoding", "")
    made = answer(found.packed if is_packed else found.plain, content_type="text/javascript; charset=utf-8")
    if is_packed:
        made.headers["Content-Encoding"] = "gzip"
    return made

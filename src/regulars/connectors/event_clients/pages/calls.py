"""What do the doors of event clients answer?

As the clients expect it: 200 for all that needn't be sent again, 400, 401 and 413 for what would never be let
in, 429 and 5xx for what is to be sent again later.
"""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, HttpResponse

from regulars import clock
from regulars.connectors.bodies import read_body
from regulars.connectors.event_clients import messages, posthog, queries
from regulars.connectors.event_clients.answers import TooFast, door, refusal, said
from regulars.connectors.event_clients.door import Sender, key_of, sender
from regulars.connectors.event_clients.kept import Unread, keep
from regulars.connectors.event_clients.messages import LooseBatch, loose
from regulars.connectors.event_clients.pace import Pace, address_of
from regulars.connectors.event_clients.taking import Call, take
from regulars.connectors.json_events.reading import BadCall

LIMIT, LIMIT_OF_A_PAGE = 8 * 2**20, 512 * 2**10
MOST_MESSAGES = 5_000
BYTES_OF_ONE = 2 * 2**10
"""By a page's key so much of a call counts as a message, so that few long ones fill no disk either."""
PACE = Pace()
NO_FLAGS = {"flags": {}, "featureFlags": {}, "featureFlagPayloads": {}, "errorsWhileComputingFlags": False}


@door("POST")
def batch(request: HttpRequest) -> HttpResponse:
    """Several messages of Segment's or RudderStack's clients."""
    body, at = read_body(request, limit=LIMIT), clock.now()
    told = messages.batch(body) or opened(body, messages.several, request=request, at=at)
    return success(let_in(Call(body, told), request=request, at=at))


@door("POST")
def one(request: HttpRequest, kind: str) -> HttpResponse:
    """A message that comes alone. kind: what the address says of it."""
    body, at = read_body(request, limit=LIMIT), clock.now()
    told = opened(body, messages.single, request=request, at=at)
    return success(let_in(Call(body, told, kind), request=request, at=at))


@door("POST")
def posthogs(request: HttpRequest) -> HttpResponse:
    """Several events of PostHog's clients."""
    body, at = read_body(request, limit=LIMIT), clock.now()
    told = opened(body, posthog.envelope, request=request, at=at)
    call = Call(body, told, envelope=posthog.envelope, read=posthog.message)
    let_in(call, request=request, at=at)
    return said({"status": 1})


@door("POST")
def flags(request: HttpRequest) -> HttpResponse:
    """PostHog's clients ask which of its features are switched on: none are, here."""
    return said(NO_FLAGS)


@door("GET")
def settings(request: HttpRequest, key: str) -> HttpResponse:
    """What Segment's browser client asks for first: where to send, and that nobody else gets anything."""
    if not queries.is_browsers(key):
        return refusal(404, "no-such-key", "No browser's write key is this one.")
    ours = {"apiKey": key, "apiHost": f"{request.get_host()}/v1", "protocol": request.scheme}
    answer = said({"integrations": {"Segment.io": ours}, "plan": {}, "metrics": {"sampleRate": 0}})
    answer.headers["Cache-Control"] = "public, max-age=60"
    return answer


def opened(
    body: bytes, envelope: Callable[[bytes], LooseBatch], *, request: HttpRequest, at: datetime
) -> LooseBatch:
    """The messages of a body; one that can't be read at all is kept for its owner to see. Raises BadCall."""
    try:
        return loose(body, envelope=envelope)
    except BadCall as refused:
        if key := key_of(request):
            who = sender(key, at=clock.wall())
            pace(who, 1, request=request)
            way_out = "Send JSON, as the client's documentation has it."
            keep([Unread("$", refused.detail, way_out, body)], key_id=who.key_id, at=at)
        raise


def let_in(call: Call, *, request: HttpRequest, at: datetime) -> int:
    """How many messages couldn't be taken. Raises BadCall, KeyRefused."""
    who = sender(key_of(request) or call.told.key, at=clock.wall())
    number = len(call.told.batch)
    if number > MOST_MESSAGES:
        detail = f"A call takes {MOST_MESSAGES:,} messages, and this one has {number:,}. Send them in parts."
        raise BadCall(413, "too-many-messages", detail)
    if not who.is_trusted and (len(call.body) > LIMIT_OF_A_PAGE or number > PACE.most):
        detail = f"A page sends up to {PACE.most:,} messages and 512 KB at once. Send them in parts."
        raise BadCall(413, "body-too-large", detail)
    pace(who, max(number, len(call.body) // BYTES_OF_ONE), request=request)
    return take(call, sender=who, at=at)


def pace(who: Sender, number: int, *, request: HttpRequest) -> None:
    """A shop's own server is never held back. Raises TooFast."""
    if not who.is_trusted and (
        seconds := PACE.wait(max(number, 1), key_id=who.key_id, address=address_of(request), at=clock.wall())
    ):
        raise TooFast(seconds)


def success(unread: int) -> HttpResponse:
    """unread: how many couldn't be taken, and are kept for the owner to see; nothing is to be sent again."""
    return said({"success": True, **({"unread": unread} if unread else {})})

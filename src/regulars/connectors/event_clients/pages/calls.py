"""What do the doors of event clients answer?

As the clients expect it: 200 for all that needn't be sent again, 400, 401 and 413 for what would never be let
in, 429 and 5xx for what is to be sent again later.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import wraps

import msgspec
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from regulars import clock
from regulars.connectors.bodies import BodyRefused, read_body
from regulars.connectors.event_clients import queries
from regulars.connectors.event_clients.door import key_of, sender
from regulars.connectors.event_clients.messages import batch, loose
from regulars.connectors.event_clients.pace import Pace, address_of
from regulars.connectors.event_clients.taking import Call, take
from regulars.connectors.json_events.reading import BadCall
from regulars.web.access import public
from regulars.web.keys import KeyRefused
from regulars.web.problem import problem, unauthorized

LIMIT, LIMIT_OF_A_PAGE = 8 * 2**20, 512 * 2**10
MOST_MESSAGES = 5_000
PACE = Pace()
ANYWHERE = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Retry-After"}
PREFLIGHT = {
    **ANYWHERE,
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Content-Encoding, AnonymousId",
    "Access-Control-Max-Age": "86400",
}
View = Callable[..., HttpResponse]


class TooFast(BadCall):
    """More than a visitor tells comes from there. seconds: after which it is let in."""

    def __init__(self, seconds: int) -> None:
        super().__init__(429, "too-fast", f"Too many messages come from there. Go on in {seconds} s.")
        self.seconds = seconds


def door(view: View) -> View:
    """A door that pages of any address may call, without cookies."""

    @csrf_exempt
    @public
    @wraps(view)
    def open_door(request: HttpRequest, **named: str) -> HttpResponse:
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers=PREFLIGHT)
        answer = _answered(view, request, named)
        for name, value in ANYWHERE.items():
            answer.headers[name] = value
        return answer

    return open_door


def _answered(view: View, request: HttpRequest, named: Mapping[str, str]) -> HttpResponse:
    try:
        return view(request, **named)
    except TooFast as refused:
        answer = problem(refused.status, name=refused.name, detail=refused.detail)
        answer.headers["Retry-After"] = str(refused.seconds)
        return answer
    except (BadCall, BodyRefused) as refused:
        return problem(refused.status, name=refused.name, detail=refused.detail)
    except KeyRefused as refused:
        return unauthorized(str(refused))


@door
def messages(request: HttpRequest, type: str) -> HttpResponse:
    """Take in a batch, or the one message that the address names the type of."""
    if request.method != "POST":
        return not_by_post()
    body = read_body(request, limit=LIMIT)
    told = (batch(body) if type == "batch" else None) or loose(body, is_batch=type == "batch")
    unread = let_in(Call(told, type, body), key=key_of(request) or told.key, request=request, at=clock.now())
    return HttpResponse(
        msgspec.json.encode({"success": True, **({"unread": unread} if unread else {})}),
        content_type="application/json",
    )


def let_in(call: Call, *, key: str, request: HttpRequest, at: datetime) -> int:
    """How many messages couldn't be taken. Raises BadCall, BodyRefused, KeyRefused."""
    who = sender(key, at=clock.wall())
    number = len(call.told.batch)
    if number > MOST_MESSAGES:
        detail = f"A call takes {MOST_MESSAGES:,} messages, and this one has {number:,}. Send them in parts."
        raise BadCall(413, "too-many-messages", detail)
    if not who.is_trusted:
        if len(call.body) > LIMIT_OF_A_PAGE or number > PACE.most:
            detail = f"A page sends up to {PACE.most:,} messages and 512 KB at once. Send them in parts."
            raise BadCall(413, "body-too-large", detail)
        address = address_of(request)
        if seconds := PACE.wait(max(number, 1), key_id=who.key_id, address=address, at=clock.wall()):
            raise TooFast(seconds)
    return take(call, sender=who, at=at)


@door
def settings(request: HttpRequest, key: str) -> HttpResponse:
    """What Segment's browser client asks for first: where to send, and that nobody else gets anything."""
    if not queries.is_browsers(key):
        return problem(404, name="no-such-key", detail="No browser's write key is this one.")
    host = request.get_host()
    told = {
        "integrations": {
            "Segment.io": {
                "apiKey": key,
                "apiHost": f"{host}/v1",
                "protocol": request.scheme,
                "unbundledIntegrations": [],
                "addBundledMetadata": True,
            }
        },
        "plan": {"track": {"__default": {"enabled": True, "integrations": {}}}},
        "metrics": {"sampleRate": 0},
    }
    answer = HttpResponse(msgspec.json.encode(told), content_type="application/json")
    answer.headers["Cache-Control"] = "public, max-age=60"
    return answer


def not_by_post() -> HttpResponse:
    refusal = problem(405, detail="Messages come by POST.")
    refusal.headers["Allow"] = "POST, OPTIONS"
    return refusal

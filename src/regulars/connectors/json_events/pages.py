"""The door of POST /api/v1/events: which shop, which body, and what is answered?

A plain view: this is the busiest address, and neither sessions nor ninja's models have a part in it.
"""

from collections import Counter
from datetime import datetime

import msgspec
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from regulars import clock
from regulars.commerce.intake import Source
from regulars.connectors.bodies import BodyRefused, read_body
from regulars.connectors.json_events.door import NoSuchShop, ShopNotNamed, caller
from regulars.connectors.json_events.intake import Told, take_in
from regulars.connectors.json_events.once import Answer, OtherBody, once
from regulars.connectors.json_events.reading import BadCall, Home, read
from regulars.web import rates
from regulars.web.access import public
from regulars.web.keys import KeyRefused
from regulars.web.problem import CONTENT_TYPE, problem, too_many, unauthorized

LIMIT = 8 * 2**20
LONGEST_KEY = 255


class Outcome(msgspec.Struct, frozen=True):
    """The answer: what became of each event, in their order."""

    accepted: int
    refused: int
    events: list[Told]


class AllRefused(msgspec.Struct, frozen=True, kw_only=True):
    """The same as a problem, when nothing could be taken."""

    type: str = "urn:regulars:problem:all-refused"
    title: str = "All refused"
    status: int = 422
    detail: str = "None of the events can be taken; `events` says why."
    accepted: int = 0
    refused: int
    events: list[Told]


@csrf_exempt
@public
def events(request: HttpRequest) -> HttpResponse:
    """Take in up to 1,000 events; each is answered for by itself."""
    if request.method != "POST":
        refusal = problem(405, detail="Events come by POST.")
        refusal.headers["Allow"] = "POST"
        return refusal
    try:
        return answer(request, at=clock.now())
    except KeyRefused as refused:
        return (
            unauthorized(str(refused))
            if refused.status == 401
            else problem(403, name="scope-too-small", detail=str(refused))
        )
    except (BodyRefused, BadCall) as refused:
        return problem(refused.status, name=refused.name, detail=refused.detail)
    except OtherBody as refused:
        return problem(422, name="idempotency-key-reused", detail=str(refused))
    except (NoSuchShop, ShopNotNamed) as refused:
        return problem(422, name="which-shop", detail=str(refused))


def answer(request: HttpRequest, *, at: datetime) -> HttpResponse:
    moment = clock.wall()
    who = caller(request, at=moment)
    left = rates.take(rates.EVENTS, key=who.prefix, at=moment)
    if left.is_spent:
        return rates.note(too_many(), left)
    call_key = request.headers.get("Idempotency-Key", "")[: LONGEST_KEY + 1]
    if len(call_key) > LONGEST_KEY:
        raise BadCall(400, "idempotency-key-too-long", f"It may have {LONGEST_KEY} characters.")
    body = read_body(request, limit=LIMIT)
    home = Home(who.shop_id, who.country, call_key)
    source = Source(shop_id=who.shop_id, key=f"api:{who.shop_id}", actor=f"api:{who.key_name}")

    def work() -> Answer:
        return told(take_in(read(body, home=home, at=at), home=home, source=source, at=at))

    made = once(call_key, shop_id=who.shop_id, body=body, at=at, work=work) if call_key else work()
    kind = "application/json" if made.status == 200 else CONTENT_TYPE
    return rates.note(HttpResponse(made.body, status=made.status, content_type=kind), left)


def told(events: list[Told]) -> Answer:
    """200 when anything was taken, or nothing was sent; 422 when all was refused."""
    refused = Counter(each.result for each in events)["refused"]
    if refused and refused == len(events):
        return Answer(422, msgspec.json.encode(AllRefused(refused=refused, events=events)))
    return Answer(200, msgspec.json.encode(Outcome(len(events) - refused, refused, events)))

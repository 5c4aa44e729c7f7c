"""How does a shop's page tell that somebody wants notifications, or wants them no more?"""

import msgspec
from django.http import HttpRequest, HttpResponse

from regulars import clock
from regulars.channels.push import queries
from regulars.channels.push.subscription import Unusable
from regulars.channels.push.subscription import subscription as read
from regulars.connectors.bodies import read_body
from regulars.connectors.event_clients.answers import door, refusal, said
from regulars.connectors.event_clients.door import Sender, sender
from regulars.connectors.event_clients.pages.calls import pace
from regulars.connectors.json_events.reading import BadCall
from regulars.customers.actions import browsers
from regulars.customers.actions.browsers import Said
from regulars.storefront.messages.visitor import SETS, Visitor, keys_of, words

LIMIT = 8 * 2**10


class Keys(msgspec.Struct, frozen=True):
    p256dh: str
    auth: str


class Given(msgspec.Struct, frozen=True):
    """A subscription as browsers write it."""

    endpoint: str
    keys: Keys

    @property
    def value(self) -> str:
        """Raises BadCall."""
        try:
            return read(self.endpoint, key=self.keys.p256dh, secret=self.keys.auth).value
        except Unusable as error:
            raise BadCall(422, "no-subscription", f"Nothing is sent there: {error}") from None


class Told(Visitor, frozen=True, kw_only=True):
    """A subscription alone is a yes to the wording that was shown; `before` alone is a no.

    Both together are another subscription of a browser that said yes already.
    """

    subscription: Given | None = None
    before: Given | None = None
    wording: str | None = None
    page: str = ""


_TOLD = msgspec.json.Decoder(Told)


@door("GET")
def key(request: HttpRequest) -> HttpResponse:
    """The key with which browsers subscribe."""
    sender(request.GET.get("key", ""), at=clock.wall())
    public = queries.public_key()
    if not public:
        return refusal(404, "no-web-push", "This store sends no notifications.")
    answer = said({"publicKey": public})
    answer.headers["Cache-Control"] = "public, max-age=3600"
    return answer


@door("POST")
def subscription(request: HttpRequest) -> HttpResponse:
    """A yes, a no, or another subscription in the place of one."""
    body, at = read_body(request, limit=LIMIT), clock.now()
    try:
        told = _TOLD.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BadCall(400, "no-subscription", f'{error}. Send {{"key": …, "subscription": …}}.') from None
    who = sender(told.key, at=clock.wall())
    pace(who, SETS, request=request)
    said_so = words(told.wording, page=told.page, granted=told.before is None, sender=who)
    match told:
        case Told(subscription=Given() as new, before=Given() as before):
            done = browsers.move(before.value, new.value, at=at)
        case Told(before=Given() as before):
            done = browsers.leave(before.value, said=said_so, at=at)
        case Told(subscription=Given() as new):
            done = subscribed(told, new, sender=who, said_so=said_so)
        case _:
            return refusal(422, "no-subscription", "Send a subscription, or the one before, or both.")
    return said({"success": True, "known": done})


def subscribed(told: Told, new: Given, *, sender: Sender, said_so: Said) -> bool:
    """Keep a yes. Raises BadCall."""
    if not queries.public_key():
        raise BadCall(422, "no-web-push", "This store sends no notifications.")
    keys = keys_of(told, sender=sender)
    return browsers.subscribe(keys, new.value, said=said_so, at=clock.now()) is not None

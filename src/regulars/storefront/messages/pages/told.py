"""What became of a message that a browser got?"""

from typing import Literal

import msgspec
from django.http import HttpRequest, HttpResponse

from regulars import clock
from regulars.channels.deliverability import receipts
from regulars.channels.deliverability.receipts import Receipt
from regulars.channels.tokens import handed
from regulars.connectors.bodies import read_body
from regulars.connectors.event_clients.answers import door, refusal, said
from regulars.connectors.json_events.reading import BadCall

LIMIT = 2**10
KINDS: dict[str, Literal["delivered", "dismissed"]] = {"shown": "delivered", "dismissed": "dismissed"}


class Told(msgspec.Struct, frozen=True):
    """token: that came with the message."""

    token: str
    what: Literal["shown", "dismissed"]


_TOLD = msgspec.json.Decoder(Told)


@door("POST")
def told(request: HttpRequest) -> HttpResponse:
    """It was shown, or put away. That its link was followed is told by the link."""
    body, at = read_body(request, limit=LIMIT), clock.now()
    try:
        what = _TOLD.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BadCall(400, "nothing-told", f'{error}. Send {{"token": …, "what": …}}.') from None
    message = handed(what.token, at=clock.wall())
    if message is None:
        return refusal(422, "token-unknown", "This token isn't one of ours.")
    name = f"{message.key.hex}@{message.channel}"
    receipts.note(message.channel, [Receipt(kind=KINDS[what.what], occurred_at=at, message_id=name)], at=at)
    return said({"success": True})

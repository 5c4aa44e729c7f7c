"""How is a message handed on to a program of the store's own, which brings it to the person?

Signed as Standard Webhooks says, https://www.standardwebhooks.com. The `webhook-id` is the message's own, the
same at every try: a program that keeps it brings nothing twice.
"""

from dataclasses import dataclass
from datetime import datetime

import msgspec

from regulars.channels.channel import Accepted, Down, Outcome, Parcel, Rejected, Unsure
from regulars.web.outward.answer import Answer
from regulars.web.outward.call import Line
from regulars.web.outward.signature import headers

REFUSES_US = frozenset({401, 403, 404, 410})


class Message(msgspec.Struct, frozen=True):
    """What the program gets. to: the person's e-mail address. unsubscribe: '' of what one is owed."""

    message_id: str
    to: str
    shop: str
    subject: str
    short: str
    text: str
    html: str
    unsubscribe: str


class Envelope(msgspec.Struct, frozen=True):
    type: str
    timestamp: datetime
    data: Message


@dataclass(frozen=True, slots=True)
class RelayLine:
    """A way to the program."""

    line: Line
    secret: str

    def deliver(self, parcel: Parcel) -> Outcome:
        said = body(parcel)
        return outcome(
            self.line.post(said, headers(f"msg_{parcel.key.hex}", said, keys=[self.secret], at=parcel.at))
        )


def body(parcel: Parcel) -> str:
    """A message as JSON."""
    letter = parcel.letter
    message = Message(
        message_id=parcel.key.hex,
        to=parcel.to,
        shop=parcel.sender.from_name,
        subject=letter.subject,
        short=letter.short,
        text=letter.text,
        html=letter.html,
        unsubscribe=parcel.unsubscribe,
    )
    return msgspec.json.encode(Envelope("message", parcel.at, message)).decode()


def outcome(answer: Answer) -> Outcome:
    """What the program's answer means."""
    detail = f"{answer.status or ''} {answer.response}".strip()[:300]
    if answer.status is None:
        return (Unsure if answer.left else Down)("provider_silent", detail)
    if answer.is_yes:
        return Accepted(str(answer.status))
    if answer.status in {429, 503}:
        return Down("provider_busy", detail)
    if answer.status < 400 or answer.status in REFUSES_US:
        return Down("provider_refuses_us", detail)
    return Unsure("provider_ails", detail) if answer.status >= 500 else Rejected(detail)

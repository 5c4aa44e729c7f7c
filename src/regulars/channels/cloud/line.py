"""How does a message leave by WhatsApp's Cloud API, and what does each of its answers mean?

Errors by their codes, as Meta asks for:
https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes. The API knows
no key that keeps a call from being made twice, so where no answer came nobody can say whether the message
left, until a receipt does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from regulars.channels.channel import Accepted, Down, Outcome, Parcel, Rejected, TryLater, Unsure
from regulars.channels.chat import text_of, unfit
from regulars.channels.cloud import saying
from regulars.channels.cloud.account import HELLO, WINDOW, Number
from regulars.channels.cloud.saying import NotKnown
from regulars.web.outward.answer import Answer
from regulars.web.outward.call import Line

READ_BYTES = 8_000
OURS = frozenset({0, 3, 10, 33, 190, 368, 131005, 131031, 131037, 131042, 131045, 133010, *range(200, 300)})
"""The token, its rights, the number or the bill: what is wrong with every message."""
BUSY = frozenset({4, 80007, 130429, 131048, 133016})
"""Too much for the app, the account or the number as a whole: 131048 says that many marked it as spam."""
AILS = frozenset({2, 131016, 131057})
AGAIN = frozenset({1, 131000, 131056})
"""It failed, and may be tried again by itself; 131056: too much to this one person."""


class _Error(msgspec.Struct, frozen=True):
    code: int | None = None
    message: str = ""


class _Message(msgspec.Struct, frozen=True):
    id: str = ""


class Said(msgspec.Struct, frozen=True):
    """As much of an answer as counts."""

    messages: list[_Message] = []
    error: _Error = _Error()


@dataclass(frozen=True, slots=True)
class CloudLine:
    """A way to people's WhatsApp. wrote: when each last wrote to us, of those who did of late, by number."""

    number: Number
    line: Line
    token: str = field(repr=False)
    wrote: Mapping[str, datetime] = field(default_factory=dict, repr=False)

    def deliver(self, parcel: Parcel) -> Outcome:
        said = self._message(parcel)
        if isinstance(said, Rejected):
            return said
        answer = self.line.post(msgspec.json.encode(said), {"Authorization": f"Bearer {self.token}"})
        return outcome(answer)

    def _message(self, parcel: Parcel) -> dict[str, object] | Rejected:
        """What goes out, or why nothing does."""
        wrote_at = self.wrote.get(parcel.to)
        if wrote_at and parcel.at < wrote_at + WINDOW and text_of(parcel):
            why = unfit(text_of(parcel))
            return Rejected(why) if why else saying.text(parcel)
        known = self.number.template(parcel.template, language=parcel.language)
        template = known if parcel.template else HELLO
        if template is None:
            return Rejected(f"no template is set for {parcel.template} in {parcel.language}")
        try:
            return saying.filled(template, parcel)
        except NotKnown as word:
            return Rejected(f"{template.name} needs {word}, which isn't known")


def outcome(answer: Answer) -> Outcome:
    """What an answer means for the message that it answers."""
    if answer.status is None:
        return (Unsure if answer.left else Down)("provider_silent", answer.response)
    said = _said(answer.response)
    if answer.is_yes:
        return Accepted("", said.messages[0].id if said.messages else "")
    code = said.error.code
    detail = f"{answer.status if code is None else code} {said.error.message}".strip()
    if code in AGAIN:
        return TryLater(detail)
    if problem := problem_of(answer.status, code=code):
        return Down(problem, detail)
    return Unsure("provider_ails", detail) if answer.status >= 500 and code is None else Rejected(detail)


def problem_of(status: int, *, code: int | None) -> str:
    """What is wrong with all messages now, and not with this one; '' where it is this one."""
    if code in BUSY or status == 429:
        return "provider_busy"
    if code in AILS or (status == 503 and code is None):
        return "provider_ails"
    if code in OURS or (code is None and (status < 400 or status in {401, 403, 404})):
        return "provider_refuses_us"
    return ""


def _said(response: str) -> Said:
    try:
        return msgspec.json.decode(response, type=Said)
    except msgspec.DecodeError:
        return Said(error=_Error(message=response[:200]))

"""How does a text leave by Twilio's API, or by one that answers as it does?

https://www.twilio.com/docs/messaging/api/message-resource, version 2010-04-01. Errors by their codes:
https://www.twilio.com/docs/api/errors. Twilio knows no key that keeps a call from being made twice, so where
no answer came nobody can say whether the text left.
"""

from base64 import b64encode
from dataclasses import dataclass
from urllib.parse import quote, urlencode

import msgspec

from regulars.channels.channel import Accepted, Down, Outcome, Parcel, Rejected, Unsure
from regulars.channels.texting.account import SERVICE, Account
from regulars.channels.texting.rules import MOST_PARTS, measured
from regulars.channels.texting.writing import text_of
from regulars.web.outward.answer import Answer
from regulars.web.outward.call import Line

READ_BYTES = 8_000
OURS = frozenset({20003, 20005, 20006, 20404, 21212, 21603, 21606, 21607, 21659, 21660, 21701, 21705})
"""What is wrong with the account or the sender, so with every text."""
BUSY = frozenset({14107, 20429, 21611, 30022})
"""Too many texts at a time."""


class _Said(msgspec.Struct):
    """As much of an answer as counts: of a message that was taken, or of an error."""

    sid: str = ""
    code: int | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class TwilioLine:
    """A way to the account's messages. told_at: where Twilio tells what becomes of them; '' for nowhere."""

    account: Account
    line: Line
    told_at: str = ""

    def deliver(self, parcel: Parcel) -> Outcome:
        text = text_of(parcel, by=self.account)
        if not text:
            return Rejected("the letter has no short form")
        parts = len(measured(text).parts)
        if parts > MOST_PARTS:
            return Rejected(f"the text has {parts} parts; at most {MOST_PARTS} are sent")
        answer = self.line.post(urlencode(self._form(parcel, text)), self._headers())
        return outcome(answer, parts=parts)

    def _form(self, parcel: Parcel, text: str) -> dict[str, str]:
        said_by = "MessagingServiceSid" if SERVICE.fullmatch(self.account.sender) else "From"
        form = {"To": parcel.to, said_by: self.account.sender, "Body": text}
        return form | ({"StatusCallback": f"{self.told_at}{parcel.key.hex}/"} if self.told_at else {})

    def _headers(self) -> dict[str, str]:
        who = b64encode(f"{self.account.user}:{self.account.password}".encode()).decode()
        return {"Authorization": f"Basic {who}", "Content-Type": "application/x-www-form-urlencoded"}


def line(account: Account, *, told_at: str) -> TwilioLine:
    """A line to the account; told_at: a prefix, behind which the message's key stands."""
    url = f"{account.host.rstrip('/')}/2010-04-01/Accounts/{quote(account.user, safe='')}/Messages.json"
    return TwilioLine(account, Line(url, most=READ_BYTES), told_at)


def outcome(answer: Answer, *, parts: int) -> Outcome:
    """What an answer means for the text that it answers."""
    if answer.status is None:
        return (Unsure if answer.left else Down)("provider_silent", answer.response)
    said = _said(answer.response)
    detail = f"{said.code or answer.status} {said.message}".strip()
    if answer.is_yes:
        return Accepted(f"{parts} SMS", said.sid)
    match _problem(answer.status, code=said.code):
        case "":
            return Rejected(detail)
        case "provider_ails" if answer.status != 503:
            return Unsure("provider_ails", detail)
        case problem:
            return Down(problem, detail)


def _problem(status: int, *, code: int | None) -> str:
    """What is wrong with all texts now, and not with this one; '' where it is this one."""
    if status == 429 or code in BUSY:
        return "provider_busy"
    if status < 400 or status in {401, 403, 404} or code in OURS:
        return "provider_refuses_us"
    return "provider_ails" if status >= 500 else ""


def _said(response: str) -> _Said:
    try:
        return msgspec.json.decode(response, type=_Said, strict=False)
    except msgspec.DecodeError:
        return _Said(message=response[:200])

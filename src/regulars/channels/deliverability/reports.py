"""What does a mail server, or a mailbox provider, report of mails that we sent?

Delivery status notifications (RFC 3464, RFC 6533) and feedback reports (RFC 5965), as they come by mail. Only
what stands in a report's own parts counts: of a mail without them, or with a report as an attachment, nothing
can be told. Pure: bytes in, values out, whatever the bytes are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, message_from_string
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Literal

STATUS_PARTS = ("message/delivery-status", "message/global-delivery-status")
RETURNED_PARTS = (
    "message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "message/global",
    "message/global-headers",
)  # fmt: skip
STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
REPLY = re.compile(r"\b([245])\d\d\b")
BLAMES_US = re.compile(
    r"spam|block(ed|list)|black.?list|reputation|polic(y|ies)|spf|dkim|dmarc|rate|too many|greylist"
    r"|unsolicited|virus|content|quota|full|size|loop",
    re.IGNORECASE,
)
DEAD = {"0.0", "1.0", "1.1", "1.2", "1.3", "1.6", "1.10", "2.1", "4.1", "4.4", "4.310", "5.0"}
"""Subject and detail of RFC 3463 that say, in class 5, that nobody is there; 1.10 by RFC 7505, 4.310 and 4.1
as Exchange Online uses them (for domains that aren't there, and recipients that aren't)."""
COMPLAINTS = {"abuse", "fraud", "opt-out", "opt-out-list"}
LONGEST = 200

Kind = Literal["bounced", "deferred", "delivered", "complained"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is said of one mail to one recipient.

    message_id: of the mail that it is about, '' where that isn't told. recipient: whose mailbox it is about.
    permanent: of a bounce, whether there is nobody at the address. at: when it was found, as they say.
    """

    kind: Kind
    message_id: str
    recipient: str
    permanent: bool = False
    status: str = ""
    detail: str = ""
    at: datetime | None = None


def reports_of(mail: bytes) -> list[Report]:
    """All that a mail reports; nothing where it is no report."""
    message = message_from_bytes(mail)
    if message.get_content_type() != "multipart/report" or not message.is_multipart():
        return []
    parts = [part for part in message.get_payload() if isinstance(part, Message)]
    returned = next((part for part in parts if part.get_content_type() in RETURNED_PARTS), None)
    message_id = _message_id(returned)
    at = _moment(message.get("Date"))
    found: list[Report] = []
    for part in parts:
        if part.get_content_type() in STATUS_PARTS:
            found += _delivery(part, message_id=message_id, at=at)
        if part.get_content_type() == "message/feedback-report":
            found += _feedback(part, message_id=message_id, at=at)
    return found


def is_permanent(status: str, *, diagnostic: str = "") -> bool:
    """Whether the address takes no mail and never will; what may be our own fault, or passes, is not."""
    found = STATUS.fullmatch(status)
    if found is None or found[1] != "5" or BLAMES_US.search(diagnostic):
        return False
    return f"{int(found[2])}.{int(found[3])}" in DEAD


def _delivery(part: Message, *, message_id: str, at: datetime | None) -> Iterator[Report]:
    """Of each recipient what became of the mail."""
    _about_the_mail, *recipients = _blocks(part)
    for fields in recipients:
        diagnostic = _text(fields.get("Diagnostic-Code"))
        status = _status(_text(fields.get("Status")), diagnostic)
        kind = ACTIONS.get(_text(fields.get("Action")).casefold())
        if kind is None:
            continue
        yield Report(
            kind=kind,
            message_id=message_id,
            recipient=_address(fields.get("Original-Recipient")) or _address(fields.get("Final-Recipient")),
            permanent=kind == "bounced" and is_permanent(status, diagnostic=diagnostic),
            status=status,
            detail=diagnostic.partition(";")[2].strip()[:LONGEST] or status,
            at=_moment(fields.get("Last-Attempt-Date")) or at,
        )


def _feedback(part: Message, *, message_id: str, at: datetime | None) -> Iterator[Report]:
    """A complaint, where it is one."""
    fields = next(iter(_blocks(part)), Message())
    if _text(fields.get("Feedback-Type")).casefold() in COMPLAINTS:
        yield Report(
            kind="complained",
            message_id=message_id,
            recipient=_address(fields.get("Original-Rcpt-To")),
            detail=_text(fields.get("Feedback-Type")).casefold(),
            at=_moment(fields.get("Arrival-Date") or fields.get("Received-Date")) or at,
        )


def _blocks(part: Message) -> list[Message]:
    """The groups of fields in a report's part; at least one."""
    content = part.get_payload()
    if not isinstance(content, list):
        return [message_from_string(str(content))]
    blocks = [block for block in content if isinstance(block, Message)] or [Message()]
    if len(blocks) > 1 or not blocks[0].get_payload():
        return blocks
    return [message_from_string(text) for text in re.split(r"\r?\n\s*\r?\n", blocks[0].as_string().strip())]


def _decoded(part: Message) -> str:
    """A part that came in base64 or quoted-printable."""
    raw = part.get_payload(decode=True)
    return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""


def _message_id(returned: Message | None) -> str:
    """The Message-ID of the mail that came back."""
    if returned is None:
        return ""
    content = returned.get_payload()
    if isinstance(content, list):
        inner = content[0] if content and isinstance(content[0], Message) else Message()
    else:
        inner = message_from_string(_decoded(returned) or str(content))
    return _text(inner.get("Message-ID")).strip()


def _status(given: str, diagnostic: str) -> str:
    """`5.1.1`: as it is given, or as the server's own words have it; '' where neither says."""
    for text in (given, diagnostic):
        if found := STATUS.search(text):
            if text == given and found[0] in {"5.0.0", "4.0.0"} and (own := STATUS.search(diagnostic)):
                return own[0]
            return found[0]
    reply = REPLY.search(diagnostic)
    return f"{reply[1]}.0.0" if reply else ""


def _address(value: object) -> str:
    """`rfc822; ann@buyer.test` as ann@buyer.test."""
    text = _text(value)
    address = text.partition(";")[2] if ";" in text else text
    return address.strip().strip("<>").casefold()


def _moment(value: object) -> datetime | None:
    try:
        found = parsedate_to_datetime(_text(value))
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (TypeError, ValueError, OverflowError, IndexError):
        return None


def _text(value: object) -> str:
    return " ".join(str(value).split()) if value is not None else ""


ACTIONS: dict[str, Kind] = {
    "failed": "bounced",
    "delayed": "deferred",
    "delivered": "delivered",
    "relayed": "deferred",
    "expanded": "deferred",
}

"""What does Meta tell of the store's number?

https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages: what
people write, what became of messages, and who wants no more offers. All else is let pass, and so is what is
told of another number.
"""

import hmac
from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec

from regulars.channels.deliverability.receipts import Kind, Receipt
from regulars.customers.identify import phone_key

KINDS: dict[str, Kind] = {
    "sent": "deferred",
    "delivered": "delivered",
    "read": "delivered",
    "failed": "bounced",
}
"""That it was sent proves that it was taken; that it was read, that it arrived."""
NOT_THERE = 131026
"""Nobody uses WhatsApp under the number, or a WhatsApp that takes none."""
LEFT = 131050
"""They told WhatsApp that they want no offers of the store's."""


class Unreadable(ValueError):
    """This isn't what Meta sends."""


class _Text(msgspec.Struct, frozen=True):
    body: str = ""


class _Button(msgspec.Struct, frozen=True):
    text: str = ""


class _Message(msgspec.Struct, frozen=True):
    timestamp: str
    id: str = ""
    sender: str = msgspec.field(name="from", default="")
    text: _Text = _Text()
    button: _Button = _Button()


class _Error(msgspec.Struct, frozen=True):
    code: int = 0
    title: str = ""


class _Status(msgspec.Struct, frozen=True):
    id: str
    status: str
    timestamp: str
    errors: list[_Error] = []
    ours: str = msgspec.field(name="biz_opaque_callback_data", default="")


class _Wish(msgspec.Struct, frozen=True):
    wa_id: str = ""
    category: str = ""
    value: str = ""
    timestamp: int = 0


class _Metadata(msgspec.Struct, frozen=True):
    phone_number_id: str = ""


class _Value(msgspec.Struct, frozen=True):
    metadata: _Metadata = _Metadata()
    messages: list[_Message] = []
    statuses: list[_Status] = []
    user_preferences: list[_Wish] = []


class _Change(msgspec.Struct, frozen=True):
    value: _Value = _Value()


class _Entry(msgspec.Struct, frozen=True):
    changes: list[_Change] = []


class _Notice(msgspec.Struct, frozen=True):
    entry: list[_Entry] = []


class Wrote(msgspec.Struct, frozen=True):
    """Somebody wrote to us. number: in E.164."""

    number: str
    text: str
    name: str
    occurred_at: datetime


class Stopped(msgspec.Struct, frozen=True):
    """Somebody told WhatsApp that they want no more offers."""

    number: str
    occurred_at: datetime


Told = Wrote | Stopped | Receipt


def is_signed(body: bytes, *, signature: str, secret: str) -> bool:
    """Whether this is Meta's, by the app's secret: over the bytes as they came."""
    made = "sha256=" + hmac.digest(secret.encode(), body, "sha256").hex()
    return bool(secret) and hmac.compare_digest(signature.encode(), made.encode())


def told_of(body: bytes, *, phone_id: str, at: datetime) -> list[Told]:
    """What is told of this number. Raises Unreadable."""
    try:
        notice = msgspec.json.decode(body, type=_Notice)
        return [
            told
            for entry in notice.entry
            for change in entry.changes
            if change.value.metadata.phone_number_id == phone_id
            for told in _of(change.value, at=at)
        ]
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError, OverflowError, OSError) as error:
        raise Unreadable(str(error)) from None


def _of(value: _Value, *, at: datetime) -> Iterator[Told]:
    for message in value.messages:
        if number := _number(message.sender):
            said = message.text.body or message.button.text
            yield Wrote(number, said, message.id, _moment(message.timestamp, at=at))
    for wish in value.user_preferences:
        if wish.value == "stop" and wish.category == "marketing_messages" and (number := _number(wish.wa_id)):
            yield Stopped(number, _moment(wish.timestamp, at=at))
    for status in value.statuses:
        if status.status in KINDS:
            yield _receipt(status, at=at)


def _receipt(status: _Status, *, at: datetime) -> Receipt:
    error = status.errors[0] if status.errors else _Error()
    return Receipt(
        kind="unsubscribed" if error.code == LEFT else KINDS[status.status],
        occurred_at=_moment(status.timestamp, at=at),
        message_id=f"{status.ours}@whatsapp" if status.ours else "",
        provider_id=status.id,
        permanent=error.code == NOT_THERE,
        detail=f"{error.code or ''} {error.title}".strip(),
    )


def _number(wa_id: str) -> str:
    return phone_key(f"+{wa_id.removeprefix('+')}", country="") if wa_id else ""


def _moment(timestamp: str | int, *, at: datetime) -> datetime:
    return min(datetime.fromtimestamp(int(timestamp), UTC), at)

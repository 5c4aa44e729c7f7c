"""What may stand in a call of an event client?

Everything is optional and unknown fields are passed over: the clients are many, and old versions of them stay
in use for years.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import msgspec

from regulars.connectors.json_events.reading import BadCall, has_nul, place_of
from regulars.connectors.json_events.refusal import Refused

NOTHING = msgspec.Raw(b"{}")
Id = str | int | None
Word = str | None
NO_CHARACTER = b"\\ufffd"
ESCAPE = re.compile(rb"\\(?:ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|(ud[89a-f][0-9a-f]{2})|.)", re.IGNORECASE)
LATEST_SECONDS = 1e11
"""A number beyond it counts milliseconds."""


class Message(msgspec.Struct, frozen=True, rename="camel", kw_only=True, gc=False):
    """One thing that a client tells: it tracked, paged, screened, identified, grouped or aliased somebody.

    original_timestamp: how RudderStack's Node client names the timestamp.
    """

    type: Word = None
    event: Word = None
    name: Word = None
    category: Word = None
    message_id: Word = None
    anonymous_id: Id = None
    user_id: Id = None
    previous_id: Id = None
    timestamp: datetime | None = None
    original_timestamp: datetime | None = None
    sent_at: datetime | None = None
    properties: msgspec.Raw = NOTHING
    traits: msgspec.Raw = NOTHING
    context: msgspec.Raw = NOTHING


class Envelope(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """What stands around the messages of a call, or beside the only one. api_key: how PostHog names it."""

    write_key: Word = None
    api_key: Word = msgspec.field(name="api_key", default=None)
    sent_at: Any = None

    @property
    def key(self) -> str:
        return self.write_key or self.api_key or ""


class Batch(Envelope, frozen=True, kw_only=True):
    """Several messages whose members are all of the kind they should be."""

    batch: list[Message]


class LooseBatch(Envelope, frozen=True, kw_only=True):
    """Several messages, to be read one by one."""

    batch: list[msgspec.Raw]


class _Loose(Message, frozen=True, kw_only=True):
    timestamp: Any = None
    original_timestamp: Any = None
    sent_at: Any = None


_BATCH, _LOOSE_BATCH = msgspec.json.Decoder(Batch), msgspec.json.Decoder(LooseBatch)
_ENVELOPE, _MESSAGE = msgspec.json.Decoder(Envelope), msgspec.json.Decoder(_Loose, strict=False)


def batch(body: bytes) -> Batch | None:
    """The messages at once, when nothing is wrong with any; else they are read one by one."""
    if has_nul(body):
        return None
    try:
        told = _BATCH.decode(body)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return None
    return told if all(message.message_id for message in told.batch) else None


def several(body: bytes) -> LooseBatch:
    """The messages of a batch, to be read one by one. Raises what the decoder raises."""
    return _LOOSE_BATCH.decode(body)


def single(body: bytes) -> LooseBatch:
    """A message that comes alone, with its key and `sentAt` among its members. Raises as the decoder does."""
    about = _ENVELOPE.decode(body)
    return LooseBatch(write_key=about.write_key, sent_at=about.sent_at, batch=[msgspec.Raw(body)])


def loose(body: bytes, *, envelope: Callable[[bytes], LooseBatch]) -> LooseBatch:
    """The messages as they stand in the body. envelope: how it is opened. Raises BadCall."""
    try:
        body.decode()
        return envelope(mended(body))
    except msgspec.ValidationError as error:
        why, where = place_of(error)
        detail = f'{why}, at {where}. Send {{"batch": [...]}}, or one message as an object where it is one.'
        raise BadCall(400, "not-messages", detail) from None
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise BadCall(400, "not-json", f"The body is no JSON: {error}.") from None


def message(raw: msgspec.Raw) -> Message:
    """One message by itself. Raises Refused."""
    try:
        told = _MESSAGE.decode(raw)
    except (msgspec.MsgspecError, RecursionError) as error:
        why, where = place_of(error)
        raise Refused(where, f"{why}.", "Send it as the client's documentation has it.") from None
    when = {
        "timestamp": moment(told.timestamp),
        "original_timestamp": moment(told.original_timestamp, place="$.originalTimestamp"),
        "sent_at": moment(told.sent_at, place="$.sentAt"),
    }
    return Message(**{name: getattr(told, name) for name in Message.__struct_fields__} | when)


def mended(body: bytes) -> bytes:
    """The same without halves of surrogate pairs, which JavaScript writes where it cuts an emoji in two."""
    if b"\\ud" not in body and b"\\uD" not in body:
        return body
    return ESCAPE.sub(lambda found: NO_CHARACTER if found[1] else found[0], body)


def moment(told: object, *, place: str = "$.timestamp") -> datetime | None:
    """A moment as ISO 8601, or as seconds or milliseconds since 1970. Raises Refused."""
    try:
        if isinstance(told, str) and told:
            return datetime.fromisoformat(told)
        if isinstance(told, int | float) and not isinstance(told, bool):
            return datetime.fromtimestamp(told / 1000 if told > LATEST_SECONDS else told, tz=UTC)
    except (ValueError, OverflowError, OSError):
        pass
    else:
        if told is None or told == "":
            return None
    raise Refused(place, f"{told!r} is no moment.", "Send it as ISO 8601: 2026-03-01T12:00:00Z.")

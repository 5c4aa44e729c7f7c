"""What do PostHog's clients tell, in the messages that the others send?

https://posthog.com/docs/api/capture: names that begin with `$` are the client's own. One id stands for who it
is, a visitor's or an account's: the clients make up visitors' ids as UUIDs, which no shop that we know gives
its customers.
"""

import re
from typing import Any

import msgspec

from regulars.connectors.event_clients.messages import NOTHING, Id, LooseBatch, Message, Word, moment
from regulars.connectors.json_events.reading import place_of
from regulars.connectors.json_events.refusal import Refused

TYPES = {
    "$pageview": "page",
    "$screen": "screen",
    "$identify": "identify",
    "$set": "identify",
    "$create_alias": "alias",
    "$groupidentify": "group",
}
PLAIN = {
    "$current_url": "url",
    "$referrer": "referrer",
    "$title": "title",
    "$pathname": "path",
    "$screen_name": "name",
}
"""Our names for what PostHog's clients tell of a page."""
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


class _Batch(msgspec.Struct, frozen=True):
    batch: list[msgspec.Raw]
    api_key: Word = None
    sent_at: Any = None


class _Event(msgspec.Struct, frozen=True):
    event: str
    distinct_id: Id = None
    uuid: Word = None
    timestamp: Any = None
    properties: dict[str, Any] | None = None
    set: dict[str, Any] | None = msgspec.field(name="$set", default=None)
    set_once: dict[str, Any] | None = msgspec.field(name="$set_once", default=None)


_BATCH, _EVENT = msgspec.json.Decoder(_Batch), msgspec.json.Decoder(_Event, strict=False)


def envelope(body: bytes) -> LooseBatch:
    """The events of a call, each to be read by `message`. Raises what the decoder raises."""
    told = _BATCH.decode(body)
    return LooseBatch(api_key=told.api_key, sent_at=told.sent_at, batch=told.batch)


def message(raw: msgspec.Raw) -> Message:
    """An event as the message that the other clients send. Raises Refused."""
    try:
        event = _EVENT.decode(raw)
    except (msgspec.MsgspecError, RecursionError) as error:
        why, where = place_of(error)
        raise Refused(where, f"{why}.", "Send it as the client's documentation has it.") from None
    told = event.properties or {}
    traits = _object(told.get("$set_once")) | _object(told.get("$set"))
    traits = traits | (event.set_once or {}) | (event.set or {})
    return msgspec.structs.replace(
        _who(event, told),
        type=TYPES.get(event.event, "track"),
        event=event.event,
        message_id=event.uuid,
        timestamp=moment(event.timestamp),
        properties=_raw(_plain(told, keep_all=event.event.startswith("$"))),
        traits=_raw(traits),
        context=_raw({"traits": traits}) if traits else NOTHING,
    )


def _who(event: _Event, told: dict[str, Any]) -> Message:
    """Who it is: by an account, by a device, or, of an alias, by the old id and the new one."""
    if event.event == "$create_alias":
        return Message(
            previous_id=_id(told.get("distinct_id")) or event.distinct_id, user_id=_id(told.get("alias"))
        )
    device = _id(told.get("$anon_distinct_id") or told.get("$device_id"))
    if event.distinct_id == device or told.get("$process_person_profile") is False or _is_made_up(event):
        return Message(anonymous_id=event.distinct_id)
    return Message(anonymous_id=device, user_id=event.distinct_id)


def _is_made_up(event: _Event) -> bool:
    return isinstance(event.distinct_id, str) and UUID.fullmatch(event.distinct_id) is not None


def _plain(told: dict[str, Any], *, keep_all: bool) -> dict[str, Any]:
    """Properties without those that are about the client; with them where they are all there is."""
    return {
        PLAIN.get(name, name): value
        for name, value in told.items()
        if name in PLAIN or keep_all or not name.startswith("$")
    }


def _id(told: object) -> str | int | None:
    return told if isinstance(told, str | int) else None


def _object(told: object) -> dict[str, Any]:
    return told if isinstance(told, dict) else {}


def _raw(members: dict[str, Any]) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(members))

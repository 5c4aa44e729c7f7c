"""What does each message of an event client say, in our words?"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

import msgspec

from regulars.commerce.actions.behaviours import Doing
from regulars.commerce.facts import Fact
from regulars.connectors.event_clients import people, purchases
from regulars.connectors.event_clients.door import Sender
from regulars.connectors.event_clients.messages import Message
from regulars.connectors.event_clients.naming import CUSTOM, behaviour
from regulars.connectors.event_clients.properties import told
from regulars.connectors.json_events.reading import Item, has_nul, place_of
from regulars.connectors.json_events.refusal import EARLIEST, Refused

OFF_BY, RIGHT = timedelta(minutes=1), timedelta(0)
"""How far a client's clock may be from ours before its moments are moved: less is the way through the net."""
SENSELESS = (Refused, msgspec.MsgspecError, RecursionError, ArithmeticError, ValueError)
"""What reading any message may raise: one of them must never keep its whole batch from being answered."""
TYPES = "track, page, screen, identify, alias and group"


@dataclass(frozen=True, slots=True)
class Heard:
    """How messages came. off: how far the sender's clock is behind ours. at: by ours."""

    sender: Sender
    off: timedelta
    at: datetime


def items(messages: Iterable[Message], *, heard: Heard) -> Iterator[Item]:
    """What well-formed messages say."""
    said: Doing | Fact | Refused
    for each in messages:
        try:
            said = _said(each, key=each.message_id or "", heard=heard)
        except SENSELESS as error:
            said = refusal(error)
        yield Item(each.message_id or "", said)


def loose_items(
    raws: Iterable[msgspec.Raw], *, read: Callable[[msgspec.Raw], Message], kind: str, heard: Heard
) -> Iterator[Item]:
    """What messages say that have to be read one by one.

    read: as this client writes them. kind: of those that don't tell it themselves.
    """
    said: Doing | Fact | Refused
    for raw in raws:
        key = ""
        try:
            if has_nul(bytes(raw)):
                raise Refused("$", "It holds a NUL character (\\u0000).", "Leave that character out.")
            each = read(raw)
            key = each.message_id or blake2b(raw, digest_size=16).hexdigest()
            said = _said(msgspec.structs.replace(each, type=each.type or kind), key=key, heard=heard)
        except SENSELESS as error:
            said = refusal(error)
        yield Item(key, said)


def refusal(error: Exception) -> Refused:
    """Why a message can't be taken."""
    if isinstance(error, Refused):
        return error
    why, where = place_of(error)
    return Refused(where, f"{why}.", "Send it as the client's documentation has it.")


def _said(each: Message, *, key: str, heard: Heard) -> Doing | Fact:
    """Raises Refused."""
    off = heard.off if each.sent_at is None else behind(each.sent_at, at=heard.at)
    at = happened(each.timestamp or each.original_timestamp, off=off, at=heard.at)
    if each.type == "track":
        return _tracked(each, key=key, at=at, heard=heard)
    if each.type in {"page", "screen"}:
        beside = {"name": each.name, "category": each.category}
        return _doing(each, "page.viewed", key=key, at=at, heard=heard, beside=beside)
    if each.type == "identify":
        return people.identified(each, sender=heard.sender, at=at) or _claimed(each, key, at=at, heard=heard)
    if each.type == "alias":
        return people.joined(each, sender=heard.sender, at=at) or _claimed(each, key, at=at, heard=heard)
    if each.type == "group":
        return _doing(each, CUSTOM, key=key, at=at, heard=heard, beside={"custom": "group"})
    raise Refused("$.type", f"No message is of the type {each.type!r}.", f"Known are {TYPES}.")


def _tracked(each: Message, *, key: str, at: datetime, heard: Heard) -> Doing | Fact:
    if not each.event:
        raise Refused("$.event", "Nothing is said to have happened.", "Name what was tracked by `event`.")
    if fact := purchases.fact(each, sender=heard.sender, key=key, at=at):
        return fact
    name = behaviour(each.event)
    beside = {"custom": each.event} if name == CUSTOM else None
    return _doing(each, name, key=key, at=at, heard=heard, beside=beside)


def _claimed(each: Message, key: str, *, at: datetime, heard: Heard) -> Doing:
    claims = msgspec.json.encode({"claims": people.claims(each)})
    bare = msgspec.structs.replace(each, properties=msgspec.Raw(claims))
    return _doing(bare, "visitor.identified", key=key, at=at, heard=heard)


def _doing(
    each: Message,
    name: str,
    *,
    key: str,
    at: datetime,
    heard: Heard,
    beside: Mapping[str, str | None] | None = None,
) -> Doing:
    """What a visitor did. Raises Refused."""
    who = people.visitor(each, sender=heard.sender)
    properties = told(each.properties, of=name, beside=beside)
    return Doing(key=key, name=name, occurred_at=at, who=who, properties=properties)


def behind(sent_at: datetime | None, *, at: datetime) -> timedelta:
    """How far a sender's clock is behind ours: what it sends now it says to send at `sent_at`."""
    try:
        off = at - _aware(sent_at) if sent_at else RIGHT
    except OverflowError:
        return RIGHT
    return off if abs(off) > OFF_BY else RIGHT


def happened(moment: datetime | None, *, off: timedelta, at: datetime) -> datetime:
    """When something happened by our clock: never later than now. Raises Refused."""
    if moment is None:
        return at
    try:
        moment = _aware(moment)
        if off:
            moment += off
    except OverflowError:
        moment = EARLIEST - OFF_BY
    if moment < EARLIEST:
        way_out = "Send when it happened, since 1990, and `sentAt` by the same clock."
        raise Refused("$.timestamp", f"{moment.isoformat()} can't be when it happened.", way_out)
    return min(moment, at)


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is UTC:
        return moment
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)

"""Which events of a call can be taken, and what is wrong with the others?

A call of behaviours alone, the common one, is read by one pass of a compiled decoder. Any other is read event
by event, so that a bad one doesn't refuse the others.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from regulars.commerce.actions.behaviours import Doing
from regulars.commerce.facts import ConsentFact, CustomerFact, Fact
from regulars.connectors.decoded import NUL
from regulars.connectors.json_events.refusal import Refused, check_moment
from regulars.connectors.json_events.shapes import Behaviour, Call, Named
from regulars.connectors.json_events.translate import SHAPES, identifiers
from regulars.customers.identify import Identifiers, email_key, keys, phone_key
from regulars.events.behaviour import BEHAVIOURS

MOST_EVENTS = 1000
MAYBE_NUL = b"\\u0000"
PERSONAL = re.compile(rb"[\w.+-]@[\w-]+(\.[\w-]+)*\.[A-Za-z]{2,}")
SHAPES_STAND = "Each event's shape stands in the console under Settings, Connections."
NOBODY = Refused(
    "$.who",
    "Nobody is named by it.",
    "Say who by a device, a customer_id, an e-mail address or a phone number with its country code.",
)
PLACE = re.compile(r"^(?P<why>.*?)(?: - at `(?P<where>.*)`)?$", re.DOTALL)


class BadCall(ValueError):
    """The call as a whole can't be read. name: of the problem; status: of the answer."""

    def __init__(self, status: int, name: str, detail: str) -> None:
        super().__init__(detail)
        self.status, self.name, self.detail = status, name, detail


@dataclass(frozen=True, slots=True)
class Home:
    """Where the events happened, and the key by which the call came.

    call_key: the call's Idempotency-Key, which makes behaviours without an id count once.
    """

    shop_id: int
    country: str
    call_key: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An event of a call: a fact, a doing, or why it is neither.

    left_out: what of an event that is taken can't be used.
    """

    id: str
    said: Fact | Doing | Refused
    left_out: Refused | None = None


class _Behaviours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    events: list[Behaviour]


_BEHAVIOURS = msgspec.json.Decoder(_Behaviours)
_BEHAVIOUR = msgspec.json.Decoder(Behaviour, strict=False)
_CALL = msgspec.json.Decoder(Call)
_NAMED = msgspec.json.Decoder(Named)
_FACTS: dict[str, tuple[msgspec.json.Decoder[Any], Callable[[Any], Fact]]] = {
    name: (msgspec.json.Decoder(shape), translate) for name, (shape, translate) in SHAPES.items()
}


def read(body: bytes, *, home: Home, at: datetime) -> list[Item]:
    """The events of a call, in their order. at: now. Raises BadCall."""
    try:
        body.decode()
    except UnicodeDecodeError as error:
        detail = f"The body isn't UTF-8: byte {error.start} can't be read."
        raise BadCall(400, "not-utf-8", detail) from None
    if not has_nul(body) and (quick := _all_behaviours(body)) is not None:
        _count(len(quick))
        return [_done(event, n, home=home, at=at) for n, event in enumerate(quick)]
    events = _call(body)
    _count(len(events))
    return [_item(raw, n, home=home, at=at) for n, raw in enumerate(events)]


def _all_behaviours(body: bytes) -> list[Behaviour] | None:
    """The events, when all of them are well-formed behaviours."""
    try:
        events = _BEHAVIOURS.decode(body).events
    except (msgspec.MsgspecError, RecursionError):
        return None
    return events if all(event.name in BEHAVIOURS for event in events) else None


def _call(body: bytes) -> list[msgspec.Raw]:
    try:
        return _CALL.decode(body).events
    except msgspec.ValidationError as error:
        why, where = place_of(error)
        detail = f'{why}, at {where}. Send {{"events": [...]}}.'
        raise BadCall(422, "not-a-list-of-events", detail) from None
    except (msgspec.DecodeError, RecursionError) as error:
        raise BadCall(400, "not-json", f"The body is no JSON: {error}.") from None


def _count(events: int) -> None:
    if events > MOST_EVENTS:
        detail = f"A call takes {MOST_EVENTS:,} events, and this one has {events:,}. Send them in parts."
        raise BadCall(413, "too-many-events", detail)


def _item(raw: msgspec.Raw, n: int, *, home: Home, at: datetime) -> Item:
    named = Named(name="")
    try:
        named = _NAMED.decode(raw)
        if has_nul(bytes(raw)):
            raise Refused("$", "It holds a NUL character (\\u0000).", "Leave that character out.")
        return _said(raw, named, n, home=home, at=at)
    except Refused as refusal:
        return Item(str(named.id), refusal)
    except (msgspec.MsgspecError, RecursionError, ArithmeticError) as error:
        why, where = place_of(error)
        return Item(str(named.id), Refused(where, f"{why}.", SHAPES_STAND))


def _said(raw: msgspec.Raw, named: Named, n: int, *, home: Home, at: datetime) -> Item:
    if named.name in BEHAVIOURS:
        return _done(_BEHAVIOUR.decode(raw), n, home=home, at=at)
    if named.name not in _FACTS:
        known = ", ".join(sorted([*BEHAVIOURS, *_FACTS]))
        raise Refused("$.name", f"No event is named {named.name!r}.", f"Known are {known}.")
    decoder, translate = _FACTS[named.name]
    event = decoder.decode(raw)
    for place, moment in moments(event):
        check_moment(moment, at=at, place=place)
    fact = translate(event)
    who = identifiers(event.who) if hasattr(event, "who") else Identifiers()
    if isinstance(fact, CustomerFact | ConsentFact) and not _keys(who, home=home):
        return Item(str(named.id), NOBODY)
    return Item(str(named.id), fact, unusable(who, home=home))


def moments(told: object, *, place: str = "$") -> Iterator[tuple[str, datetime]]:
    """When what is told happened, each moment with its place; what is promised is still to come."""
    if isinstance(told, datetime):
        yield place, told
    elif isinstance(told, msgspec.Struct):
        for name in told.__struct_fields__:
            if name != "promised_at":
                yield from moments(getattr(told, name), place=f"{place}.{name}")
    elif isinstance(told, list):
        for n, each in enumerate(told):
            yield from moments(each, place=f"{place}[{n}]")


def _keys(who: Identifiers, *, home: Home) -> list[tuple[str, int, str]]:
    return keys(who, shop_id=home.shop_id, country=home.country)


def _done(event: Behaviour, n: int, *, home: Home, at: datetime) -> Item:
    who = identifiers(event.who)
    return Item(str(event.id), _doing(event, n, who=who, home=home, at=at), unusable(who, home=home))


def unusable(who: Identifiers, *, home: Home) -> Refused | None:
    """What somebody is named by that names nobody; the event counts without it."""
    if who.email and not email_key(who.email):
        return Refused(
            "$.who.email", "It is no e-mail address and was left out.", "Send it as ann@example.com."
        )
    if who.phone and not phone_key(who.phone, country=home.country):
        return Refused(
            "$.who.phone",
            "It is no phone number and was left out.",
            "Send it with its country code: +371 20 000 000.",
        )
    return None


def _doing(event: Behaviour, n: int, *, who: Identifiers, home: Home, at: datetime) -> Doing | Refused:
    key = str(event.id) if event.id != "" else f"call:{home.call_key}:{n}" if home.call_key else ""
    if not key:
        return Refused(
            "$.id",
            "Nothing makes this event count once.",
            "Give it an `id` of its own, or send the call with an Idempotency-Key header.",
        )
    if not who.device and not _keys(who, home=home):
        return NOBODY
    if not bytes(event.properties).lstrip().startswith(b"{"):
        return Refused("$.properties", "They are no object.", "Send names with values.")
    if PERSONAL.search(bytes(event.properties)):
        return Refused(
            "$.properties",
            "An e-mail address stands in them.",
            "Say who it is by `who`: what names a person is kept apart, so that it can be forgotten.",
        )
    try:
        check_moment(event.occurred_at, at=at)
    except Refused as refusal:
        return refusal
    return Doing(
        key=key, name=event.name, occurred_at=event.occurred_at, who=who, properties=event.properties
    )


def has_nul(body: bytes) -> bool:
    """Whether JSON holds a character that no text of PostgreSQL can hold."""
    return MAYBE_NUL in body and NUL.search(body) is not None


def place_of(error: Exception) -> tuple[str, str]:
    """What is wrong and where, from a decoder's message."""
    if isinstance(error, RecursionError):
        return "It is nested too deeply", "$"
    found = PLACE.match(str(error))
    return (found["why"], found["where"] or "$") if found else (str(error), "$")

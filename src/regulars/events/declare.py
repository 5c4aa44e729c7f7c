"""Which events are there, and what does each one's payload hold?

Each folder declares its own in its `events.py`. A published field never changes its meaning: a new
version gets a new number.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import msgspec

P = TypeVar("P", bound=msgspec.Struct)


class UnknownEvent(KeyError):
    """No folder declares an event of this name or payload."""


@dataclass(frozen=True, slots=True)
class EventType:
    """A declared event.

    meaning: its docstring, for the catalogue and the play editor. of_store: it is about the store, done by
    the staff or the program, and happens to no customer.
    """

    name: str
    version: int
    payload: type[msgspec.Struct]
    meaning: str
    of_store: bool = False


_by_payload: dict[type[msgspec.Struct], EventType] = {}
_by_name: dict[str, EventType] = {}


def event(name: str, *, version: int = 1, of_store: bool = False) -> Callable[[type[P]], type[P]]:
    """Declare a frozen Struct to be the payload of the event `name`; its docstring is the meaning."""

    def register(payload: type[P]) -> type[P]:
        kind = EventType(name, version, payload, (payload.__doc__ or "").strip(), of_store)
        _by_payload[payload] = _by_name[name] = kind
        return payload

    return register


def type_of(payload: msgspec.Struct) -> EventType:
    """The declaration of a payload's class. Raises UnknownEvent."""
    try:
        return _by_payload[type(payload)]
    except KeyError:
        raise UnknownEvent(type(payload).__name__) from None


def named(name: str) -> EventType:
    """The declaration of an event's name. Raises UnknownEvent."""
    try:
        return _by_name[name]
    except KeyError:
        raise UnknownEvent(name) from None


def catalogue() -> list[EventType]:
    """All declared events, by name."""
    return [_by_name[name] for name in sorted(_by_name)]


def of_customers() -> list[EventType]:
    """The events that happen to customers, by name: what a play may wait for and an audience ask for."""
    return [kind for kind in catalogue() if not kind.of_store]

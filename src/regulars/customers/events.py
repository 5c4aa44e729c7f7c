"""What happens to customers?"""

import msgspec

from regulars.events.declare import event


@event("customer.recognised")
class CustomerRecognised(msgspec.Struct, frozen=True):
    """Somebody was seen for the first time. by: the kinds of identity that named them."""

    by: list[str]


@event("customers.merged", of_store=True)
class CustomersMerged(msgspec.Struct, frozen=True):
    """Two customers were found to be one person; the event is the winner's."""

    loser: int
    winner: int
    reason: str


@event("customers.separated", of_store=True)
class CustomersSeparated(msgspec.Struct, frozen=True):
    """A merge was undone; the event is the former winner's."""

    loser: int
    winner: int


@event("consent.given")
class ConsentGiven(msgspec.Struct, frozen=True):
    """A customer allowed messages on a channel for a purpose."""

    channel: str
    purpose: str
    how: str


@event("consent.withdrawn")
class ConsentWithdrawn(msgspec.Struct, frozen=True):
    """A customer no longer allows messages on a channel for a purpose."""

    channel: str
    purpose: str
    how: str


@event("customer.described")
class CustomerDescribed(msgspec.Struct, frozen=True):
    """A name, language, country or birth date was learned or changed; the values stand with the person."""

"""What happens to customers?"""

from datetime import datetime

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


@event("consent.asked")
class ConsentAsked(msgspec.Struct, frozen=True):
    """Somebody said yes in a customer's name; it holds once it is confirmed by a link to the address."""

    channel: str
    purpose: str
    how: str


@event("consent.withdrawn")
class ConsentWithdrawn(msgspec.Struct, frozen=True):
    """A customer no longer allows messages on a channel for a purpose."""

    channel: str
    purpose: str
    how: str


@event("address.suppressed")
class AddressSuppressed(msgspec.Struct, frozen=True):
    """An address of somebody was blocked: nothing is sent to it. reason: bounced, complained, asked."""

    channel: str
    reason: str


@event("suppression.lifted")
class SuppressionLifted(msgspec.Struct, frozen=True):
    """The staff unblocked an address of somebody. reason: why it was blocked: bounced, complained, asked."""

    channel: str
    reason: str


@event("consents.sealed", of_store=True)
class ConsentsSealed(msgspec.Struct, frozen=True):
    """A root was made of all that was said about messages. statements: those since the root before."""

    upto_id: int
    statements: int
    root: str


@event("quiet.begun")
class QuietBegun(msgspec.Struct, frozen=True):
    """Somebody is left in peace, until then at most. reason: complaint, return."""

    key: str
    reason: str
    until: datetime


@event("quiet.ended")
class QuietEnded(msgspec.Struct, frozen=True):
    """What somebody was left in peace for is settled."""

    key: str
    reason: str


@event("preferences.changed")
class PreferencesChanged(msgspec.Struct, frozen=True):
    """Somebody said how they wish to be written to; as it stands now.

    how: link (by a letter's link), form, staff. wording: the choices that were shown. send_id: the letter.
    """

    how: str
    channel: str
    most: int | None
    within_days: int | None
    paused_until: datetime | None
    topics_left: list[str]
    wording: str = ""
    send_id: int | None = None


@event("question.answered")
class QuestionAnswered(msgspec.Struct, frozen=True):
    """Somebody answered a question of the store's, or took an answer back; what, stands with the person.

    how: form, link (by a letter's link), staff.
    """

    question: str
    how: str


@event("question.set", of_store=True)
class QuestionSet(msgspec.Struct, frozen=True):
    """The store asks people something."""

    slug: str


@event("question.retired", of_store=True)
class QuestionRetired(msgspec.Struct, frozen=True):
    """Nobody is asked a question any more."""

    slug: str


@event("topic.set", of_store=True)
class TopicSet(msgspec.Struct, frozen=True):
    """The store writes about something that people can leave."""

    slug: str


@event("topic.retired", of_store=True)
class TopicRetired(msgspec.Struct, frozen=True):
    """Nobody is asked about a topic any more."""

    slug: str


@event("customer.described")
class CustomerDescribed(msgspec.Struct, frozen=True):
    """A name, language, country or birth date was learned or changed; the values stand with the person."""


@event("customer.erased", of_store=True)
class CustomerErased(msgspec.Struct, frozen=True):
    """A person was forgotten. ids: all that counted as them; what they did stays, without them."""

    ids: list[int]


@event("privacy.asked", of_store=True)
class PrivacyAsked(msgspec.Struct, frozen=True):
    """Somebody asked for their data, or that they or a shop be forgotten. asks: what, see PrivacyRequest."""

    request_id: int
    asks: str


@event("privacy.answered", of_store=True)
class PrivacyAnswered(msgspec.Struct, frozen=True):
    """What was asked for is done. outcome: given, erased, nobody (known by what was told)."""

    request_id: int
    outcome: str

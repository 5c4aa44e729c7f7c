"""What is told of messages after they left?"""

import msgspec

from regulars.events.declare import event


@event("message.delivered")
class MessageDelivered(msgspec.Struct, frozen=True):
    """A message arrived where it was sent to: in a mailbox, on a phone."""

    send_id: int
    play: str
    template: str
    channel: str


@event("message.bounced")
class MessageBounced(msgspec.Struct, frozen=True):
    """A message came back; permanent: the address takes no mail and never will, else this one didn't fit."""

    send_id: int
    play: str
    template: str
    channel: str
    permanent: bool


@event("message.complained")
class MessageComplained(msgspec.Struct, frozen=True):
    """Somebody marked a message as unwanted."""

    send_id: int
    play: str
    template: str
    channel: str


@event("message.opened")
class MessageOpened(msgspec.Struct, frozen=True):
    """A message was opened; by: person, scanner, or '' where nobody can tell."""

    send_id: int
    play: str
    template: str
    channel: str
    by: str


@event("message.clicked")
class MessageClicked(msgspec.Struct, frozen=True):
    """A link in a message was followed; by: person, scanner, or '' where nobody can tell."""

    send_id: int
    play: str
    template: str
    channel: str
    by: str
    url: str

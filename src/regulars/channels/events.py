"""What happens to messages, and to the ways they take?"""

import msgspec

from regulars.events.declare import event


@event("message.accepted")
class MessageAccepted(msgspec.Struct, frozen=True):
    """A message was taken over by the other side, say the mail server."""

    send_id: int
    play: str
    template: str
    channel: str


@event("message.skipped")
class MessageSkipped(msgspec.Struct, frozen=True):
    """A message was not sent and will not be; reason: why, in one word."""

    send_id: int
    play: str
    template: str
    channel: str
    reason: str


@event("message.failed")
class MessageFailed(msgspec.Struct, frozen=True):
    """A message was refused for good, or could not be written; reason: why, in one word."""

    send_id: int
    play: str
    template: str
    channel: str
    reason: str


@event("message.unknown")
class MessageUnknown(msgspec.Struct, frozen=True):
    """A message was handed over and no answer came: it may have arrived or not. A person decides."""

    send_id: int
    play: str
    template: str
    channel: str
    reason: str


@event("message.settled", of_store=True)
class MessageSettled(msgspec.Struct, frozen=True):
    """A person decided what became of an unknown message; sent: it counts as sent, else it goes again."""

    send_id: int
    play: str
    template: str
    channel: str
    sent: bool


@event("sends.stopped", of_store=True)
class SendsStopped(msgspec.Struct, frozen=True):
    """Somebody stopped everything: nothing leaves until it is let go again."""


@event("sends.resumed", of_store=True)
class SendsResumed(msgspec.Struct, frozen=True):
    """What was stopped may leave again."""


@event("channel.set", of_store=True)
class ChannelSet(msgspec.Struct, frozen=True):
    """The way to a channel's other side was set; the credentials stand sealed elsewhere."""

    channel: str
    host: str
    port: int


@event("sender.set", of_store=True)
class SenderSet(msgspec.Struct, frozen=True):
    """As whom a shop writes was set; without a shop: every shop that has no sender of its own."""

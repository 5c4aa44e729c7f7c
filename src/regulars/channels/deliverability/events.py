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
    """A message was opened; by: person, or '' where nobody can tell."""

    send_id: int
    play: str
    template: str
    channel: str
    by: str


@event("message.scanned")
class MessageScanned(msgspec.Struct, frozen=True):
    """A program loaded a message's pictures or followed its links: nobody did, and no play waits for it."""

    send_id: int
    play: str
    template: str
    channel: str


@event("message.clicked")
class MessageClicked(msgspec.Struct, frozen=True):
    """A link in a message was followed; by: person, or '' where nobody can tell."""

    send_id: int
    play: str
    template: str
    channel: str
    by: str
    url: str


@event("message.dismissed")
class MessageDismissed(msgspec.Struct, frozen=True):
    """A message on the shop's page was put away by its reader, without following it."""

    send_id: int
    play: str
    template: str
    channel: str


@event("bounces.set", of_store=True)
class BouncesSet(msgspec.Struct, frozen=True):
    """The mailbox was set in which bounces and complaints arrive; host: '' where there is none any more."""

    host: str


@event("signing_key.made", of_store=True)
class SigningKeyMade(msgspec.Struct, frozen=True):
    """A key was made by which a domain's mails are to be signed, once its public half is in the DNS."""

    domain: str
    selector: str


@event("signing_key.published", of_store=True)
class SigningKeyPublished(msgspec.Struct, frozen=True):
    """A key's public half was seen in the DNS: from now on it signs, and the one before no longer does."""

    domain: str
    selector: str


@event("offers.paused", of_store=True)
class OffersPaused(msgspec.Struct, frozen=True):
    """So many people complained of a domain's mails that no offers leave until somebody lets them."""

    domain: str
    complaints: int
    accepted: int


@event("offers.let_go", of_store=True)
class OffersLetGo(msgspec.Struct, frozen=True):
    """Somebody let a domain's offers leave again after complaints."""

    domain: str


@event("warm_up.set", of_store=True)
class WarmUpSet(msgspec.Struct, frozen=True):
    """A domain begins to send a little more each day; begins: or doesn't any more."""

    domain: str
    begins: bool

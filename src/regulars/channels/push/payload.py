"""What does a notification carry, how urgent is it, and how long is it of use?

RFC 8030: a push service keeps a message for as long as its TTL says, and wakes a sleeping device only for
what is urgent enough. The Topic is the message's own: should it be left there twice, the second takes the
place of the first. RFC 8291: 3,993 bytes are what every service takes.
"""

from dataclasses import dataclass
from datetime import timedelta

import msgspec

from regulars.channels.brief import Brief, brief, cut
from regulars.channels.channel import Parcel
from regulars.channels.tokens import token_of
from regulars.channels.unsubscribe import purpose_of
from regulars.customers.permission import OFFERS, SERVICE

MOST_BYTES = 3_993


@dataclass(frozen=True, slots=True)
class Manner:
    """urgency: from which state of its battery on a device is woken. kept: until it was on line again."""

    urgency: str
    kept: timedelta


MANNERS = {
    OFFERS: Manner("low", timedelta(days=2)),
    SERVICE: Manner("normal", timedelta(days=4)),
    "": Manner("high", timedelta(days=7)),
}
"""By what a message is for; what a buyer is owed is for nothing that could be left."""


class Notification(msgspec.Struct, frozen=True):
    """What the worker in the browser gets, see storefront/blocks/push. tag: one is shown once under it."""

    title: str
    body: str
    icon: str
    url: str
    tag: str
    token: str


def payload(parcel: Parcel, *, icon: str) -> bytes | None:
    """The notification as JSON, cut to what services take; None of a letter without a short form."""
    said = brief(parcel)
    if said is None:
        return None
    known = notification(said, parcel, icon=icon)
    while len(made := msgspec.json.encode(known)) > MOST_BYTES and (known.body or known.icon):
        known = msgspec.structs.replace(known, body=cut(known.body, len(known.body) // 2), icon="")
    return made


def notification(said: Brief, parcel: Parcel, *, icon: str) -> Notification:
    return Notification(
        title=said.title,
        body=said.text,
        icon=icon,
        url=said.url,
        tag=parcel.key.hex,
        token=token_of("webpush", parcel.key),
    )


def manner(parcel: Parcel) -> Manner:
    """How a message is to be treated, by what it is for."""
    return MANNERS[purpose_of(parcel.unsubscribe, at=parcel.at)]


def headers(parcel: Parcel) -> dict[str, str]:
    """What tells the push service so."""
    known = manner(parcel)
    return {
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(int(known.kept.total_seconds())),
        "Urgency": known.urgency,
        "Topic": parcel.key.hex,
    }

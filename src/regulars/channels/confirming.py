"""Which link says that an address is its owner's, and that they want to hear?

It names the person, the channel and the letter that carried it. Opening it changes nothing, since scanners
open links too; only a POST confirms.
"""

from datetime import datetime
from typing import NamedTuple

from django.conf import settings

from regulars.channels import keyring

USE = "confirm"


class Confirmation(NamedTuple):
    """What the link says."""

    customer_id: int
    channel: str
    send_id: int


def url_of(link: Confirmation) -> str:
    """The address that stands in the letter."""
    says = f"{link.customer_id} {link.channel} {link.send_id}"
    return f"{settings.BASE_URL}/c/{keyring.signed(says, use=USE)}/"


def confirmation_of(token: str, *, at: datetime) -> Confirmation | None:
    """What the link says; None when it isn't one of ours."""
    says = keyring.said(token, use=USE, at=at)
    if says is None:
        return None
    customer_id, channel, send_id = says.split(" ")
    return Confirmation(int(customer_id), channel, int(send_id))

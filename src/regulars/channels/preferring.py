"""Which link opens the page on which somebody chooses what to hear of?

It names the person and the message that carried it, and is the proof of who asks: nobody has to sign in.
Opening it changes nothing, since scanners and previews open links too.
"""

from datetime import datetime
from typing import NamedTuple

from django.conf import settings

from regulars.channels import keyring

USE = "preferences"


class Pass(NamedTuple):
    """What the link says. send_id: 0 where no message carried it."""

    customer_id: int
    send_id: int


def url_of(link: Pass) -> str:
    """The address that stands in the letter."""
    return f"{settings.BASE_URL}/p/{keyring.signed(f'{link.customer_id} {link.send_id}', use=USE)}/"


def pass_of(token: str, *, at: datetime) -> Pass | None:
    """What the link says; None when it isn't one of ours or is over five years old."""
    says = keyring.said(token, use=USE, at=at)
    return Pass(*map(int, says.split(" "))) if says else None

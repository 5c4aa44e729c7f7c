"""Which message does a link of ours stand in, and where does it lead?

The link says both, under a signature: nobody can make one that leads elsewhere, and nothing has to be looked
up to follow it, so it works as long as its key is accepted (host/keys.py). It names nobody: the message is
said by its number. The target is packed, so that the link is mostly shorter than what it stands for.
"""

import zlib
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from django.conf import settings

from regulars.channels import keyring

FOLLOWED, OPENED = "follow", "open"
SEND_BYTES = 6
WINDOW, MEMORY = -10, 1  # raw DEFLATE (RFC 1951) in a kilobyte: a target is short, and this takes 6 us
FREQUENT = (
    b"_collections/blogs/pages/category/produkti/produkt/shop/product/products/.html.myshopify.com.bg.eu.lv.com/"
    b"?variant=&rgl=1.thank_you_first_orderhow_to_usereplenishment_last_callsecond_order_last_call"
    b"?utm_source=regulars&utm_medium=email&utm_campaign=&utm_content=http://https://www."
)
"""What targets are made of. It never changes, since links of five years ago are read by it."""


class Link(NamedTuple):
    """A link of one message. target: '' of the one that no person sees, and that only scanners follow."""

    send_id: int
    target: str


def url_of(link: Link) -> str:
    """The address that stands in the message in the target's place."""
    says = link.send_id.to_bytes(SEND_BYTES, "big") + packed(link.target)
    return f"{settings.BASE_URL}/l/{keyring.signed_bytes(says, use=FOLLOWED)}/"


def link_of(token: str, *, at: datetime) -> Link | None:
    """What a link says; None when it isn't one of ours, was cut, or is over five years old."""
    says = keyring.said_bytes(token, use=FOLLOWED, at=at)
    if says is None:
        return None
    return Link(int.from_bytes(says[:SEND_BYTES], "big"), unpacked(says[SEND_BYTES:]))


def picture_of(send_id: int) -> str:
    """The address of the picture by which it is seen that a message was opened."""
    says = send_id.to_bytes(SEND_BYTES, "big")
    return f"{settings.BASE_URL}/o/{keyring.signed_bytes(says, use=OPENED)}.gif"


def opened_by(token: str, *, at: datetime) -> int | None:
    """Which message a picture belongs to; None when it isn't one of ours."""
    says = keyring.said_bytes(token, use=OPENED, at=at)
    return int.from_bytes(says, "big") if says is not None else None


@lru_cache(maxsize=4096)
def packed(target: str) -> bytes:
    """The target in little room."""
    packing = _PACKING.copy()
    return packing.compress(target.encode()) + packing.flush() if target else b""


def unpacked(says: bytes) -> str:
    """The target again; of bytes whose signature was checked."""
    return zlib.decompressobj(WINDOW, FREQUENT).decompress(says).decode() if says else ""


_PACKING = zlib.compressobj(9, zlib.DEFLATED, WINDOW, MEMORY, zlib.Z_DEFAULT_STRATEGY, FREQUENT)

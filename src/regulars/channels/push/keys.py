"""How does a push service know that a message is this store's?

By VAPID (RFC 8292): each call carries a token, signed with the key that the browser was told when it
subscribed. The key is made once and stays: with another one, every subscription would be void.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02, VapidException

from regulars.channels.push.subscription import from_base64, in_base64
from regulars.customers.identify import email_key

LIVES = timedelta(hours=12)
"""Services take tokens for a day at the most."""
ANY = "https://push.example"


class Unusable(ValueError):
    """A contact that push services don't take; the message says what would do."""


@dataclass(frozen=True, slots=True)
class Keys:
    """contact: whom a push service asks when something is wrong, `mailto:…` or `https://…`."""

    signer: Vapid02
    contact: str

    @property
    def public(self) -> str:
        """As browsers take it: the point, uncompressed, in base64url."""
        point = self.signer.public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return in_base64(point)

    @property
    def private(self) -> str:
        number = self.signer.private_key.private_numbers().private_value
        return in_base64(number.to_bytes(32, "big"))

    def authorization(self, origin: str, *, at: datetime) -> str:
        """What a call to this push service carries. at: of the machine's clock."""
        claims = {"aud": origin, "exp": int((at + LIVES).timestamp()), "sub": self.contact}
        return str(self.signer.sign(claims)["Authorization"])


def made(*, contact: str) -> Keys:
    """Keys that nobody had before."""
    signer = Vapid02()
    signer.generate_keys()
    return Keys(signer, contact)


def read(private: str, *, contact: str) -> Keys:
    """Keys that were made before."""
    number = in_base64(from_base64(private))
    return Keys(Vapid02.from_raw(number.encode()), contact)


def contact_of(text: str, *, at: datetime) -> str:
    """What the owner wrote, as push services take it. Raises Unusable."""
    contact = text.strip()
    if "://" not in contact and email_key(contact.removeprefix("mailto:")):
        contact = f"mailto:{contact.removeprefix('mailto:')}"
    try:
        made(contact=contact).authorization(ANY, at=at)
    except VapidException:
        contact = ""
    if not contact.isascii() or urlsplit(contact).scheme not in {"mailto", "https"}:
        raise Unusable(text)
    return contact

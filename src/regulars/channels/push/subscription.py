"""Which browser does a subscription mean, and may we call where it says?

A browser names an address at its maker's push service, and two keys that only it knows (RFC 8291). Whoever
reads the shop's page can send us one that he made up. So only services that browsers have are called: else
our machine could be led to any address, and one that never answers would hold up everybody's messages.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NoBase64
from dataclasses import dataclass
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey

from regulars.channels.smtp import is_loopback
from regulars.web.outward import address

SERVICES = (
    "fcm.googleapis.com",
    "push.services.mozilla.com",
    "notify.windows.com",
    "push.apple.com",
)
"""Of Chrome and all that are made of it, of Firefox, of Edge, and of Safari."""
LONGEST = 1_000
SECRET_BYTES = 16


class Unusable(ValueError):
    """A subscription that no browser gave out, or one of a push service that isn't called."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """endpoint: where its messages are left. key: its public point on P-256. secret: of the two of us."""

    endpoint: str
    key: bytes
    secret: bytes

    @property
    def value(self) -> str:
        """As it stands among the ways by which somebody is known."""
        return f"{self.endpoint} {in_base64(self.key)} {in_base64(self.secret)}"

    @property
    def origin(self) -> str:
        parts = urlsplit(self.endpoint)
        return f"{parts.scheme}://{parts.netloc}"


def subscription(endpoint: str, *, key: str, secret: str) -> Subscription:
    """What a browser told, its keys in base64url. Raises Unusable."""
    try:
        address.check(endpoint)
        found = Subscription(endpoint, from_base64(key), from_base64(secret))
        EllipticCurvePublicKey.from_encoded_point(SECP256R1(), found.key)
    except (ValueError, NoBase64) as error:
        raise Unusable(str(error)) from None
    if len(found.secret) != SECRET_BYTES or len(endpoint) > LONGEST:
        raise Unusable("No browser gives out a subscription like this one.")
    host = urlsplit(endpoint).hostname or ""
    if not is_service(host):
        raise Unusable(f"{host} is no push service that is called.")
    return found


def subscription_of(value: str) -> Subscription:
    """The subscription again. Raises Unusable."""
    try:
        endpoint, key, secret = value.split(" ")
    except ValueError:
        raise Unusable("This is no subscription.") from None
    return subscription(endpoint, key=key, secret=secret)


def is_service(host: str) -> bool:
    """Whether browsers get their messages there; on a developer's machine that may be the machine itself."""
    known = any(host == service or host.endswith(f".{service}") for service in SERVICES)
    return known or (address.is_local_install() and is_loopback(host))


def in_base64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def from_base64(text: str) -> bytes:
    return urlsafe_b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4))

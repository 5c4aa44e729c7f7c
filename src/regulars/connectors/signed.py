"""Did somebody who knows the secret send this body?"""

import hmac
from base64 import b64encode
from hashlib import sha256


def signature(body: bytes, *, secret: str) -> str:
    """Base64 of the body's HMAC-SHA256, as most shops sign their webhooks."""
    return b64encode(hmac.digest(secret.encode(), body, sha256)).decode()


def is_signed(body: bytes, *, given: str, secret: str) -> bool:
    """Whether the signature that was given fits the body; compared in constant time."""
    return hmac.compare_digest(signature(body, secret=secret).encode(), given.encode())

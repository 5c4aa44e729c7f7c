"""How does a receiver know that a notice is ours, and that nobody sends an old one again?

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md: HMAC-SHA256 over
id, moment and body. While a secret is being replaced both sign, so that the receiver can change it in peace.
"""

import hmac
import secrets
from base64 import b64decode, b64encode
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

LEAD = "whsec_"
SECRET_BYTES = 32


def new_secret() -> str:
    """A secret as it is shown to the receiver."""
    return LEAD + b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def headers(message_id: str, body: str, *, keys: Sequence[str], at: datetime) -> dict[str, str]:
    """What is sent beside the body. keys: every secret that counts just now."""
    moment = str(int(at.timestamp()))
    signed = f"{message_id}.{moment}.{body}".encode()
    return {
        "webhook-id": message_id,
        "webhook-timestamp": moment,
        "webhook-signature": " ".join(f"v1,{_signature(key, signed)}" for key in keys),
    }


def _signature(secret: str, signed: bytes) -> str:
    return b64encode(hmac.digest(b64decode(secret.removeprefix(LEAD)), signed, sha256)).decode()

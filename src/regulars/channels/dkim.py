"""How does a mail prove that the sender's domain sent it?

A DKIM signature (RFC 6376), RSA with SHA-256, relaxed headers and a simple body: what we write has no blanks
that anybody on the way would mend. The headers named twice can't be added to afterwards. The signature
covers List-Unsubscribe and List-Unsubscribe-Post, as RFC 8058 asks.
"""

from base64 import b64encode
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from regulars.channels import keyring, queries
from regulars.channels.mime import Mail

SIGNED = (
    "from", "to", "subject", "date", "message-id", "reply-to", "mime-version", "content-type",
    "list-unsubscribe", "list-unsubscribe-post",
)  # fmt: skip
ONCE_ONLY = (
    "from", "to", "subject", "date", "reply-to", "list-unsubscribe", "list-unsubscribe-post",
)  # fmt: skip
LINE = 70


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the key whose public half stands in the DNS at `<selector>._domainkey.<domain>`."""

    domain: str
    selector: str
    key: RSAPrivateKey

    def is_for(self, address: str) -> bool:
        """Whether its signature is aligned with a sender's address (RFC 7489, relaxed)."""
        host = address.rpartition("@")[2].casefold()
        return host == self.domain or host.endswith(f".{self.domain}")


def signers() -> tuple[Signer, ...]:
    """All who can sign here, the nearest domain first. Raises host.vault.CannotOpen, host.keys.KeysLost."""
    rows = sorted(queries.signing_keys(), key=lambda row: -len(row.domain))
    return tuple(Signer(row.domain, row.selector, private_key(keyring.opened(row.secret))) for row in rows)


@cache
def private_key(pem: str) -> RSAPrivateKey:
    key = load_pem_private_key(pem.encode(), password=None)
    if not isinstance(key, RSAPrivateKey):
        raise TypeError("a signing key is an RSA key")
    return key


def signed(mail: Mail, *, by: Signer, at: datetime) -> Mail:
    """The mail under its signature."""
    there = {name.lower(): value for name, value in mail.headers}
    names = [name for name in SIGNED if name in there]
    tags = (
        f"v=1; a=rsa-sha256; c=relaxed/simple; d={by.domain}; s={by.selector}; t={int(at.timestamp())};\r\n"
        f" h={':'.join([*names, *ONCE_ONLY])};\r\n bh={body_hash(mail.body)};\r\n b="
    )
    said = "".join(f"{name}:{relaxed(there[name])}\r\n" for name in names)
    signature = by.key.sign(f"{said}dkim-signature:{relaxed(tags)}".encode(), PKCS1v15(), SHA256())
    value = tags + folded(b64encode(signature).decode())
    return Mail((("DKIM-Signature", value), *mail.headers), mail.body)


def body_hash(body: bytes) -> str:
    """Of the body without the empty lines at its end (RFC 6376, 3.4.3)."""
    if not body.endswith(b"\r\n") or body.endswith(b"\r\n\r\n"):
        body = body.rstrip(b"\r\n") + b"\r\n"
    return b64encode(sha256(body).digest()).decode()


def relaxed(value: str) -> str:
    """A header's value on one line, its blanks as one (RFC 6376, 3.4.2)."""
    return " ".join(value.split()) if "\n" in value or "  " in value else value


def folded(text: str) -> str:
    return "\r\n ".join(text[at : at + LINE] for at in range(0, len(text), LINE))

"""What is a new key for signing mail, and how does its public half stand in the DNS?

RSA with 2048 bits: every receiver checks it (RFC 8301), and it fits into one record.
"""

import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from regulars.channels.dkim import private_key

BITS = 2048
SELECTOR = "regulars"
PUBLIC = re.compile(r"(?:^|;)\s*p\s*=([^;]*)")
LONGEST_STRING = 255  # of a TXT record's pieces (RFC 1035, 3.3)


@dataclass(frozen=True, slots=True)
class Fresh:
    """A key nobody has seen yet. pem: its private half."""

    selector: str
    pem: str


def fresh(*, at: datetime) -> Fresh:
    """A new key, under a selector that says when it was made."""
    key = generate_private_key(public_exponent=65537, key_size=BITS)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    return Fresh(f"{SELECTOR}{at:%Y%m%d%H%M}", pem)


def name_of(domain: str, *, selector: str) -> str:
    """Under which name the record stands."""
    return f"{selector}._domainkey.{domain}"


def record_of(pem: str) -> str:
    """What the record says (RFC 6376, 3.6.1)."""
    public = private_key(pem).public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return f"v=DKIM1; k=rsa; p={b64encode(public).decode()}"


def in_pieces(record: str) -> str:
    """The record as a zone file takes it: in strings of at most 255 characters."""
    pieces = [record[at : at + LONGEST_STRING] for at in range(0, len(record), LONGEST_STRING)]
    return " ".join(f'"{piece}"' for piece in pieces)


def is_published(pem: str, *, records: tuple[str, ...]) -> bool:
    """Whether one of the records at its name holds the key's public half."""
    ours = _public(record_of(pem))
    return any(_public(record) == ours for record in records)


def _public(record: str) -> bytes | None:
    found = PUBLIC.search(record)
    try:
        return b64decode("".join(found[1].split())) if found else None
    except (NotBase64, ValueError):
        return None

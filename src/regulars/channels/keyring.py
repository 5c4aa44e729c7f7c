"""How are credentials sealed and links signed with the keys outside the database?

A link's token is `<key number>.<what it says>.<signature>`: nobody can make one, or turn it to somebody else.
"""

import hmac
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from regulars.host import keys, paths, vault

SIGNATURE_BYTES = 16
_HELD: ContextVar[keys.Keys | None] = ContextVar("held", default=None)


def sealed(secret: str) -> str:
    """What may be stored of a credential; '' of none."""
    return vault.seal(secret, ring=_keys().credentials) if secret else ""


def opened(stored: str) -> str:
    """The credential again. Raises host.vault.CannotOpen, host.keys.KeysLost."""
    return vault.unseal(stored, ring=_keys().credentials) if stored else ""


def signed(says: str, *, use: str) -> str:
    """A token for a link that says this, good for this use only."""
    return signed_bytes(says.encode(), use=use)


def said(token: str, *, use: str, at: datetime) -> str | None:
    """What a token says; None when it wasn't made here, for another use, or too long ago."""
    says = said_bytes(token, use=use, at=at)
    return says.decode() if says is not None else None


def signed_bytes(says: bytes, *, use: str) -> str:
    """As `signed`, of bytes."""
    ring = _keys().links
    body = urlsafe_b64encode(says).rstrip(b"=").decode()
    return f"{ring.newest}.{body}.{_signature(ring.key(ring.newest) or b'', says, use=use).decode()}"


@contextmanager
def held() -> Iterator[None]:
    """Within this the keys are those of its beginning: for many tokens in a row, made by the same key."""
    token = _HELD.set(_keys())
    try:
        yield
    finally:
        _HELD.reset(token)


def said_bytes(token: str, *, use: str, at: datetime) -> bytes | None:
    """As `said`, of bytes."""
    number, _, rest = token.partition(".")
    body, _, signature = rest.partition(".")
    key = _keys().links.accepted(number, at=at)
    try:
        says = urlsafe_b64decode(body + "=" * (-len(body) % 4))
    except ValueError:
        return None
    made = _signature(key, says, use=use) if key else b""
    return says if made and hmac.compare_digest(signature.encode(), made) else None


def _signature(key: bytes, says: bytes, *, use: str) -> bytes:
    signing = _begun(key, use).copy()
    signing.update(says)
    return urlsafe_b64encode(signing.digest()[:SIGNATURE_BYTES]).rstrip(b"=")


@lru_cache(maxsize=64)
def _begun(key: bytes, use: str) -> hmac.HMAC:
    return hmac.new(key, use.encode() + b"\0", "sha256")


def _keys() -> keys.Keys:
    """The keys as they stand now: another file, or a file written anew, is read again."""
    if held := _HELD.get():
        return held
    file = _file(os.environ.get("REGULARS_DATA"))
    try:
        return _read(file, file.stat().st_mtime_ns)
    except FileNotFoundError:
        return keys.load(file)


@lru_cache(maxsize=8)
def _file(_folder: str | None) -> Path:
    return paths.key_file(paths.data_folder())


@lru_cache(maxsize=8)
def _read(file: Path, _written_at: int) -> keys.Keys:
    return keys.load(file)

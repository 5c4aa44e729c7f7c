"""How is a mail's HTML kept in little room, and read again to the letter?

Of ten thousand bytes a hundred are about the person; the others stand in the letter. So the letter is kept
once, and of each mail how it differs: DEFLATE with the letter as its dictionary (RFC 1951; zlib's `zdict`).
"""

import zlib
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from uuid import UUID

RAW = -zlib.MAX_WBITS
FAST, SMALL = 1, 6
"""Levels of work and of memory: what is copied for each mail is a third of what zlib takes by itself."""
ROOM = 14
"""The window is 16 KB (its binary logarithm), as a letter is at most, mostly."""


@dataclass(frozen=True, slots=True)
class Source:
    """A letter's HTML with its `{{ ... }}` still in it, and what it is known by."""

    digest: UUID
    html: str


def source_of(html: str) -> Source:
    return Source(UUID(bytes=blake2b(html.encode(), digest_size=16).digest()), html)


def packed(html: str, *, source: Source) -> bytes:
    """The HTML as it differs from its letter's."""
    packing = _packing(source.html).copy()
    begin: bytes = packing.compress(html.encode())
    return begin + packing.flush()


def unpacked(difference: bytes, *, source: str) -> str:
    """The HTML again."""
    return zlib.decompressobj(RAW, source.encode()).decompress(difference).decode()


@lru_cache(maxsize=256)
def _packing(html: str) -> "zlib._Compress":
    return zlib.compressobj(FAST, wbits=-ROOM, memLevel=SMALL, zdict=html.encode())

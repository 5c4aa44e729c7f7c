"""Where are files kept while they are imported?"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from uuid import uuid4

from regulars.host import paths

CHUNK = 1024 * 1024
DIGEST_BYTES = 16


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in the data folder's imports/. digest: of its content."""

    path: Path
    size: int
    digest: str


def folder() -> Path:
    """Made for its owner's eyes alone: orders name people."""
    place = paths.made(paths.data_folder()) / "imports"
    place.mkdir(mode=0o700, exist_ok=True)
    return place


def keep(pieces: Iterable[bytes], *, name: str) -> Kept:
    """Write a file's pieces into the folder, whole or not at all. name: for its ending."""
    path = folder() / f"{uuid4().hex}{Path(name).suffix.lower()[:10]}"
    digest, size = blake2b(digest_size=DIGEST_BYTES), 0
    partial = path.with_suffix(".part")
    with partial.open("xb") as file:
        for piece in pieces:
            digest.update(piece)
            size += file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    partial.rename(path)
    return Kept(path, size, digest.hexdigest())


def digest_of(path: Path) -> str:
    """The digest of a file's content, as that of its kept copy would be."""
    digest = blake2b(digest_size=DIGEST_BYTES)
    for piece in pieces_of(path):
        digest.update(piece)
    return digest.hexdigest()


def place_of(name: str) -> Path:
    """The path of a kept file by the name that its row holds."""
    return folder() / name


def delete(name: str) -> None:
    """Delete a kept file; one that is gone already is no matter."""
    if name:
        place_of(name).unlink(missing_ok=True)


def pieces_of(path: Path) -> Iterator[bytes]:
    """A file's content, piece by piece."""
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            yield piece

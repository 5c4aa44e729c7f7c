"""Which tables are packed together in one zip file?"""

import zipfile
from pathlib import Path, PurePosixPath

from regulars.connectors.files.errors import ArchiveTooBig, Locked

TABLES = {".csv", ".tsv", ".txt"}
MOST_BYTES = 2 * 1024**3
"""Of all tables together, unpacked: what is more is no export of a shop."""

ENCRYPTED = 0x1


def has_tables(path: Path) -> bool:
    """Whether a zip file holds CSV files. Raises zipfile.BadZipFile."""
    with zipfile.ZipFile(path) as archive:
        return bool(_tables(archive))


def tables_in(path: Path, *, name: str) -> list[tuple[str, bytes]]:
    """The CSV files in a zip file by their names, without folders. Raises Locked or ArchiveTooBig."""
    with zipfile.ZipFile(path) as archive:
        found = _tables(archive)
        if any(member.flag_bits & ENCRYPTED for member in found):
            raise Locked(name=name)
        if sum(member.file_size for member in found) > MOST_BYTES:
            raise ArchiveTooBig(name=name, most=MOST_BYTES // 1024**3)
        return [(PurePosixPath(member.filename).name, archive.read(member)) for member in found]


def _tables(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """In the order of their names; what a Mac adds of its own is no table."""
    named = {member.filename: member for member in archive.infolist() if not member.is_dir()}
    return [
        named[name]
        for name in sorted(named)
        if PurePosixPath(name).suffix.lower() in TABLES
        and not name.startswith("__MACOSX/")
        and not PurePosixPath(name).name.startswith(".")
    ]

"""By which link does somebody fetch what a form gives, and what kind of file may that be?

The link is signed, names the entry, and ends. It is made anew for whoever has the link that confirmed.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import PurePath

from django.conf import settings

from regulars.channels import keyring

USE = "gift"
LIVES = timedelta(days=7)
LARGEST = 20 * 2**20
STEM = 60
KINDS = {
    ".pdf": ("application/pdf", b"%PDF-"),
    ".epub": ("application/epub+zip", b"PK\x03\x04"),
    ".zip": ("application/zip", b"PK\x03\x04"),
    ".png": ("image/png", b"\x89PNG\r\n\x1a\n"),
    ".jpg": ("image/jpeg", b"\xff\xd8\xff"),
    ".jpeg": ("image/jpeg", b"\xff\xd8\xff"),
    ".mp3": ("audio/mpeg", b"ID3"),
}
"""By ending: what it is served as, and how its content begins."""
NEITHER = re.compile(r"[^\w .()+-]+")


class FileRefused(ValueError):
    """This file can't be given away; the message says why."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be given away, under a name that harms no computer."""

    name: str
    kind: str
    body: bytes


def checked(name: str, body: bytes) -> Checked:
    """The file, if its content is what its name says. Raises FileRefused."""
    ending = PurePath(name.replace("\\", "/")).suffix.casefold()
    if ending not in KINDS:
        raise FileRefused("ending")
    if len(body) > LARGEST:
        raise FileRefused("size")
    kind, begins = KINDS[ending]
    if not body.startswith(begins) or (ending == ".epub" and b"application/epub+zip" not in body[:100]):
        raise FileRefused("content")
    return Checked(neutral(name) + ending, kind, body)


def neutral(name: str) -> str:
    """A file's name without folders, its ending, and whatever a computer could take for more than a name."""
    stem = PurePath(unicodedata.normalize("NFC", name).replace("\\", "/")).stem
    plain = "".join(letter for letter in stem if unicodedata.category(letter)[0] != "C")
    return " ".join(NEITHER.sub(" ", plain).split()).strip(". ")[:STEM].strip() or "download"


def url_of(entry_id: int, *, at: datetime) -> str:
    """Where somebody fetches it, for a week."""
    until = int((at + LIVES).timestamp())
    return f"{settings.BASE_URL}/g/{keyring.signed(f'{entry_id} {until}', use=USE)}/"


def entry_of(token: str, *, at: datetime) -> int | None:
    """Whose link it is; None when it isn't one of ours, or is too old."""
    says = keyring.said(token, use=USE, at=at)
    if says is None:
        return None
    entry_id, until = map(int, says.split(" "))
    return entry_id if at < datetime.fromtimestamp(until, tz=UTC) else None

"""Where are backups kept, and how many of them?

In a folder, or in a bucket. Names carry the moment, so that they sort by age; what isn't named so is nobody's
backup and is left alone.
"""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from regulars.host.trouble import Trouble

SCHEME = "s3"
NAMED = re.compile(r"regulars-\d{8}T\d{6}Z\.backup")


class NoSuchBackup(Trouble):
    """The place holds no backup, or not the one that was named."""


class PlaceOutOfReach(Trouble):
    """The folder or bucket can't be read, or not be written."""


class Place(Protocol):
    """Where backups are kept.

    taking_in: a path to write a backup to, which is there under its name when the block ends well.
    handing_out: a path from which a backup can be read.
    """

    def names(self) -> list[str]: ...

    def taking_in(self, name: str) -> AbstractContextManager[Path]: ...

    def handing_out(self, name: str) -> AbstractContextManager[Path]: ...

    def remove(self, name: str) -> None: ...


def is_bucket(written: str) -> bool:
    return urlsplit(written).scheme == SCHEME


def place_of(written: str, *, aside: Path) -> Place:
    """The place that `s3://bucket/prefix` or a folder's path names. aside: a folder with room for one backup.

    Raises PlaceOutOfReach.
    """
    if not is_bucket(written):
        return Folder(Path(written))
    url = urlsplit(written)
    if not url.netloc:
        raise PlaceOutOfReach(f"{written} names no bucket. Say it like s3://bucket/prefix.")
    from regulars.host.bucket import Bucket  # noqa: PLC0415 its client takes long to load

    return Bucket(url.netloc, prefix=url.path.strip("/"), aside=aside)


def name_at(at: datetime) -> str:
    """How the backup of that moment is called."""
    return f"regulars-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}.backup"


def newest(place: Place, *, called: str) -> str:
    """The newest backup of a place. Raises NoSuchBackup."""
    found = ours(place)
    if not found:
        raise NoSuchBackup(f"There is no backup in {called}. `regulars backup --to {called}` makes one.")
    return found[-1]


@contextmanager
def found(source: str, *, aside: Path) -> Iterator[Path]:
    """The backup that is meant, as a file: the one that is named, or the newest of a folder or prefix.

    Raises NoSuchBackup, PlaceOutOfReach.
    """
    if is_bucket(source):
        where, _, last = source.rpartition("/")
        where, name = (where, last) if NAMED.fullmatch(last) else (source, "")
    else:
        path = Path(source)
        where, name = (source, "") if path.is_dir() else (str(path.parent), path.name)
    place = place_of(where, aside=aside)
    with place.handing_out(name or newest(place, called=where)) as file:
        yield file


def forget_all_but(place: Place, keep: int) -> list[str]:
    """Remove the oldest; which ones went. keep: at least 1."""
    gone = ours(place)[:-keep]
    for name in gone:
        place.remove(name)
    return gone


def ours(place: Place) -> list[str]:
    """The names of backups, oldest first."""
    return sorted(name for name in place.names() if NAMED.fullmatch(name))


class Folder:
    """A folder of this machine, or one that is mounted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.expanduser().absolute()

    def names(self) -> list[str]:
        with reached(str(self.folder)):
            return [path.name for path in self.folder.iterdir()] if self.folder.exists() else []

    @contextmanager
    def taking_in(self, name: str) -> Iterator[Path]:
        with reached(str(self.folder)):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        yield self.folder / name

    @contextmanager
    def handing_out(self, name: str) -> Iterator[Path]:
        if not (self.folder / name).is_file():
            raise NoSuchBackup(f"{self.folder} holds no {name}.")
        yield self.folder / name

    def remove(self, name: str) -> None:
        with reached(str(self.folder)):
            (self.folder / name).unlink(missing_ok=True)


@contextmanager
def reached(called: str) -> Iterator[None]:
    """Tell troubles of a folder or a bucket in our own words. Raises NoSuchBackup, PlaceOutOfReach."""
    try:
        yield
    except FileNotFoundError as error:
        raise NoSuchBackup(f"{called} holds nothing of that name: {_first_line(error)}") from None
    except Exception as error:
        if not isinstance(error, OSError) and not type(error).__module__.startswith("obstore"):
            raise
        hint = (
            "Look at AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION and AWS_ENDPOINT_URL, and whether "
            "the bucket is there."
            if is_bucket(called)
            else "Look at who owns it, and whether there is room."
        )
        raise PlaceOutOfReach(f"{called} can't be used: {_first_line(error)}. {hint}") from None


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)[:300]

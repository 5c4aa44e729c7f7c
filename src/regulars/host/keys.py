"""Which keys does this installation keep outside its database?

One file, for its owner's eyes only: Django's secret, the keys that vendors' credentials are encrypted under,
and those that links are signed with. Both rings have numbered keys: the newest is used, earlier ones are
still known, so that what was encrypted or sent before a rotation goes on working.
"""

import json
import os
import secrets
import tempfile
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from regulars.host import locks, paths
from regulars.host.trouble import Trouble

LINKS_LIVE = timedelta(days=5 * 365 + 2)
RINGS = ("credentials", "links")


class KeysLost(Trouble):
    """The store is there, but its key file is not."""


class KeysUnreadable(Trouble):
    """The key file is not what Regulars wrote."""


@dataclass(frozen=True)
class Ring:
    """Numbered keys of one purpose; `retired` has the moment (ISO 8601, UTC) a newer one took over."""

    newest: str
    keys: Mapping[str, str]
    retired: Mapping[str, str] = field(default_factory=dict)

    def key(self, number: str) -> bytes | None:
        """The 32 bytes under this number, however old; None when there is no such key."""
        text = self.keys.get(number)
        return _decoded(text) if text else None

    def accepted(self, number: str, *, at: datetime) -> bytes | None:
        """The 32 bytes under this number, unless they were retired five years ago."""
        ended = self.retired.get(number)
        if ended and datetime.fromisoformat(ended) + LINKS_LIVE < at:
            return None
        return self.key(number)

    def rotated(self, *, at: datetime) -> "Ring":
        """The ring with a new key on top."""
        number = str(len(self.keys) + 1)
        retired = {**self.retired, self.newest: at.astimezone(UTC).isoformat()}
        return Ring(number, {**self.keys, number: _new_key()}, retired)


@lru_cache(maxsize=64)
def _decoded(text: str) -> bytes:
    return urlsafe_b64decode(text)


@dataclass(frozen=True)
class Keys:
    """All that is in the key file."""

    django: str
    credentials: Ring
    links: Ring


def new() -> Keys:
    return Keys(secrets.token_urlsafe(48), *(Ring("1", {"1": _new_key()}) for _ in RINGS))


def of(folder: Path) -> Keys:
    """The keys of a data folder; made when nothing lives there yet. Raises KeysLost, KeysUnreadable."""
    file = paths.key_file(paths.made(folder))
    lived_in = not os.environ.get("DATABASE_URL") and paths.cluster(folder).exists()
    return load(file) if lived_in else load_or_make(file)


def load(file: Path) -> Keys:
    """The keys in this file. Raises KeysLost, KeysUnreadable."""
    try:
        text = file.read_bytes()
    except FileNotFoundError:
        raise KeysLost(
            f"{file} is missing. Put it back from where you keep a copy of it, or from a backup. "
            "If there is none, `regulars rotate all` makes new keys: then links in mails that were sent end, "
            "shops' credentials have to be entered anew, and second factors have to be set up again."
        ) from None
    return parse(text, name=str(file))


def load_or_make(file: Path) -> Keys:
    """The keys in this file; made now when it isn't there."""
    with _alone(file):
        if not file.exists():
            _write(new(), file=file)
    return load(file)


def rotate(file: Path, *, ring: str, at: datetime) -> Keys:
    """Put a new key on top of a ring, `credentials` or `links`. Raises KeysLost, KeysUnreadable."""
    with _alone(file):
        keys = load(file)
        rotated = replace(keys, **{ring: getattr(keys, ring).rotated(at=at)})
        _write(rotated, file=file)
    return rotated


def put(text: bytes, *, file: Path) -> None:
    """Take over the keys of a backup. Raises KeysUnreadable."""
    keys = parse(text, name=str(file))
    with _alone(file):
        _write(keys, file=file)


def parse(text: bytes, *, name: str) -> Keys:
    """A key file's text. Raises KeysUnreadable, which calls the file by its name."""
    try:
        told = json.loads(text)
        return Keys(told["django"], *(Ring(**told[ring]) for ring in RINGS))
    except (ValueError, KeyError, TypeError) as error:
        raise KeysUnreadable(
            f"{name} is not a key file of Regulars ({error}). Put back a copy of it."
        ) from error


def _write(keys: Keys, *, file: Path) -> None:
    """Whole or not at all."""
    descriptor, half = tempfile.mkstemp(dir=file.parent, prefix=".keys")  # 0600 from the start
    with os.fdopen(descriptor, "w") as out:
        json.dump(asdict(keys), out, indent=1)
        out.flush()
        os.fsync(out.fileno())
    Path(half).replace(file)


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    with locks.Lock(file.with_name(".keys")) as lock:
        lock.take()
        yield


def _new_key() -> str:
    return urlsafe_b64encode(secrets.token_bytes(32)).decode()

"""What would be written where, and what of it stands there already?

A list of what was written, with digests, lies beside the settings: so a file that somebody changed since is
known from one that only an earlier Regulars wrote.
"""

import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from regulars.host.deploy.files import Written
from regulars.host.trouble import Trouble

LIST = "etc/regulars/written.json"


class CannotWrite(Trouble):
    """The folder can't be written to."""


class State(StrEnum):
    """How a file stands to the one that would be written.

    UPDATED: it is as an earlier Regulars wrote it. CHANGED: somebody else wrote it, or changed it since.
    """

    NEW = "new"
    SAME = "same"
    UPDATED = "updated"
    CHANGED = "changed"


@dataclass(frozen=True)
class Step:
    """One file of the plan."""

    file: Written
    state: State


def plan(files: Sequence[Written], *, to: Path) -> list[Step]:
    """Each file, and how it stands in that folder. Raises CannotWrite where it can't even be read."""
    try:
        ours = _ours(to)
        return [Step(file, _state(file, to=to, ours=ours)) for file in files]
    except OSError as error:
        raise CannotWrite(_way_out(to, error)) from None


def write(steps: Sequence[Step], *, to: Path) -> list[str]:
    """Write what isn't there as it should be; the paths that were written. Raises CannotWrite."""
    done = [step.file for step in steps if step.state is not State.SAME]
    try:
        for file in done:
            _put(to / file.path, file.text, mode=file.mode)
        ours = {**_ours(to), **{step.file.path: _digest(step.file.text.encode()) for step in steps}}
        _put(to / LIST, json.dumps(ours, indent=1, sort_keys=True) + "\n", mode=0o600)
    except OSError as error:
        raise CannotWrite(_way_out(to, error)) from None
    return [file.path for file in done]


def _state(file: Written, *, to: Path, ours: Mapping[str, str]) -> State:
    place = to / file.path
    if not place.exists():
        return State.NEW
    there = place.read_bytes()
    if there == file.text.encode():
        return State.SAME
    return State.UPDATED if ours.get(file.path) == _digest(there) else State.CHANGED


def _put(place: Path, text: str, *, mode: int) -> None:
    """Whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    descriptor, half = tempfile.mkstemp(dir=place.parent, prefix=".regulars")
    with os.fdopen(descriptor, "w") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    Path(half).chmod(mode)
    Path(half).replace(place)


def _ours(to: Path) -> dict[str, str]:
    try:
        known: dict[str, str] = json.loads((to / LIST).read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    return known


def _digest(text: bytes) -> str:
    return sha256(text).hexdigest()


def _way_out(to: Path, error: OSError) -> str:
    return (
        f"Files can't be written into {to}: {error.strerror} ({error.filename}). "
        "Type it with sudo, or name a folder of your own by --to and copy what it holds onto the server."
    )

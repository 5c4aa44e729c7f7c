"""Who runs Regulars on this machine: its root, or an ordinary user?

A test that runs as root can be both; the ordinary user needs an interpreter and a checkout that it may read.
"""

import os
import pwd
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SITE = next(Path(place) for place in sys.path if place.endswith("site-packages"))


@dataclass(frozen=True)
class Person:
    """A user of the machine, and the interpreter that runs Regulars for it."""

    name: str
    python: str
    launch: tuple[tuple[str, Any], ...] = ()

    @property
    def environment(self) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("REGULARS_", "DATABASE_"))
        }
        return {**kept, "PYTHONPATH": f"{ROOT / 'src'}:{SITE}", "PYTHONDONTWRITEBYTECODE": "1"}

    def run(self, *arguments: str, **more: Any) -> subprocess.Popen[str]:
        """Start Python as this person, with its output to be read line by line."""
        given = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": "/", **more}
        environment = {**self.environment, **given.pop("env", {})}
        return subprocess.Popen([self.python, *arguments], env=environment, **given, **dict(self.launch))

    def own(self, folder: Path) -> None:
        settings = dict(self.launch)
        if settings:
            os.chown(folder, settings["user"], settings["group"])


def people() -> list[Person]:
    """Everybody as whom a test can run here."""
    me = Person("root" if os.geteuid() == 0 else "ordinary", sys.executable)
    return [me, *filter(None, [nobody()])]


@cache
def nobody() -> Person | None:
    """An ordinary user whom root can become; None when we are ordinary, or that user can't run Python."""
    if os.geteuid() != 0:
        return None
    entry = pwd.getpwnam("nobody")
    launch = (("user", entry.pw_uid), ("group", entry.pw_gid), ("extra_groups", ()))
    for python in (sys.executable, f"/usr/bin/python3.{sys.version_info.minor}"):
        person = Person("ordinary", python, launch)
        if _can_run(person):
            return person
    return None


def _can_run(person: Person) -> bool:
    try:
        with person.run("-c", "import regulars.host.postgres, psycopg", stderr=subprocess.DEVNULL) as asked:
            return asked.wait() == 0
    except OSError:
        return False


@contextmanager
def closed_folder(person: Person, *, under: Path) -> Iterator[Path]:
    """A place for data below a folder that nobody but this person may enter."""
    closed = under / "closed"
    closed.mkdir(mode=0o700)
    person.own(closed)
    yield closed / "data"

"""Which Regulars stand beside each other on this server, and which of them is used?

Each version has an environment of its own in one folder, and the link `current` names the one in use:

    /opt/regulars/0.1.0
    /opt/regulars/0.2.0
    /opt/regulars/current -> 0.2.0

So a new one is set up while the old one serves, and going back is moving a link.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from regulars.host.trouble import Trouble

CURRENT = "current"
PROGRAM = Path("bin", "regulars")
OPEN = 0o022  # who serves isn't who installs


class NotAmongReleases(Trouble):
    """This Regulars wasn't installed in the way that can be upgraded."""


class CannotInstall(Trouble):
    """The new version could not be set up; nothing was changed."""


@dataclass(frozen=True)
class Releases:
    """The folder with all versions of this server."""

    folder: Path

    @property
    def current(self) -> Path:
        """The environment that is used."""
        return (self.folder / CURRENT).resolve()

    def use(self, release: Path) -> None:
        """From now on use this one, in one step."""
        link = self.folder / f".{CURRENT}"
        link.unlink(missing_ok=True)
        link.symlink_to(release.name)
        link.replace(self.folder / CURRENT)

    def forget_all_but(self, *kept: Path) -> None:
        """Remove environments of ours that nobody will go back to."""
        for place in self.folder.iterdir():
            if place.is_dir() and not place.is_symlink() and place not in kept and (place / PROGRAM).exists():
                shutil.rmtree(place)


def found() -> Releases:
    """The releases that the running program is one of. Raises NotAmongReleases."""
    release = Path(sys.prefix).resolve()
    releases = Releases(release.parent)
    if releases.current != release or not (releases.folder / CURRENT).is_symlink():
        raise NotAmongReleases(
            f"This Regulars runs from {release}, and no link `{CURRENT}` beside it leads there, so that no "
            "other version can take its place. docs/deploying.md says how it is installed on a server. "
            "Started with make, it is upgraded by `git pull` and `make run`, after a backup."
        )
    return releases


def program() -> Path:
    """The program that units start: the one in use, whichever that is after an upgrade."""
    release = Path(sys.prefix).resolve()
    link = release.parent / CURRENT
    return (link if link.resolve() == release else Path(sys.prefix)) / PROGRAM


def install(wheel: Path, *, into: Path) -> None:
    """Set up a new environment with this wheel and all that it needs. Raises CannotInstall."""
    shutil.rmtree(into, ignore_errors=True)
    try:
        for command in _commands(wheel, into=into):
            _run(command)
    except CannotInstall:
        shutil.rmtree(into, ignore_errors=True)
        raise


def _commands(wheel: Path, *, into: Path) -> list[list[str | Path]]:
    """Make an environment, fill it, and see that it says something: by uv where it is, as it is quicker."""
    python, uv, new = _python(), shutil.which("uv"), into / "bin" / "python"
    if uv:
        return [
            [uv, "venv", "--quiet", "--no-project", "--python", python, into],
            [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", new, wheel],
            [into / PROGRAM, "--version"],
        ]
    return [
        [python, "-m", "venv", into],
        [new, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel],
        [into / PROGRAM, "--version"],
    ]


def _run(command: list[str | Path]) -> None:
    bare = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    try:
        ended = subprocess.run(command, env=bare, capture_output=True, text=True, check=False, umask=OPEN)
    except OSError as error:
        raise CannotInstall(f"The new version could not be set up: {error}.") from None
    if ended.returncode != 0:
        raise CannotInstall(f"The new version could not be set up:\n{ended.stderr.strip()[-2000:]}")


def _python() -> str:
    """The machine's Python that this environment was made from."""
    return str(Path(sys.base_prefix, "bin", f"python{sys.version_info.major}.{sys.version_info.minor}"))

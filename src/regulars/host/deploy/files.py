"""Which files does a server need, and what stands in them?

Each folder here holds the files of one part as they lie on the server; what differs is filled in by name.
"""

from dataclasses import asdict, dataclass
from pathlib import Path

from minijinja import Environment

from regulars.host.deploy.installation import Installation

HERE = Path(__file__).parent
PROGRAMS, SECRETS = "usr/local/bin/", "etc/regulars/"


@dataclass(frozen=True)
class Written:
    """A file as it is to lie on the server: its path from the root, without the first slash."""

    path: str
    text: str

    @property
    def mode(self) -> int:
        if self.path.startswith(PROGRAMS):
            return 0o755
        return 0o600 if self.path.startswith(SECRETS) else 0o644


def files(installation: Installation) -> list[Written]:
    """All files of this server, by path; those that would hold nothing are left out."""
    known = {**asdict(installation), "program": str(installation.program), "folder": _is_folder(installation)}
    environment = Environment(
        templates={"hardening": (HERE / "hardening").read_text()}, undefined_behavior="strict"
    )
    found = [
        Written(
            file.relative_to(part).as_posix(),
            environment.render_str(file.read_text(), **known).rstrip() + "\n",
        )
        for part in (HERE / "server", HERE / installation.proxy)
        for file in part.rglob("*")
        if file.is_file()
    ]
    return sorted((file for file in found if _says_something(file.text)), key=lambda file: file.path)


def _is_folder(installation: Installation) -> bool:
    return installation.backups.startswith("/")


def _says_something(text: str) -> bool:
    return any(line and not line.startswith("#") for line in text.splitlines())

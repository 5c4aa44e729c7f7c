"""How does one connect to the embedded server?

Its port and the passwords of its three roles, in a file beside the data that only its owner reads.
"""

import json
import os
import secrets
import socket
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from urllib.parse import quote

from regulars.host.trouble import Trouble

SUPERUSER, OWNER, APP = "postgres", "regulars", "regulars_app"
DATABASE = "regulars"
LONGEST_SOCKET_PATH = 100  # macOS allows 103 bytes, Linux 107


class PasswordsLost(Trouble):
    """The store is there, but the file with its roles' passwords is not."""


@dataclass(frozen=True)
class Connection:
    """The port, and the password of each role."""

    port: int
    passwords: Mapping[str, str]

    def url(self, role: str, *, database: str, cluster: Path) -> str:
        """By the socket in the server's folder, which is quicker; by TCP where its path is too long."""
        socket_path = f"{cluster}/.s.PGSQL.{self.port}"
        by_socket = len(os.fsencode(socket_path)) <= LONGEST_SOCKET_PATH
        host = quote(str(cluster), safe="") if by_socket else "127.0.0.1"
        return f"postgresql://{role}:{self.passwords[role]}@/{database}?host={host}&port={self.port}"

    def at(self, port: int) -> "Connection":
        return replace(self, port=port)


def new() -> Connection:
    """A free port, and passwords that nobody has seen."""
    return Connection(free_port(), {role: secrets.token_urlsafe(24) for role in (SUPERUSER, OWNER, APP)})


def load(folder: Path) -> Connection:
    """What was saved for this data folder. Raises PasswordsLost."""
    try:
        return Connection(**json.loads(file(folder).read_bytes()))
    except FileNotFoundError:
        raise PasswordsLost(
            f"{file(folder)} is missing: it holds the passwords of the store in {folder}. "
            "Put it back from where you keep a copy of this folder."
        ) from None


def save(folder: Path, connection: Connection) -> None:
    """Write it whole or not at all."""
    half = file(folder).with_suffix(".half")
    half.unlink(missing_ok=True)
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        json.dump(asdict(connection), out)
        out.flush()
        os.fsync(out.fileno())
    half.replace(file(folder))


def file(folder: Path) -> Path:
    return folder / "postgres.json"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True

"""What does Regulars look like on a server of its own?"""

import os
import re
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path, PurePosixPath

from regulars.host.deploy import releases
from regulars.host.trouble import Trouble

PROXIES = ("caddy", "nginx")
LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
SAFE = re.compile(r"[A-Za-z0-9_./:@+-]+")
HIDDEN = ("/home", "/root", "/run/user", "/tmp", "/var/tmp", "/proc", "/sys", "/dev")  # noqa: S108 named, not used
"""What the units, as they are written, don't see, or have of their own and forget."""


class NotADomain(Trouble):
    """The name is none that the world could look up."""


class PlaceUnfit(Trouble):
    """A path or address that couldn't be written into a unit or a shell's file as it is."""


@dataclass(frozen=True, kw_only=True)
class Installation:
    """All that the files of a server have to know.

    program: the one that units start. backups: a folder, or s3://bucket/prefix. keep: how many of them.
    Raises NotADomain, PlaceUnfit.
    """

    domain: str
    proxy: str = "caddy"
    backups: str = "/var/backups/regulars"
    keep: int = 14
    port: int = 8000
    user: str = "regulars"
    data: str = "/var/lib/regulars"
    program: Path = field(default_factory=releases.program)

    def __post_init__(self) -> None:
        object.__setattr__(self, "domain", domain(self.domain))
        for place in (self.backups, str(self.program)):
            if not SAFE.fullmatch(place):
                raise PlaceUnfit(
                    f"{place!r} has letters that a unit's line can't hold. Choose another place."
                )
        if not self.backups.startswith(("/", "s3://")):
            raise PlaceUnfit(
                f"Backups go to a folder from / on, or to s3://bucket/prefix, not to {self.backups!r}."
            )
        if self.backups.startswith("/") and _is_hidden(self.backups):
            raise PlaceUnfit(
                f"Regulars runs where it doesn't see {self.backups}. Keep backups below /var/backups, /srv "
                "or /mnt, or in a bucket."
            )


def domain(name: str) -> str:
    """The name as DNS has it. Raises NotADomain."""
    try:
        ascii_name = name.strip().rstrip(".").encode("idna").decode().lower()
    except UnicodeError:
        ascii_name = ""
    labels = ascii_name.split(".")
    if len(labels) < 2 or _is_address(ascii_name) or not all(map(LABEL.fullmatch, labels)):
        raise NotADomain(
            f"{name!r} is not a name that the world can look up. Say it like regulars.your-shop.com, without "
            "https:// and without a path."
        )
    return ascii_name


def _is_hidden(folder: str) -> bool:
    """Whether a folder is the root itself, or lies where units don't get to."""
    meant = PurePosixPath(os.path.normpath(folder))
    return meant.parent == meant or any(meant.is_relative_to(each) for each in HIDDEN)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True

"""Which user of this machine runs PostgreSQL?

PostgreSQL refuses to run as root. When root starts it, an ordinary user runs it, who needs a way to
the data and to nothing else: the server starts *in* its folder and names it /proc/self/cwd, so no folder
above, not even root's own 0700 home, has to be opened for that user.
"""

import os
import pwd
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from regulars.host.trouble import Trouble

ORDINARY = ("postgres", "nobody")


class RootCannotServe(Trouble):
    """Root started Regulars where no ordinary user can run PostgreSQL."""


@dataclass(frozen=True)
class Account:
    """Who runs the server: `uid` and `gid` are None when that is whoever asks."""

    uid: int | None = None
    gid: int | None = None

    def launch(self, folder: Path) -> dict[str, Any]:
        """What subprocess has to be told so that this user runs a program inside `folder`."""
        if self.uid is None:
            return {"cwd": folder}
        return {"cwd": folder, "user": self.uid, "group": self.gid, "extra_groups": []}

    def name_of(self, folder: Path) -> str:
        """How a program that was launched inside `folder` names it."""
        return str(folder) if self.uid is None else "/proc/self/cwd"

    def own(self, target: Path | int) -> None:
        """Give a file or folder (a path or an open descriptor) to this user."""
        if self.uid is not None and self.gid is not None:
            os.chown(target, self.uid, self.gid)


def account_for(cluster: Path) -> Account:
    """The account that runs the server of this folder: its owner, if it has one. Raises RootCannotServe."""
    if os.geteuid() != 0:
        return Account()
    if sys.platform != "linux":
        raise RootCannotServe("PostgreSQL does not run as root: start Regulars as yourself, without sudo.")
    if cluster.exists() and (owner := cluster.stat()).st_uid != 0:
        return Account(owner.st_uid, owner.st_gid)
    for name in ORDINARY:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    raise RootCannotServe(
        "PostgreSQL does not run as root, and this machine has neither a user `postgres` nor `nobody`. "
        "Start Regulars as an ordinary user, or make one: `useradd --system postgres`."
    )

"""Which programs of a server do the tests run? Run as a program, it sees to it that they are there.

nginx and Caddy stand before a really running Regulars; logrotate and systemd read what is written for them;
Postfix brings smtp-sink, which takes mail; Dovecot has a mailbox.
"""

import os
import shutil
import subprocess
import sys

import pytest

NEEDED = {
    "dovecot": "dovecot-imapd",
    "nginx": "nginx-light",
    "caddy": "caddy",
    "logrotate": "logrotate",
    "systemd-analyze": "systemd",
    "smtp-sink": "postfix",
}
PLACES = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"))


def program(name: str) -> str:
    """The path of a server's program; fails with the way to install it."""
    found = shutil.which(name, path=PLACES)
    if not found:
        pytest.fail(
            f"{name} isn't there. On Debian and Ubuntu: apt-get install {NEEDED[name]}; on macOS, brew."
        )
    return found


def install() -> None:
    """Bring what is missing, where root may install Debian's packages; else the tests say what is missing."""
    missing = [package for name, package in NEEDED.items() if not shutil.which(name, path=PLACES)]
    if missing and sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=True, env=quiet)
        command = ["apt-get", "install", "-qq", "--yes", "--no-install-recommends", *missing]
        subprocess.run(command, check=True, env=quiet)


if __name__ == "__main__":
    install()

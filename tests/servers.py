"""Which programs of a server do the tests run? Run as a program, it sees to it that they are there.

nginx and Caddy stand before a really running Regulars; logrotate and systemd read what is written for them;
Postfix brings smtp-sink, which takes mail; Dovecot has a mailbox; Perl's Net::SMPP takes texts.
"""

import os
import shutil
import subprocess
import sys
from typing import NoReturn

import pytest

NEEDED = {
    "dovecot": "dovecot-imapd",
    "nginx": "nginx-light",
    "caddy": "caddy",
    "logrotate": "logrotate",
    "systemd-analyze": "systemd",
    "smtp-sink": "postfix",
}
MODULES = {"Net::SMPP": "libnet-smpp-perl"}
"""Of Perl."""
PLACES = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"))


def program(name: str) -> str:
    """The path of a server's program; fails with the way to install it."""
    return shutil.which(name, path=PLACES) or lacking(name, package=NEEDED[name])


def perl_with(module: str) -> str:
    """The path of a Perl that has a module; fails with the way to install it."""
    perl = shutil.which("perl", path=PLACES)
    return perl if perl and has(module) else lacking(module, package=MODULES[module])


def has(module: str) -> bool:
    perl = shutil.which("perl", path=PLACES)
    asked = [perl or "perl", f"-M{module}", "-e", "1"]
    return bool(perl) and subprocess.run(asked, capture_output=True, check=False).returncode == 0


def lacking(name: str, *, package: str) -> NoReturn:
    pytest.fail(f"{name} isn't there. On Debian and Ubuntu: apt-get install {package}; on macOS, brew.")


def install() -> None:
    """Bring what is missing, where root may install Debian's packages; else the tests say what is missing."""
    missing = [package for name, package in NEEDED.items() if not shutil.which(name, path=PLACES)]
    missing += [package for module, package in MODULES.items() if not has(module)]
    if missing and sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=True, env=quiet)
        command = ["apt-get", "install", "-qq", "--yes", "--no-install-recommends", *missing]
        subprocess.run(command, check=True, env=quiet)


if __name__ == "__main__":
    install()

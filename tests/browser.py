"""Which browser do the tests drive? Run as a program, it sees to it that there is one.

`REGULARS_CHROMIUM`, or a Chromium of this machine, or Debian's package where root may install it, or the one
that Playwright brings.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str | None:
    """The path of this machine's Chromium; None: Playwright's own is meant."""
    named = os.environ.get("REGULARS_CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


def install() -> None:
    """Bring a browser onto this machine."""
    if is_debian() and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=True, env=quiet)
        subprocess.run(["apt-get", "install", "-qq", "--yes", "chromium"], check=True, env=quiet)
        return
    with_libraries = ["--with-deps"] if sys.platform == "linux" and os.geteuid() == 0 else []
    subprocess.run([sys.executable, "-m", "playwright", "install", *with_libraries, "chromium"], check=True)


def is_debian() -> bool:
    """Debian itself: Ubuntu's package of that name is a snap, which starts no browser in a container."""
    about = Path("/etc/os-release")
    return about.exists() and "ID=debian" in about.read_text().splitlines()


if __name__ == "__main__" and chromium() is None:
    install()

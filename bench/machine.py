"""On what kind of machine is it measured?"""

import os
import platform
import subprocess

from regulars.host.binaries import installed

GIBIBYTE = 2**30


def machine() -> str:
    """Its cores and memory, and the versions that run on it."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GIBIBYTE
    python = f"Python {platform.python_version()}"
    return f"{os.cpu_count()} cores, {memory:.0f} GB of memory, {platform.system()}, {python}, {postgres()}"


def postgres() -> str:
    """The embedded PostgreSQL, as `PostgreSQL 18.1`."""
    asked = [str(installed() / "postgres"), "--version"]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    return told.strip().replace("postgres (PostgreSQL)", "PostgreSQL")

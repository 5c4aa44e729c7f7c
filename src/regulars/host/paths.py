"""Where does this installation keep what it knows?"""

import os
from pathlib import Path

from platformdirs import user_data_path

from regulars.host.trouble import Trouble

MAJOR = 18
CHECKOUT = Path(__file__).parents[3]


class UnknownStore(Trouble):
    """The data folder was written by another major version of PostgreSQL."""


class FolderNotOurs(Trouble):
    """The data folder belongs to another user."""


def data_folder() -> Path:
    """`REGULARS_DATA`; else `data/` in a checkout, and the platform's folder for a user's data elsewhere."""
    if named := os.environ.get("REGULARS_DATA"):
        return Path(named).expanduser().absolute()
    if (CHECKOUT / "pyproject.toml").exists():
        return CHECKOUT / "data"
    return user_data_path("regulars", appauthor=False)


def made(folder: Path) -> Path:
    """The data folder, made for its owner's eyes alone when it isn't there yet. Raises FolderNotOurs."""
    try:
        if not folder.exists():
            folder.parent.mkdir(parents=True, exist_ok=True)
            folder.mkdir(mode=0o700, exist_ok=True)
        ours = os.access(folder, os.R_OK | os.W_OK | os.X_OK)
    except PermissionError:
        ours = False
    if not ours:
        raise FolderNotOurs(
            f"{folder} belongs to another user. Start Regulars as that user, "
            "or name a folder of your own by REGULARS_DATA."
        )
    return folder


def cluster(folder: Path) -> Path:
    """Where the embedded PostgreSQL's own files are. Raises UnknownStore."""
    own = folder / f"pg{MAJOR}"
    others = sorted(
        other.name for other in folder.glob("pg[0-9]*") if other.name[2:].isdigit() and other != own
    )
    if others and not own.exists():
        raise UnknownStore(_way_out(folder, others[-1][2:]))
    version = own / "PG_VERSION"
    if version.exists() and version.read_text().strip() != str(MAJOR):
        raise UnknownStore(_way_out(folder, version.read_text().strip()))
    return own


def key_file(folder: Path) -> Path:
    """Where the keys are that the database must not hold."""
    return folder / "keys.json"


def address_file(folder: Path) -> Path:
    """Where `serve` notes how people reach the console, for what is typed in other terminals."""
    return folder / "address"


def _way_out(folder: Path, found: str) -> str:
    return (
        f"{folder} holds a store of PostgreSQL {found}, and this Regulars brings PostgreSQL {MAJOR}. "
        f"Nothing was touched. Run the Regulars that wrote it, save the store with `regulars backup FILE`, "
        f"then let this one read it into an empty folder: `REGULARS_DATA=elsewhere regulars restore FILE`."
    )

"""How is a store saved into one file, and read back?

The file is a tar of the database, as pg_dump writes it, of the key file, and of a page that says what it is.
A restore is one transaction: it replaces everything, or changes nothing.
"""

import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from threading import Event
from time import monotonic

import psycopg

from regulars.host import address, keys, paths, schema
from regulars.host.binaries import installed
from regulars.host.deploy.wheels import is_older
from regulars.host.trouble import Trouble

FORM = 1
ABOUT, DATABASE, KEYS = "about.json", "database.dump", "keys.json"
EMPTIED = "DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO PUBLIC;"
UNMARKED = "COMMENT ON TABLE public.django_migrations IS NULL;"  # migrations and rights are looked at again
CHUNK = 1024 * 1024
LEAVING_SECONDS = 2.0  # who has just let go is still seen for a moment


class BackupFailed(Trouble):
    """pg_dump refused; its words follow. Nothing was written."""


class RestoreFailed(Trouble):
    """PostgreSQL refused the backup; its words follow. The store is as it was."""


class NotABackup(Trouble):
    """The file isn't a backup of Regulars, or not a whole one."""


class StoreNotEmpty(Trouble):
    """There is a store already, and nobody said that it may be replaced."""


class StoreInUse(Trouble):
    """Programs are connected to the store that is to be replaced."""


@dataclass(frozen=True)
class About:
    """What a backup says of itself."""

    form: int
    regulars: str
    postgresql: int
    at: str


def save(file: Path, *, owner_url: str, folder: Path, at: str) -> int:
    """Save database and keys; the size in bytes. The store may be in use. Raises BackupFailed.

    at: when, ISO 8601, for whoever reads the file.
    """
    file = file.absolute()
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".backup") as aside:
        dump = Path(aside, DATABASE)
        _pg_dump(dump, owner_url=owner_url)
        about = Path(aside, ABOUT)
        about.write_text(json.dumps(asdict(About(FORM, version("regulars"), paths.MAJOR, at))))
        whole = Path(aside, "whole")
        with os.fdopen(os.open(whole, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as out:
            with tarfile.open(fileobj=out, mode="w") as tar:
                for name, path in ((ABOUT, about), (KEYS, paths.key_file(folder)), (DATABASE, dump)):
                    tar.add(path, arcname=name)
            out.flush()
            os.fsync(out.fileno())
        whole.replace(file)
    return file.stat().st_size


def restore(file: Path, *, owner_url: str, folder: Path, replace: bool) -> About:
    """Put a backup in the place of the store; its tables may need bringing up to date afterwards.

    replace: whether a store that isn't empty may go.
    Raises NotABackup, StoreNotEmpty, StoreInUse, RestoreFailed.
    """
    with tempfile.TemporaryDirectory(dir=folder, prefix=".restore") as aside:
        about = unpack(file, into=Path(aside))
        with psycopg.connect(owner_url, autocommit=True) as connection:
            _check_place(connection, replace=replace)
        _pg_restore(Path(aside, DATABASE), owner_url=owner_url)
        keys.put(Path(aside, KEYS).read_bytes(), file=paths.key_file(folder))
    return about


def unpack(file: Path, *, into: Path) -> About:
    """The three parts of a backup as files, and what it says of itself. Raises NotABackup."""
    try:
        with tarfile.open(file, "r:") as tar:
            for name in (ABOUT, KEYS, DATABASE):
                _take_out(tar, name, into=into)
        about = About(**json.loads(Path(into, ABOUT).read_bytes()))
        keys.parse(Path(into, KEYS).read_bytes(), name=f"{file}: {KEYS}")
    except (OSError, tarfile.TarError, KeyError, ValueError, TypeError) as error:
        raise NotABackup(
            f"{file} is not a whole backup of Regulars ({error}). Nothing was changed."
        ) from None
    if about.form > FORM or is_older(version("regulars"), than=about.regulars):
        raise NotABackup(
            f"{file} was written by Regulars {about.regulars}, which is newer than this one and has other "
            "tables. Nothing was changed. Upgrade first, then restore."
        )
    return about


def _check_place(connection: psycopg.Connection, *, replace: bool) -> None:
    if not replace and not schema.is_empty(connection):
        raise StoreNotEmpty(
            "There is a store here already, and a restore replaces all of it. Save it with "
            "`regulars backup FILE`, then say `regulars restore FILE --yes`; or restore into an empty folder "
            "that REGULARS_DATA names."
        )
    deadline = monotonic() + LEAVING_SECONDS
    while _others(connection):
        if monotonic() > deadline:
            raise StoreInUse("Programs are using this store. Stop `regulars serve` and all others first.")
        Event().wait(LEAVING_SECONDS / 20)


def _others(connection: psycopg.Connection) -> int:
    """How many programs are connected besides us; vacuum's workers, which have no user, don't count."""
    asked = connection.execute(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND pid <> pg_backend_pid() AND usesysid IS NOT NULL"
    ).fetchone()
    return int(asked[0]) if asked else 0


def _take_out(tar: tarfile.TarFile, name: str, *, into: Path) -> None:
    part = tar.extractfile(name)
    if part is None:
        raise KeyError(name)
    with part, (into / name).open("wb") as out:
        shutil.copyfileobj(part, out, CHUNK)


def _pg_dump(dump: Path, *, owner_url: str) -> None:
    command: list[str | Path] = [
        installed() / "pg_dump",
        "--format=custom",
        "--no-owner",
        "--no-privileges",
        f"--file={dump}",
    ]
    named, environment = _without_password(owner_url)
    ended = subprocess.run(
        [*command, "--dbname", named], env=environment, capture_output=True, text=True, check=False
    )
    if ended.returncode != 0:
        raise BackupFailed(f"The database could not be saved:\n{ended.stderr}")


def _pg_restore(dump: Path, *, owner_url: str) -> None:
    """Read the dump in the one transaction that empties the store; committed when all of it was read."""
    named, environment = _without_password(owner_url)
    read: list[str | Path] = [
        installed() / "pg_restore",
        "--no-owner",
        "--no-privileges",
        "--exit-on-error",
        "--file=-",
        dump,
    ]
    write: list[str | Path] = [
        installed() / "psql",
        "--no-psqlrc",
        "--quiet",
        "--set=ON_ERROR_STOP=1",
        "--dbname",
        named,
    ]
    with tempfile.TemporaryFile() as words:
        with (
            subprocess.Popen(
                write, env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=words
            ) as writer,
            subprocess.Popen(read, stdout=subprocess.PIPE, stderr=words) as reader,
        ):
            whole = _replay(reader, into=writer)
        if not whole or writer.returncode:
            words.seek(0)
            raise RestoreFailed(
                "The backup could not be read, and the store is as it was.\n"
                + words.read().decode(errors="replace")
            )


def _replay(reader: subprocess.Popen[bytes], *, into: subprocess.Popen[bytes]) -> bool:
    """Whether the whole dump was read; only then it is committed."""
    source, target = reader.stdout, into.stdin
    if source is None or target is None:
        return False
    with source, suppress(BrokenPipeError), target:
        target.write(f"BEGIN; {EMPTIED}\n".encode())
        shutil.copyfileobj(source, target, CHUNK)
        if reader.wait() == 0:
            target.write(f"{UNMARKED}\nCOMMIT;\n".encode())
    return reader.wait() == 0


def _without_password(url: str) -> tuple[str, dict[str, str]]:
    """The address for a command line, which others can read, and the environment with the password."""
    return address.without_password(url), {**os.environ, "PGPASSWORD": address.password(url)}

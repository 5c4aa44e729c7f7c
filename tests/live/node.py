"""A shop from npm: installed once, started when it is needed, stopped at the end."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_path

from tests.connectors.event_clients.packages import program
from tests.host.conftest import eventually

HERE = Path(__file__).parent
PATIENCE_SECONDS = 180.0
FLAGS = ("--ignore-scripts", "--omit=dev", "--omit=optional", "--no-audit", "--no-fund")


def installed(name: str) -> Path:
    """The folder of a shop with its packages, in the versions of its lock, kept for the next run.

    `npm install` checks what it brings against the lock; `npm ci` refuses a lock without the packages that
    are left out here.
    """
    source = HERE / name
    lock = (source / "package-lock.json").read_bytes()
    folder = user_cache_path("regulars-tests") / f"{name}-{sha256(lock).hexdigest()[:12]}"
    done = folder / "installed"
    shutil.copytree(source, folder, dirs_exist_ok=True)
    if not done.exists():
        subprocess.run([*program("npm"), "install", *FLAGS], cwd=folder, check=True, capture_output=True)
        done.touch()
    return folder


def run(command: Sequence[str], *, folder: Path, environment: Mapping[str, str]) -> None:
    """Have a shop's own command done; it says why where it isn't."""
    done = subprocess.run(
        [*program("node"), *command],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@contextmanager
def running(
    command: Sequence[str], *, folder: Path, environment: Mapping[str, str], log: Path, ready: str
) -> Iterator[None]:
    """A shop that has said that it is ready, until the block ends."""
    with log.open("w") as written:
        shop = subprocess.Popen(
            [*program("node"), *command],
            cwd=folder,
            env={**os.environ, **environment},
            stdout=written,
            stderr=subprocess.STDOUT,
        )
    try:
        eventually(lambda: is_ready(shop, log, word=ready), seconds=PATIENCE_SECONDS)
        yield
    finally:
        shop.terminate()
        shop.wait(30)


def is_ready(shop: "subprocess.Popen[bytes]", log: Path, *, word: str) -> bool:
    """Whether it said its word; a shop that ended by itself fails with its last ones."""
    told = log.read_text()
    assert shop.poll() is None, told[-3000:]
    return word in told

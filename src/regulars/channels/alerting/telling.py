"""How does the staff hear of something, at an address of Apprise's?"""

import subprocess
import sys
from dataclasses import dataclass

import msgspec

SECONDS = 40.0
COMMAND = (sys.executable, "-m", "regulars.channels.alerting.teller")


class Look(msgspec.Struct, frozen=True):
    """Of which service an address is, and how it may be shown. '' where it is of none."""

    service: str = ""
    shown: str = ""


class _Told(msgspec.Struct, frozen=True):
    took: bool = False
    status: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """problem: '' where it was taken; `silent`, or `refused` with the number of what was answered."""

    problem: str = ""
    status: str = ""


def look(url: str) -> Look:
    """What an address is."""
    return msgspec.json.decode(_run({"url": url}) or b"{}", type=Look)


def tell(url: str, *, title: str, body: str) -> Outcome:
    """Tell something at an address. Doesn't raise for anything that the network does."""
    said = _run({"url": url, "title": title, "body": body})
    if said is None:
        return Outcome("silent")
    told = msgspec.json.decode(said, type=_Told)
    return Outcome() if told.took else Outcome("refused", told.status)


def _run(asked: dict[str, str]) -> bytes | None:
    """What the program answered; None where it didn't end in time, or not well."""
    try:
        done = subprocess.run(  # noqa: S603 our own program
            COMMAND,
            input=msgspec.json.encode(asked),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=True,
        )
    except (subprocess.SubprocessError, OSError):
        return None
    return done.stdout

"""Which Regulars does a wheel hold?"""

import re
import zipfile
from email.parser import BytesParser
from pathlib import Path

from regulars.host.trouble import Trouble


class NotAWheel(Trouble):
    """The file is no wheel of Regulars."""


def version_in(wheel: Path) -> str:
    """Raises NotAWheel."""
    try:
        with zipfile.ZipFile(wheel) as packed:
            name = next(each for each in packed.namelist() if each.endswith(".dist-info/METADATA"))
            said = BytesParser().parsebytes(packed.read(name), headersonly=True)
    except (OSError, zipfile.BadZipFile, StopIteration):
        raise NotAWheel(f"{wheel} is no wheel of Regulars, or not a whole one.") from None
    if said["Name"] != "regulars":
        raise NotAWheel(f"{wheel} is a wheel of {said['Name']}, not of Regulars.")
    return str(said["Version"])


def is_older(version: str, *, than: str) -> bool:
    """Whether the numbers of one release come before another's; what follows the numbers doesn't count."""
    return _numbers(version) < _numbers(than)


def _numbers(version: str) -> list[int]:
    leading = re.match(r"\d+(?:\.\d+)*", version)
    return [int(each) for each in leading[0].split(".")] if leading else []

"""What does the shell know of the business?"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The business as pages need it.

    currency: ISO 4217. zone: of its days and hours. clock_offset: a sandbox's, from the machine's clock.
    """

    name: str = ""
    currency: str = "EUR"
    language: str = "en"
    zone: tzinfo = field(default=UTC)
    sandbox: bool = False
    synthetic: bool = False
    clock_offset: timedelta = timedelta(0)
    sends_stopped_at: datetime | None = None


_read: Callable[[], About] = About


def read_by(reader: Callable[[], About]) -> None:
    """Say who reads the business; the composition root does, once."""
    global _read
    _read = reader


def about() -> About:
    """The business as it is now."""
    return _read()

"""What does the machine's floor need of those above it?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class WorkJobs(Protocol):
    """Runs housekeeping and schedules until it is stopped, or until nothing is due."""

    def __call__(self, *, until_idle: bool) -> None: ...


class Found(Protocol):
    """One thing that was looked at. tone: good, warn or bad. mend: how it is put right."""

    @property
    def name(self) -> str: ...
    @property
    def tone(self) -> str: ...
    @property
    def says(self) -> str: ...
    @property
    def mend(self) -> str: ...


@dataclass(frozen=True)
class Upstairs:
    """Handed down by the composition root, so that nothing here names what stands above.

    migrate: apply all of Django's migrations as the owner.
    fresh_link: base address -> a one-time link for the first account; None when there is an owner.
    now: the machine's time, aware.
    erase_again: forget whom a restored backup brought back; how many people that were.
    hold_messages: let none leave of a store that doesn't know what left since its backup; whether any could.
    reach: what was found when our public address was asked from outside.
    wsgi: where the web server finds the application, as `module:name`.
    """

    migrate: Callable[[], None]
    fresh_link: Callable[[str], str | None]
    work_jobs: WorkJobs
    now: Callable[[], datetime]
    wsgi: str
    erase_again: Callable[[], int] = lambda: 0
    hold_messages: Callable[[], bool] = lambda: False
    reach: Callable[[], Sequence[Found]] = tuple

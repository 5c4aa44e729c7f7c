"""What becomes of a message after the other side's answer?

Pure. Only what certainly was not taken is tried again; what may have been taken is never.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from regulars.channels.channel import Accepted, Down, Outcome, Rejected, TryLater, Unsure

BACKOFF = tuple(timedelta(minutes=minutes) for minutes in (5, 30, 120, 360, 720, 1440))
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """The state a message goes to. not_before: of the next try. counts: whether this was a try of its own."""

    state: str
    reason: str = ""
    detail: str = ""
    not_before: datetime | None = None
    counts: bool = True


def fate(outcome: Outcome, *, attempts: int, at: datetime) -> Fate:
    """attempts: tries so far, this one included."""
    match outcome:
        case Accepted(detail):
            return Fate(state="accepted", detail=detail)
        case Rejected(detail):
            return Fate(state="failed", reason="rejected", detail=detail)
        case TryLater(detail) if attempts > len(BACKOFF):
            return Fate(state="failed", reason="gave_up", detail=detail)
        case TryLater(detail):
            return Fate(
                state="planned", reason="try_later", detail=detail, not_before=at + BACKOFF[attempts - 1]
            )
        case Down(problem, detail):
            return Fate(state="planned", reason=problem, detail=detail, counts=False)
        case Unsure(problem, detail):
            return Fate(state="unknown", reason=problem, detail=detail)


def pause(failures: int) -> timedelta:
    """How long to leave the other side alone after so many failures in a row: 1, 2, 4 ... 60 minutes."""
    return min(FIRST_PAUSE * (1 << min(failures - 1, 10)), LONGEST_PAUSE)

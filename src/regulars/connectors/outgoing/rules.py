"""What becomes of a notice after an answer, and when is it sent again?"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from regulars.web.outward.answer import Answer

PAUSES = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
"""Between the attempts, as Standard Webhooks advises: ten attempts over three days."""
GIVEN_UP_AFTER = timedelta(days=5)
LONGEST_WISH = timedelta(hours=24)
SPREAD_PERCENT = 10
GONE = 410


@dataclass(frozen=True, slots=True)
class Fate:
    """Where a notice stands now; a planned one is sent again, not before a moment."""

    state: str
    not_before: datetime | None = None


def fate(answer: Answer, *, attempts: int, notice_id: int, at: datetime) -> Fate:
    """What becomes of a notice. attempts: made so far, this one included."""
    if answer.is_yes:
        return Fate("accepted")
    if answer.status == GONE or attempts > len(PAUSES):
        return Fate("failed")
    wish = min(answer.again_after or timedelta(), LONGEST_WISH)
    return Fate("planned", at + max(spread(PAUSES[attempts - 1], by=notice_id), wish))


def spread(pause: timedelta, *, by: int) -> timedelta:
    """A pause that is up to a tenth longer, so that what failed at once doesn't all come back at once."""
    return pause * (100 + by * 37 % (SPREAD_PERCENT + 1)) / 100


def has_to_end(failing_since: datetime | None, *, at: datetime) -> bool:
    """Whether an endpoint has failed for so long that it isn't called any more."""
    return failing_since is not None and at - failing_since >= GIVEN_UP_AFTER

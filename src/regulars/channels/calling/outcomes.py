"""What follows from how a call went?"""

from datetime import datetime, timedelta
from typing import Literal

from regulars.channels.fate import Fate

Outcome = Literal["reached", "no_answer", "refused", "wrong_number"]
OUTCOMES: tuple[Outcome, ...] = ("reached", "no_answer", "refused", "wrong_number")
"""refused: they asked not to be called again. wrong_number: it is somebody else's."""
AGAIN = (timedelta(hours=4), timedelta(days=1), timedelta(days=2))
"""When somebody who doesn't answer is called again, by how often they were."""
TAKEN_FOR = timedelta(minutes=30)
"""How long a call is one colleague's; then another may take it over."""


def fate_of(outcome: Outcome, *, tries: int, most: int, at: datetime) -> Fate:
    """What becomes of the message. tries: how often nobody answered, now included."""
    if outcome in {"reached", "refused"}:
        return Fate(state="accepted")
    if outcome == "wrong_number":
        return Fate(state="failed", reason="suppressed_wrong")
    if tries >= most:
        return Fate(state="failed", reason="not_reached")
    return Fate(state="planned", reason="no_answer_yet", not_before=at + AGAIN[min(tries, len(AGAIN)) - 1])


def is_free(*, taken_by: int | None, taken_at: datetime | None, me: int, at: datetime) -> bool:
    """Whether I may have a call that somebody took."""
    return taken_by in {None, me} or taken_at is None or at - taken_at >= TAKEN_FOR

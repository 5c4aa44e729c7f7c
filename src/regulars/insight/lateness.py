"""Who is late, by their own rhythm?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from regulars.insight.rhythm import Rhythm
from regulars.insight.runs import Floats, Ints

RHYTHMS = ("", "early", "due", "overdue", "quiet")
UNSURE, EARLY, DUE, OVERDUE, QUIET = range(5)

# Below this chance to buy again, silence beyond the likely range is called quiet.
QUIET_BELOW = 0.25


@dataclass(frozen=True, slots=True)
class Lateness:
    """For each person: silence over usual interval (NaN unknown), whole days beyond it, a word for it."""

    ratio: Floats
    overdue_days: Ints
    rhythm: NDArray[np.int64]


def silent_days(last_day: Ints, *, until: int) -> Ints:
    """Days of silence that count.

    All days do. Whoever buys in a season will count its days alone: that changes here and nowhere else,
    since lateness, the chance to buy again and the stages take silence as it comes from here.
    """
    return np.maximum(until - last_day, 0)


def lateness(silent: Ints, *, rhythm: Rhythm, chance: Floats) -> Lateness:
    """How late each person is.

    Early: 9 of 10 of their waits are longer. Due: within the likely range. Overdue: 9 of 10 of their
    waits are shorter. Quiet: overdue, with a chance to buy again below one in four.
    """
    known = ~np.isnan(rhythm.usual)
    word = np.where(silent < rhythm.low, EARLY, DUE)
    word = np.where(silent > rhythm.high, np.where(chance < QUIET_BELOW, QUIET, OVERDUE), word)
    beyond = np.where(known, silent - rhythm.usual, 0)
    return Lateness(
        ratio=silent / rhythm.usual,
        overdue_days=np.maximum(beyond, 0).astype(np.int64),
        rhythm=np.where(known, word, UNSURE),
    )

"""Who is late, by their own rhythm?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from regulars.insight.lines import QUIET_AFTER
from regulars.insight.rhythm import Rhythm
from regulars.insight.runs import Floats, Ints

RHYTHMS = ("", "early", "due", "overdue", "quiet")
UNSURE, EARLY, DUE, OVERDUE, QUIET = range(5)


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


def lateness(silent: Ints, *, rhythm: Rhythm) -> Lateness:
    """How late each person is.

    Early: 9 of 10 of their waits are longer. Due: within the likely range. Overdue: 9 of 10 of their
    waits are shorter. Quiet: silent twice as long as it takes to be overdue.
    """
    known = ~np.isnan(rhythm.usual)
    word = np.where(silent < rhythm.low, EARLY, DUE)
    word = np.where(silent > rhythm.high, OVERDUE, word)
    word = np.where(silent > QUIET_AFTER * rhythm.high, QUIET, word)
    beyond = np.where(known, np.floor(silent - np.round(rhythm.usual, 1)), 0)
    return Lateness(
        ratio=silent / rhythm.usual,
        overdue_days=np.maximum(beyond, 0).astype(np.int64),
        rhythm=np.where(known, word, UNSURE),
    )

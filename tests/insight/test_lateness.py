"""Who is late, by their own rhythm?"""

import numpy as np
import pytest

from regulars.insight.lateness import DUE, EARLY, OVERDUE, QUIET, UNSURE, lateness, silent_days
from regulars.insight.rhythm import Rhythm

# Ann usually waits 28 days; 8 of 10 of her waits last 28 / e^(1.2816 x .5) = 14.8 to 53.1 days.
ANN = Rhythm(*(np.array([number]) for number in (28.0, 28.0, 1.0, 0.25, 0.5)))
NOBODY_KNOWS = Rhythm(*(np.array([np.nan]) for _ in range(5)))


def late(days, rhythm=ANN):
    return lateness(np.array([days]), rhythm=rhythm)


@pytest.mark.parametrize(
    ("days", "word"),
    [(0, EARLY), (14, EARLY), (15, DUE), (53, DUE), (54, OVERDUE), (106, OVERDUE), (107, QUIET)],
)
def test_the_word_follows_from_the_likely_range(days, word):
    assert late(days).rhythm[0] == word


def test_lateness_is_measured_by_ones_own_interval():
    assert late(56).ratio[0] == pytest.approx(2)


def test_days_overdue_count_from_the_expected_one():
    """51 days of silence where 28 are usual: 23 days."""
    assert (late(51).overdue_days[0], late(20).overdue_days[0]) == (23, 0)


def test_who_has_no_rhythm_is_not_late():
    found = late(500, NOBODY_KNOWS)
    assert (found.rhythm[0], found.overdue_days[0]) == (UNSURE, 0)
    assert np.isnan(found.ratio[0])


def test_silence_counts_whole_days_and_never_below_nought():
    assert silent_days(np.array([90, 100, 101]), until=100).tolist() == [10, 0, 0]

"""Which of the four kinds of customer is somebody, and why?

star: among the top fifth by what is expected of them in the next year, and bought on three days or more.
productive (people read 'steady'): among the top fifth by what they spent in the last year, without being a
star: they leave, or will soon spend less.
question_mark ('could be a star'): still with us, and neither.
problem ('disappointed'): the goods missed their expectation. It takes evidence: half or more of what they
bought in the last year was returned, or half or more of two of their latest three orders, and they bought
nothing since. Spending little is never a problem.
Who bought little and has gone quiet is of no kind: too little is known to call them anything.

A kind stops nothing. Whether promotions stop for somebody is decided by a person, and never touches what
the law gives them.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from regulars.insight.people import People
from regulars.insight.runs import Flags, Ints

CATEGORIES = ("", "star", "productive", "question_mark", "problem")
NO_KIND, STAR, PRODUCTIVE, QUESTION_MARK, PROBLEM = range(5)
REASONS = ("expected_most", "spent_most", "still_here", "returned_most", "returned_often", "quiet")
EXPECTED_MOST, SPENT_MOST, STILL_HERE, RETURNED_MOST, RETURNED_OFTEN, GONE_QUIET = range(6)

TOP = 0.8
STAR_DAYS = 3
ENOUGH = 10
OFTEN = 2


@dataclass(frozen=True, slots=True)
class Lines:
    """From which amount on is one in the top fifth: spent in a year, expected of the next; minor units.

    None where fewer than ten people spent something, or something is expected of them.
    """

    spent: int | None
    expected: int | None


@dataclass(frozen=True, slots=True)
class Categories:
    """For each person the number of the kind and of its reason."""

    category: NDArray[np.int64]
    reason: NDArray[np.int64]


def lines(people: People, *, expected: Ints, here: Flags) -> Lines:
    """The top fifth of those who spent something in the last year, and of those who are still here."""
    return Lines(_top(people.year_net[people.year_net > 0]), _top(expected[here & (expected > 0)]))


def categories(people: People, *, expected: Ints, here: Flags, top: Lines) -> Categories:
    """The kind of each person.

    expected: of the next year, minor units; 0 where it isn't known. here: who hasn't gone quiet.
    """
    nothing_since = people.refunded_at >= people.last_at
    most = (2 * people.year_refunded >= people.year_gross) & (people.year_refunded > 0) & nothing_since
    often = (people.returned_often >= OFTEN) & nothing_since
    star = here & _above(expected, line=top.expected) & (people.days_bought >= STAR_DAYS)
    spent = _above(people.year_net, line=top.spent)
    cases = [
        (most, PROBLEM, RETURNED_MOST),
        (often, PROBLEM, RETURNED_OFTEN),
        (star, STAR, EXPECTED_MOST),
        (spent, PRODUCTIVE, SPENT_MOST),
        (here, QUESTION_MARK, STILL_HERE),
    ]
    conditions = [case[0] for case in cases]
    return Categories(
        category=np.select(conditions, [case[1] for case in cases], NO_KIND),
        reason=np.select(conditions, [case[2] for case in cases], GONE_QUIET),
    )


def _top(amounts: Ints) -> int | None:
    """The least amount of the top fifth."""
    return int(np.quantile(amounts, TOP, method="higher")) if len(amounts) >= ENOUGH else None


def _above(amounts: Ints, *, line: int | None) -> Flags:
    return amounts >= line if line is not None else np.zeros(len(amounts), bool)

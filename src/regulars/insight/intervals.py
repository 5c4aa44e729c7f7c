"""How long do people usually wait before they buy the same again?

A wait is the time between two days on which a person bought the same thing. The median of the waits that
were seen says too little: whoever buys often is seen to wait often, and who waits long is seldom seen to
end. So each person counts once, with their waits sharing that one vote; who was not seen to return is
followed until today and then leaves the count (censored); the last, unended wait of those who did return is
left out, since it is longer than others by being the one that today falls into. That is the product-limit
estimator of a recurrent survival function: M.-C. Wang and S.-H. Chang, Nonparametric estimation of a
recurrent survival function, Journal of the American Statistical Association 94 (1999) 146-153.

Some never return. The level at which the curve stays is their share (R. Maller and S. Zhou, Estimating the
proportion of immunes in a censored sample, Biometrika 79 (1992) 731-739), and the usual interval is that of
the others. The curve is read only as far as enough people could be followed: with a year of history nobody
knows of waits of two years, so intervals of a short history are lower bounds.
"""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from regulars.insight.purchases import Table
from regulars.insight.runs import Flags, Floats, Ints, Runs, runs

ENOUGH_FOLLOWED = 10
ENOUGH_RETURNERS = 10
ENOUGH_GAPS = 20
LOW, MEDIAN, HIGH = 0.1, 0.5, 0.9
ROUNDING = 1e-9
SLOWER, FASTER = Fraction(5, 4), Fraction(4, 5)


@dataclass(frozen=True, slots=True)
class Waits:
    """Waits in days, one row each; weight: the person's one vote, shared among their waits.

    group: whose curve it belongs to, from 0. complete: it ended with a purchase; else we stopped watching.
    """

    group: Ints
    days: Ints
    weight: Floats
    complete: Flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervals(Table):
    """For each group: people, who of them returned, waits seen to end, and the interval of those who return.

    low, median, high: days; NaN where too little is known, as is share. share: of people who ever return.
    followed: days after a purchase up to which enough people were watched.
    """

    people: Ints
    returners: Ints
    gaps: Ints
    low: Floats
    median: Floats
    high: Floats
    share: Floats
    followed: Ints


def waits(person: Runs, day: Ints, *, group: Ints, until: int) -> Waits:
    """The waits between each person's days, which are distinct and ascend within their run.

    group: of each person. until: the day up to which we have watched.
    """
    ends = np.flatnonzero(person.places() > 0)
    of_end = np.repeat(np.arange(len(person.starts)), person.lengths)[ends]
    single = np.flatnonzero(person.lengths == 1)
    return Waits(
        group=np.concatenate([group[of_end], group[single]]),
        days=np.concatenate([day[ends] - day[ends - 1], np.maximum(until - day[person.starts[single]], 0)]),
        weight=np.concatenate([1.0 / (person.lengths[of_end] - 1), np.ones(len(single))]),
        complete=np.repeat([True, False], [len(ends), len(single)]),
    )


def usual(waits: Waits, *, groups: int, followed: int = ENOUGH_FOLLOWED) -> Intervals:
    """The interval of each group.

    followed: people who must still be watched for a point of the curve to be read.
    """
    order = np.argsort(waits.group * (int(waits.days.max(initial=0)) + 1) + waits.days)
    group, days, weight = waits.group[order], waits.days[order], waits.weight[order]
    point = runs(group, days)
    curve = runs(group[point.starts])
    present, length = group[point.starts][curve.starts], days[point.starts]
    leaving, ending = point.total(weight), point.total(weight * waits.complete[order])
    watched = curve.spread(curve.total(leaving)) - curve.running(leaving) + leaving
    read = watched >= followed - ROUNDING
    hazard = np.where(read, ending / watched, 0.0)
    left = np.exp(curve.running(np.log1p(-np.minimum(hazard, 1 - ROUNDING))))
    share = 1 - left[curve.lasts]
    returned = (1 - left) / np.maximum(curve.spread(share), ROUNDING)
    people, returners, gaps = _numbers(waits, groups=groups)
    known = (returners >= ENOUGH_RETURNERS) & (gaps >= ENOUGH_GAPS)

    def of_group(values: Floats) -> Floats:
        all_groups = np.full(groups, np.nan)
        all_groups[present] = values
        return np.where(known & (all_groups > 0), all_groups, np.nan)

    low, median, high = (
        of_group(_reached(returned, length, curve, share=part)) for part in (LOW, MEDIAN, HIGH)
    )
    reach = np.zeros(groups, np.int64)
    reach[present] = curve.largest(np.where(read, length, 0))
    return Intervals(
        people=people,
        returners=returners,
        gaps=gaps,
        low=low,
        median=median,
        high=high,
        share=of_group(share),
        followed=reach,
    )


def _numbers(waits: Waits, *, groups: int) -> tuple[Ints, Ints, Ints]:
    """People, returners and complete waits of each group; a person's weights sum to one."""
    people = np.bincount(waits.group, weights=waits.weight, minlength=groups)
    ended = waits.group[waits.complete]
    returners = np.bincount(ended, weights=waits.weight[waits.complete], minlength=groups)
    return (
        np.rint(people).astype(np.int64),
        np.rint(returners).astype(np.int64),
        np.bincount(ended, minlength=groups).astype(np.int64),
    )


def _reached(returned: Floats, length: Ints, curve: Runs, *, share: float) -> Floats:
    """The first length of each curve at which this share of its returners is back."""
    # Within a curve `returned` rises from 0 to 1, so that twice the curve's number + returned rises overall.
    number = np.arange(len(curve.starts)) * 2.0
    found = np.searchsorted(curve.spread(number) + returned, number + share - ROUNDING)
    return length[np.minimum(found, curve.lasts)].astype(float)


def verdict(median: float | None, *, estimate: float | None) -> str:
    """How the learned interval compares with the owner's estimate, both in days.

    as_expected, slower, faster, no_estimate, or too_few where nothing was learned.
    """
    if median is None:
        return "too_few"
    if estimate is None:
        return "no_estimate"
    if median > estimate * SLOWER:
        return "slower"
    return "faster" if median < estimate * FASTER else "as_expected"

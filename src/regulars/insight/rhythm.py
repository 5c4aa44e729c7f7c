"""How often does this person buy, when only few of their waits are known?

Waits between purchases are skewed, their logarithms nearly normal: ln wait ~ N(person, within), and persons
differ: person ~ N(usual, between). `usual` is the logarithm of the interval of the likes of them
(intervals.py). What is known of a person is their own mean, drawn towards the usual one by as much as it is
uncertain (empirical Bayes: B. Efron and C. Morris, Stein's estimation rule and its competitors, Journal of
the American Statistical Association 68 (1973) 117-130). `within` and `between` come from the analysis of
variance with unequal numbers (S. Searle, G. Casella and C. McCulloch, Variance Components, Wiley 1992,
chapter 3). Some people are regular, others not: each one's spread is their own, steadied by the store's as if
it were SPREAD_WORTH waits more (the moderated variance of G. Smyth, Statistical Applications in Genetics and
Molecular Biology 3 (2004), article 3).
"""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from regulars.insight.purchases import Table
from regulars.insight.runs import Floats, Ints, Runs

SPREAD_WORTH = 3.0
ENOUGH_PEOPLE = 20
OWN_ALONE = 2
LEAST = 0.01
REACH = NormalDist().inv_cdf(0.9)


@dataclass(frozen=True, slots=True)
class Spread:
    """Variances of the logarithm of waits: within one person, and between persons."""

    within: float
    between: float


# A factor of two up or down, within and between: until a store's own people tell.
ASSUMED = Spread(0.5, 0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Own(Table):
    """What each person's waits show: how many, the mean of their logarithms, the sum of squares about it."""

    gaps: Ints
    mean: Floats
    squares: Floats


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Each person's interval in days, NaN where too little is known.

    own: typical of their own waits. usual: steadied. weight: the share of their own in it, 0 to 1.
    within: variance of the logarithm of their waits. spread: standard deviation of that of the next one,
    in which it counts how little is known of them.
    """

    own: Floats
    usual: Floats
    weight: Floats
    within: Floats
    spread: Floats

    @property
    def mean(self) -> Floats:
        """The mean of their waits, which is longer than the usual one (log-normal)."""
        return self.usual * np.exp(self.within / 2)

    @property
    def low(self) -> Floats:
        """9 of 10 waits are longer."""
        return self.usual * np.exp(-REACH * self.spread)

    @property
    def high(self) -> Floats:
        """9 of 10 waits are shorter."""
        return self.usual * np.exp(REACH * self.spread)


def own(person: Runs, day: Ints) -> Own:
    """What the waits between each person's days show; days are distinct and ascend within their run."""
    waited = np.diff(day, prepend=day[:1])
    logs = np.where(person.places() > 0, np.log(np.maximum(waited, 1)), 0.0)
    gaps = person.lengths - 1
    mean = person.total(logs) / np.maximum(gaps, 1)
    apart = np.where(person.places() > 0, logs - person.spread(mean), 0.0)
    return Own(gaps=gaps, mean=mean, squares=person.total(apart**2))


def spread(own: Own) -> Spread:
    """The store's variances; assumed ones while too few people have waits to compare."""
    seen = own.gaps > 0
    gaps, mean = own.gaps[seen].astype(float), own.mean[seen]
    people, total = len(gaps), gaps.sum()
    if people < ENOUGH_PEOPLE or total - people < ENOUGH_PEOPLE:
        return ASSUMED
    within = float(own.squares[seen].sum() / (total - people))
    grand = (gaps * mean).sum() / total
    among = (gaps * (mean - grand) ** 2).sum() / (people - 1)
    each = (total - (gaps**2).sum() / total) / (people - 1)
    return Spread(max(within, LEAST), max(float((among - within) / each), LEAST))


def rhythm(own: Own, *, usual: Floats, store: Spread) -> Rhythm:
    """Each person's interval.

    usual: days that the likes of them wait, NaN where unknown; then their own waits must do, two or more.
    """
    freedom = np.maximum(own.gaps - 1, 0)
    within = (SPREAD_WORTH * store.within + own.squares) / (SPREAD_WORTH + freedom)
    alone = np.isnan(usual)
    weight = np.where(alone, 1.0, own.gaps / (own.gaps + within / store.between))
    weight[alone & (own.gaps < OWN_ALONE)] = np.nan
    centre = weight * own.mean + (1 - weight) * np.log(np.where(alone, 1.0, usual))
    unsure = np.where(alone, within / np.maximum(own.gaps, 1), store.between * (1 - weight))
    return Rhythm(
        own=np.where(own.gaps > 0, np.exp(own.mean), np.nan),
        usual=np.exp(centre),
        weight=weight,
        within=within,
        spread=np.sqrt(within + unsure),
    )

"""How likely is it that somebody buys again, given how long they have been silent?

After each purchase some people never return. Of those who do, the time until then is log-normal about their
own interval (rhythm.py). Silence speaks for the one or the other by Bayes' rule:

    chance = share x still / (share x still + 1 - share)

share: of people who return after a first, second, third or later purchase (intervals.py). still: the part of
their waits that lasts longer than the silence. This is the mixture cure model (R. Maller and X. Zhou,
Survival Analysis with Long-Term Survivors, Wiley 1996).
"""

import math

import numpy as np

from regulars.insight.runs import Floats, Ints

# Purchases are told apart up to this one; the share of those who return changes little after it.
PLACES = 4

_erfc = np.frompyfunc(math.erfc, 1, 1)


def still_waiting(silent: Ints, *, usual: Floats, spread: Floats) -> Floats:
    """The part of somebody's waits that lasts longer than `silent` days."""
    above = np.log(np.maximum(silent, 1) / usual) / spread
    longer = np.asarray(_erfc(above / math.sqrt(2)), dtype=float) / 2
    return np.where(silent > 0, longer, np.where(np.isnan(usual), np.nan, 1.0))


def to_return(still: Floats, *, share: Floats) -> Floats:
    """The chance that somebody buys again; NaN where the share or the interval isn't known."""
    returning = share * still
    return returning / np.maximum(returning + 1 - share, 1e-12)


def place(purchases: Ints) -> Ints:
    """Which share goes for somebody after so many purchases: 0 for the first, at most PLACES - 1."""
    return np.minimum(purchases, PLACES) - 1


def filled(shares: Floats) -> Floats:
    """Shares by place, those unknown taken from the place before: who bought more returns no less."""
    known = shares.copy()
    for later in range(1, len(known)):
        if np.isnan(known[later]):
            known[later] = known[later - 1]
    return known

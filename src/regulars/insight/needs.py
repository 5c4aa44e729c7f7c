"""When does each person need each thing again?

A thing is a product whose interval is known, or else the product category it stands in. Somebody needs a
thing again who was seen to buy it again, or when at least half of its buyers come back for it: one vase
makes no need of vases. The interval is their own, drawn towards the thing's (rhythm.py). A need lapses when
they have been silent twice as long as 9 of 10 of their waits last.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from regulars.insight import chance
from regulars.insight.lateness import silent_days
from regulars.insight.lines import QUIET_AFTER
from regulars.insight.pairs import Pairs
from regulars.insight.people import Days, moment_of
from regulars.insight.purchases import NONE, Table
from regulars.insight.rhythm import Own, Spread, own, rhythm, spread
from regulars.insight.runs import Flags, Floats, Ints

SOURCES = ("none", "product", "category", "owner", "own")
NO_SOURCE, PRODUCT, CATEGORY, OWNER, OWN = range(5)

CONSUMABLE = 0.5
ROUNDING = 1e-9
MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Things:
    """What needs are about. of_product: the thing of each product, NONE where it is none.

    product, category: what each thing is, NONE in the other of the two. usual: days. share: of buyers who
    come back for it. source: whose interval it is.
    """

    of_product: Ints
    product: Ints
    category: Ints
    usual: Floats
    share: Floats
    source: NDArray[np.int64]

    @property
    def source_of_product(self) -> NDArray[np.int64]:
        """Whose interval each product's needs go by."""
        return np.append(self.source, NO_SOURCE)[self.of_product]


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs(Table):
    """One row for each need, by customer; product, category: see Things."""

    customer: Ints
    product: Ints
    category: Ints
    last_at: Ints
    interval: Floats
    gaps: Ints
    source: Ints
    low: Floats
    high: Floats
    chance: Floats


@dataclass(frozen=True, slots=True)
class Likes:
    """What is known of products, or of product categories, in days; NaN where nothing is.

    median, share: see Intervals. estimate: the owner's own days.
    """

    median: Floats
    share: Floats
    estimate: Floats

    @property
    def learned(self) -> Flags:
        return ~np.isnan(self.median)

    @property
    def known(self) -> Flags:
        return self.learned | ~np.isnan(self.estimate)

    @property
    def days(self) -> Floats:
        return np.where(self.learned, self.median, self.estimate)

    @property
    def returning(self) -> Floats:
        """The share of buyers who come back; all of them, where only the owner says so."""
        return np.where(self.learned, self.share, 1.0)


def things(products: Likes, categories: Likes, *, category: Ints) -> Things:
    """What needs go by: the product's interval, else the owner's estimate of it, else its category's.

    category: of each product, NONE without one.
    """
    many, more = len(products.median), len(categories.median)
    in_category = np.append(categories.known, False)[category]
    of_product = np.where(products.known, np.arange(many), np.where(in_category, many + category, NONE))
    return Things(
        of_product=of_product,
        product=np.append(np.arange(many), np.full(more, NONE)),
        category=np.append(np.full(many, NONE), np.arange(more)),
        usual=np.append(products.days, categories.days),
        share=np.append(products.returning, categories.returning),
        source=np.append(
            np.where(products.learned, PRODUCT, OWNER), np.where(categories.learned, CATEGORY, OWNER)
        ),
    )


def needs(found: Pairs, known: Things, *, days: Days, store: Spread, until: int) -> Needs:
    """What each person needs again, and when."""
    shown = own(found.of, found.day)
    wanted = known.share[found.thing] >= CONSUMABLE - ROUNDING
    some = np.flatnonzero((shown.gaps > 0) | wanted)
    thing, last = found.thing[some], found.last[some]
    theirs = rhythm(shown.take(some), usual=known.usual[thing], store=store)
    silent = silent_days(last, until=until)
    again = chance.to_return(
        chance.still_waiting(silent, usual=theirs.usual, spread=theirs.spread), share=known.share[thing]
    )
    customer = found.customer[some]
    everything = Needs(
        customer=customer,
        product=known.product[thing],
        category=known.category[thing],
        last_at=moment_of(days, customer=customer, day=last),
        interval=np.rint(theirs.usual),
        gaps=shown.gaps[some],
        source=np.where(theirs.weight >= MOSTLY, OWN, known.source[thing]),
        low=theirs.low,
        high=theirs.high,
        chance=np.round(again, 2),
    )
    return everything.take(silent <= QUIET_AFTER * theirs.high)


def spread_of(found: Pairs, known: Things) -> Spread:
    """How much waits differ: within one person and thing, and between persons about the thing's interval."""
    shown = own(found.of, found.day)
    about = np.where(shown.gaps > 0, shown.mean - np.log(known.usual[found.thing]), 0.0)
    return spread(Own(gaps=shown.gaps, mean=about, squares=shown.squares))

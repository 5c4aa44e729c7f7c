"""What are the store's figures: by day, by cohort, over the last month, quarter and year, and in all?"""

from dataclasses import dataclass

import numpy as np

from regulars.insight.cohorts import Cohorts, cohorts
from regulars.insight.purchases import NOBODY, Purchases, Refunds
from regulars.insight.repeat import REPEAT, Sums, repeats, repeats_by_day, sums
from regulars.insight.runs import Flags, Ints, runs

# 0 is all that is known.
PERIODS = (30, 90, 365, 0)


@dataclass(frozen=True, slots=True)
class Period:
    """The last `days` up to `until` (days since 1970-01-01), both ends included.

    sums: of one group. refunded: given back in that time. truncated: it holds orders so soon after an
    incomplete history begins that their buyers may have bought before; repeat rates are at least so high.
    """

    days: int
    since: int
    until: int
    sums: Sums
    refunded: int
    truncated: bool


@dataclass(frozen=True, slots=True)
class Days:
    """Each day from the first order on.

    sums: a group for each day. new: customers whose first order is of that day; whose first order known need
    not be their first is left out. known, returned: customers up to its end, and those of them with two
    orders or more.
    """

    day: Ints
    sums: Sums
    refunded: Ints
    new: Ints
    known: Ints
    returned: Ints


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of one shop, or of the whole business."""

    periods: list[Period]
    days: Days
    cohorts: Cohorts


def figures(purchases: Purchases, refunds: Refunds, *, until: int, margin_bp: int | None) -> Figures:
    """The figures of these purchases, which are in order.

    until: the day on which we look. margin_bp: the owner's percentage where no cost is known.
    """
    first = int(purchases.day.min(initial=until))
    return Figures(
        periods=[
            _period(purchases, refunds, days=days, first=first, until=until, margin_bp=margin_bp)
            for days in PERIODS
        ],
        days=_days(purchases, refunds, first=first, until=until, margin_bp=margin_bp),
        cohorts=cohorts(purchases, until=until),
    )


def _period(
    purchases: Purchases, refunds: Refunds, *, days: int, first: int, until: int, margin_bp: int | None
) -> Period:
    since = max(until - days + 1, first) if days else first
    inside = purchases.day >= since
    part = purchases.take(inside)
    return Period(
        days=days,
        since=since,
        until=until,
        sums=sums(
            part,
            repeat=repeats(purchases)[inside],
            group=np.zeros_like(part.day),
            groups=1,
            margin_bp=margin_bp,
        ),
        refunded=int(refunds.revenue[(refunds.day >= since) & (refunds.day <= until)].sum()),
        truncated=bool(part.early.any()),
    )


def _days(purchases: Purchases, refunds: Refunds, *, first: int, until: int, margin_bp: int | None) -> Days:
    many = until - first + 1
    person = runs(purchases.customer)
    known = purchases.customer[person.starts] != NOBODY
    second = np.minimum(person.starts + REPEAT - 1, len(purchases.day) - 1)
    began = person.starts[known]
    new = np.bincount(purchases.day[began[~purchases.early[began]]] - first, minlength=many)
    again = known & (person.lengths >= REPEAT)
    returning = np.bincount(purchases.day[second[again]] - first, minlength=many)
    refunded = np.zeros(many, np.int64)
    inside: Flags = (refunds.day >= first) & (refunds.day <= until)
    np.add.at(refunded, refunds.day[inside] - first, refunds.revenue[inside])
    return Days(
        day=np.arange(first, until + 1),
        sums=sums(
            purchases,
            repeat=repeats_by_day(purchases),
            group=purchases.day - first,
            groups=many,
            margin_bp=margin_bp,
        ),
        refunded=refunded,
        new=new,
        known=np.cumsum(np.bincount(purchases.day[began] - first, minlength=many)),
        returned=np.cumsum(returning),
    )

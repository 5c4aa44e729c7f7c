"""What are the store's figures, and what does each of them stand on?

They are worked out by the latest run; reading them is quick whatever the store's size.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from itertools import groupby
from typing import Any

from regulars.insight.lines import REFERENCE
from regulars.sql import statement

OVERVIEW = statement(__file__, "overview")
DAYS = statement(__file__, "days")
COHORTS = statement(__file__, "cohorts")

ALL_SHOPS = 0
YEAR = 365


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole: of people, of orders, or of an amount in minor units."""

    part: int
    whole: int

    @property
    def value(self) -> Fraction | None:
        """0 to 1; None where there is no whole."""
        return Fraction(self.part, self.whole) if self.whole > 0 else None


@dataclass(frozen=True, slots=True)
class Overview:
    """The figures of a stretch of time.

    since, until: its first and last day. truncated: history begins in mid-life and reaches into it, so
    shares of repeat customers are at least so high. repeat_rate: repeat customers of all who bought.
    repeat_orders, repeat_revenue, repeat_profit: what they brought of what known customers brought;
    repeat_profit is None where only revenue can be said. costed: the revenue of which a cost was told;
    the rest stands on the owner's margin_bp. guest_*: of guests, in no share. refunded: given back in
    that time. unvalued_orders: without an exchange rate, in no amount. counts: see refresh.Run.
    """

    shop_id: int
    days: int
    since: date
    until: date
    as_of: datetime
    seconds: float
    currency: str
    truncated: bool
    repeat_rate: Share
    repeat_orders: Share
    repeat_revenue: Share
    repeat_profit: Share | None
    costed: Share
    margin_bp: int | None
    guest_orders: int
    guest_revenue_business: int
    refunded_business: int
    unvalued_orders: int
    counts: dict[str, Any]

    @property
    def reference(self) -> Fraction:
        """The articles' line: repeat buyers bring up to 40 % of the profit."""
        return REFERENCE

    @property
    def revenue_business(self) -> int:
        """Of known customers and guests."""
        return self.repeat_revenue.whole + self.guest_revenue_business

    @property
    def orders(self) -> int:
        """Of known customers and guests."""
        return self.repeat_orders.whole + self.guest_orders

    @property
    def customers(self) -> int:
        return self.repeat_rate.whole


@dataclass(frozen=True, slots=True)
class Day:
    """One day.

    repeat_*: of those who had two orders by its end. known, returned: customers so far, and those of them
    with two orders or more. overdue, quiet: None on days without a run.
    """

    day: date
    orders: int
    repeat_orders: int
    revenue_business: int
    repeat_revenue_business: int
    guest_orders: int
    guest_revenue_business: int
    refunded_business: int
    new_customers: int
    known: int
    returned: int
    overdue: int | None
    quiet: int | None

    @property
    def repeat_rate(self) -> Share:
        """Of all who ever bought up to this day, those who came back."""
        return Share(self.returned, self.known)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cohort in one month. revenue: of that month; so_far: of all months up to it."""

    age: int
    active: Share
    orders: int
    revenue_business: int
    so_far_business: int
    complete: bool


@dataclass(frozen=True, slots=True)
class Cohort:
    """Those who first bought in a month; truncated: some may have been customers before."""

    month: date
    size: int
    truncated: bool
    cells: tuple[Cell, ...]


def overview(*, days: int = YEAR, shop: int = ALL_SHOPS) -> Overview | None:
    """The last `days` (30, 90, 365, or 0 for all) up to the latest run; None before the first run."""
    row = next(iter(OVERVIEW.rows(shop=shop, days=days)), None)
    if row is None:
        return None
    as_of, seconds, counts, currency, margin_bp, since, until, truncated, *sums = row
    people, came_back, orders, theirs, revenue, from_them, *rest = sums
    guest_orders, guest_revenue, refunded, costed, profit, their_profit, unvalued = rest
    return Overview(
        shop_id=shop,
        days=days,
        since=since,
        until=until,
        as_of=as_of,
        seconds=seconds,
        currency=currency,
        truncated=truncated,
        repeat_rate=Share(came_back, people),
        repeat_orders=Share(theirs, orders),
        repeat_revenue=Share(from_them, revenue),
        repeat_profit=None if profit is None else Share(their_profit, profit),
        costed=Share(costed, revenue),
        margin_bp=margin_bp,
        guest_orders=guest_orders,
        guest_revenue_business=guest_revenue,
        refunded_business=refunded,
        unvalued_orders=unvalued,
        counts=json.loads(counts),
    )


def by_day(*, since: date, until: date, shop: int = ALL_SHOPS) -> list[Day]:
    """Each day from `since` to `until` that is known."""
    return [Day(*row) for row in DAYS.rows(shop=shop, since=since, until=until)]


def cohorts(*, shop: int = ALL_SHOPS) -> list[Cohort]:
    """Every cohort with its months, oldest first."""
    return [
        _cohort(month, [row[1:] for row in rows])
        for month, rows in groupby(COHORTS.rows(shop=shop), key=lambda row: row[0])
    ]


def _cohort(month: date, rows: list[tuple[Any, ...]]) -> Cohort:
    cells, so_far = [], 0
    for age, size, active, orders, revenue, _truncated, complete in rows:
        so_far += revenue
        cells.append(Cell(age, Share(active, size), orders, revenue, so_far, complete))
    return Cohort(month, size=rows[0][1], truncated=rows[0][5], cells=tuple(cells))

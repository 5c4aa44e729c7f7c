"""How many of those who first bought in a month come back in the months after it?"""

from dataclasses import dataclass

import numpy as np

from regulars.insight.purchases import NOBODY, Purchases, Table
from regulars.insight.runs import Flags, Ints, runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohorts(Table):
    """A row for each cohort and age, by month (counted from 1970-01) and age in months.

    size: the cohort's. active: who bought in that month. revenue: net, minor units. truncated: some of
    the cohort may have bought before our history begins. complete: the month is over.
    """

    month: Ints
    age: Ints
    size: Ints
    active: Ints
    orders: Ints
    revenue: Ints
    truncated: Flags
    complete: Flags


def cohorts(purchases: Purchases, *, until: int) -> Cohorts:
    """The cells of every cohort up to the month of `until`, empty ones included."""
    known = purchases.customer != NOBODY
    customer, month, net = purchases.customer[known], month_of(purchases.day[known]), purchases.net[known]
    person = runs(customer)
    first = month[person.starts]
    began, now = int(first.min(initial=_month(until))), _month(until)
    wide = now - began + 1
    cohort = person.spread(first) - began
    cell = cohort * wide + month - person.spread(first)
    sizes = np.bincount(first - began, minlength=wide)
    revenue = np.zeros(wide * wide, np.int64)
    np.add.at(revenue, cell, net)
    active = np.bincount(cell[runs(customer, month).starts], minlength=wide * wide)
    broken = purchases.early[known][person.starts]
    early = np.bincount((first - began)[broken], minlength=wide) > 0
    of_cell, age = np.divmod(np.arange(wide * wide), wide)
    real = (of_cell + age < wide) & (sizes[of_cell] > 0)
    month_of_cell = began + of_cell + age
    return Cohorts(
        month=(began + of_cell)[real],
        age=age[real],
        size=sizes[of_cell][real],
        active=active[real],
        orders=np.bincount(cell, minlength=wide * wide)[real],
        revenue=revenue[real],
        truncated=early[of_cell][real],
        complete=(month_of_cell < now)[real],
    )


def month_of(day: Ints) -> Ints:
    """Months since January 1970 of days since its first."""
    return day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)


def _month(day: int) -> int:
    return int(month_of(np.array([day]))[0])

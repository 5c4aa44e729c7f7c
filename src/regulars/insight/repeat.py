"""How much of the store's business comes from people who come back?

A repeat customer has two orders or more, by the end of the time that is looked at. Their share is taken of
the orders, revenue and profit of known customers: nobody can tell whether a guest came back. Profit needs a
cost, told by the shop or by the owner's percentage; where less than nine tenths of the revenue have one, only
revenue is said. What was returned takes its part of the cost with it: the goods are on the shelf again.
"""

from dataclasses import dataclass

import numpy as np

from regulars.insight.purchases import NOBODY, UNKNOWN, Purchases, Table
from regulars.insight.runs import Flags, Ints, runs

WHOLE, ENOUGH_COSTED = 10, 9
REPEAT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums(Table):
    """Sums by group (a day, a period); amounts in minor units. See models.Sums.

    priced: the revenue of known customers that has a cost, told or by the owner's percentage.
    """

    customers: Ints
    repeat_customers: Ints
    orders: Ints
    repeat_orders: Ints
    revenue: Ints
    repeat_revenue: Ints
    guest_orders: Ints
    guest_revenue: Ints
    costed: Ints
    priced: Ints
    profit: Ints
    repeat_profit: Ints
    unvalued: Ints

    @property
    def says_profit(self) -> Flags:
        """Where enough of the revenue has a cost to speak of profit."""
        return np.logical_and(self.priced > 0, WHOLE * self.priced >= ENOUGH_COSTED * self.revenue)


def repeats(purchases: Purchases) -> Flags:
    """Which purchases, in order, are of somebody with two orders or more; guests' never are."""
    person = runs(purchases.customer)
    repeat: Flags = person.spread(person.lengths >= REPEAT) & (purchases.customer != NOBODY)
    return repeat


def repeats_by_day(purchases: Purchases) -> Flags:
    """Which purchases, in order, are of somebody who had two orders or more by the end of that day."""
    person, day = runs(purchases.customer), runs(purchases.customer, purchases.day)
    last_of_day = day.spread(day.lasts) - person.spread(person.starts)
    repeat: Flags = (last_of_day + 1 >= REPEAT) & (purchases.customer != NOBODY)
    return repeat


def sums(purchases: Purchases, *, repeat: Flags, group: Ints, groups: int, margin_bp: int | None) -> Sums:
    """The sums of each group.

    repeat: whose purchases are a repeat customer's. group: of each purchase, ascending for each customer.
    margin_bp: the owner's percentage for orders without cost, in ten-thousandths; None where not given.
    """
    known = purchases.customer != NOBODY
    net, told = purchases.net, (purchases.cost != UNKNOWN) & (purchases.revenue > 0)
    priced = known & (told | (margin_bp is not None))
    profit = np.where(priced, _profit(purchases, told=told, margin_bp=margin_bp or 0), 0)
    mine = group[known]
    once = runs(purchases.customer[known], mine).starts
    repeating = repeat[known][once]

    def total(values: Ints, *, of: Flags) -> Ints:
        summed = np.zeros(groups, np.int64)
        np.add.at(summed, group[of], values[of])
        return summed

    one = np.ones(len(net), np.int64)
    return Sums(
        customers=np.bincount(mine[once], minlength=groups),
        repeat_customers=np.bincount(mine[once][repeating], minlength=groups),
        orders=total(one, of=known),
        repeat_orders=total(one, of=repeat),
        revenue=total(net, of=known),
        repeat_revenue=total(net, of=repeat),
        guest_orders=total(one, of=~known),
        guest_revenue=total(net, of=~known),
        costed=total(net, of=known & told),
        priced=total(net, of=priced),
        profit=total(profit, of=known),
        repeat_profit=total(profit, of=repeat),
        unvalued=total(one, of=purchases.revenue == UNKNOWN),
    )


def _profit(purchases: Purchases, *, told: Flags, margin_bp: int) -> Ints:
    """Net revenue less its cost, rounded half up, in whole minor units."""
    net, revenue = purchases.net, np.where(told, purchases.revenue, 10_000)
    kept = np.where(told, purchases.revenue - purchases.cost, margin_bp)
    rounded: Ints = (2 * net * kept + revenue) // (2 * revenue)
    return rounded

"""What was bought, returned and by whom, as arrays?

Moments are microseconds since 2000-01-01 UTC (as PostgreSQL sends them), days count from 1970-01-01, amounts
are minor units of the business's currency. NEVER stands for a moment that didn't come, UNKNOWN for an amount
that nobody knows, NOBODY for a guest, NONE where a number would be that of a thing.
"""

from dataclasses import dataclass, fields, replace
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from regulars.insight.runs import Flags, Ints

NEVER = np.iinfo(np.int64).max
UNKNOWN = np.iinfo(np.int64).min
NOBODY = 0
NONE = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Arrays of equal length, one row each."""

    @property
    def columns(self) -> dict[str, NDArray[Any]]:
        """The arrays by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def take(self, rows: Ints | Flags | slice) -> Self:
        """Some of the rows, in the order given."""
        return replace(self, **{name: column[rows] for name, column in self.columns.items()})


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchases(Table):
    """Orders with goods that aren't cancelled.

    customer: canonical, NOBODY for guests. revenue: UNKNOWN without an exchange rate. cost: UNKNOWN
    where nobody told it. delivered: when the first parcel arrived. early: so soon after the beginning of
    an incomplete history that the buyer may have bought before. refunded, refunded_at: what returns took
    and when the last of them was made, UNKNOWN before there is one.
    """

    customer: Ints
    order: Ints
    shop: Ints
    day: Ints
    at: Ints
    revenue: Ints
    cost: Ints
    delivered: Ints
    early: Flags
    refunded: Ints
    refunded_at: Ints

    @property
    def net(self) -> Ints:
        """Revenue less refunds; 0 where the revenue is unknown."""
        return np.where(self.revenue == UNKNOWN, 0, self.revenue - self.refunded)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refunds(Table):
    """Goods given back. order: 0 where nobody knows of which order."""

    customer: Ints
    order: Ints
    shop: Ints
    day: Ints
    at: Ints
    revenue: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Bought(Table):
    """Which product stood on an order of which day; guests left out. product: its number in a catalogue."""

    customer: Ints
    product: Ints
    day: Ints


def in_order(purchases: Purchases) -> Purchases:
    """By customer, then time."""
    return purchases.take(np.lexsort((purchases.order, purchases.at, purchases.customer)))


def less(purchases: Purchases, refunds: Refunds) -> Purchases:
    """Purchases in order, with what was given back of each.

    A return whose order is unknown counts on the customer's latest purchase before it; one before all
    purchases, or of a guest's unknown order, on none.
    """
    row = _of_order(purchases, refunds)
    lost = np.flatnonzero((refunds.order == 0) & (refunds.customer != NOBODY))
    row[lost] = _latest_before(purchases, refunds.take(lost))
    known = row >= 0
    refunded, refunded_at = purchases.refunded.copy(), purchases.refunded_at.copy()
    np.add.at(refunded, row[known], refunds.revenue[known])
    np.maximum.at(refunded_at, row[known], refunds.at[known])
    return replace(purchases, refunded=refunded, refunded_at=refunded_at)


def _of_order(purchases: Purchases, refunds: Refunds) -> Ints:
    """The row of each return's order, -1 where it isn't there."""
    if not len(purchases.order) or not len(refunds.order):
        return np.full(len(refunds.order), -1)
    by_order = np.argsort(purchases.order)
    place = np.searchsorted(purchases.order, refunds.order, sorter=by_order)
    row = by_order[np.minimum(place, len(by_order) - 1)]
    return np.where(purchases.order[row] == refunds.order, row, -1)


def _latest_before(purchases: Purchases, refunds: Refunds) -> Ints:
    """The row of the customer's latest purchase not after each return, -1 where there is none."""
    rows = np.flatnonzero(np.isin(purchases.customer, refunds.customer))
    bought, returned = len(rows), len(refunds.at)
    customer = np.concatenate([purchases.customer[rows], refunds.customer])
    at = np.concatenate([purchases.at[rows], refunds.at])
    is_refund = np.repeat([False, True], [bought, returned])
    order = np.lexsort((is_refund, at, customer))
    # Of everything up to a return, where the latest purchase stands in this order; -1 where there is none.
    latest = np.maximum.accumulate(np.where(is_refund[order], -1, np.arange(bought + returned)))
    place = np.full(bought + returned, -1)
    place[order] = np.where(latest >= 0, order[latest], -1)
    before = place[bought:]
    same = (before >= 0) & (customer[before] == refunds.customer)
    return np.where(same, np.append(rows, -1)[np.where(same, before, -1)], -1)

"""What does a made-up shop sell, to whom, how often and when does it lose them?

Customers come at a growing rate. Each has a few things they use up, a rhythm of their own around how long
these last, and a chance to leave after every order, which a late parcel raises. Orders are columns
(NumPy), so that a million customers take seconds; the same seed makes the same shop.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

HERE = Path(__file__).parent
DAY = 86_400
MOST_ORDERS = 40
MOST_LINES = 5

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Good:
    """Something on sale. price, cost: cents. lasts: days, 0 when it isn't used up."""

    sku: str
    name: str
    category: str
    price: int
    cost: int
    lasts: int
    season: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Orders:
    """A row an order, in the order of time.

    customer: 0-based. second: seconds since the shop opened. number: of the customer's orders, from 1.
    lines: products (rows of goods()) by order, -1 where there are fewer; the first column is the
    customer's own consumable. quantity: of each line. promised, took: days of delivery. returned: the
    line that came back, -1 for none.
    """

    customer: Ints
    second: Ints
    number: Ints
    lines: Ints
    quantity: Ints
    promised: Ints
    took: Floats
    returned: Ints


@cache
def goods() -> tuple[Good, ...]:
    """The catalogue of the made-up shop."""
    rows = yaml.safe_load((HERE / "goods.yaml").read_text(encoding="utf-8"))
    return tuple(Good(**{**row, "season": tuple(row.get("season", ()))}) for row in rows)


def orders(*, customers: int, days: int, seed: int, opens_in_month: int = 1) -> Orders:
    """The orders of a shop's first `days` days. opens_in_month: 1-12, for the seasons."""
    chance = np.random.default_rng(seed)
    first = np.sort(days * np.sqrt(chance.random(customers)))  # ever more newcomers
    favourite = chance.choice(_consumables(), customers)
    lasts = np.array([good.lasts for good in goods()])[favourite]
    rhythm = lasts * np.exp(chance.normal(0.0, 0.25, customers))
    took = 1.0 + chance.gamma(1.6, 0.7, (customers, MOST_ORDERS))
    promised = np.full((customers, MOST_ORDERS), 3)
    leaves = np.where(took > promised, 1.6, 1.0) * chance.beta(1.1, 2.6, customers)[:, None]
    stays = chance.random((customers, MOST_ORDERS)) > leaves
    reached = np.hstack([np.ones((customers, 1), bool), np.logical_and.accumulate(stays, axis=1)[:, :-1]])
    gaps = rhythm[:, None] * np.exp(chance.normal(0.0, 0.3, (customers, MOST_ORDERS)))
    gaps[:, 0] = first
    when = np.cumsum(gaps, axis=1)
    row, number = np.nonzero(reached & (when < days))
    second = (np.floor(when[row, number]) * DAY).astype(np.int64) + _hour_of_day(chance, len(row))
    order = np.argsort(second, kind="stable")
    row, number, second = row[order], number[order], second[order]
    lines, quantity = _baskets(chance, favourite[row], second=second, opens_in_month=opens_in_month)
    return Orders(
        customer=row,
        second=second,
        number=number + 1,
        lines=lines,
        quantity=quantity,
        promised=promised[row, number],
        took=took[row, number],
        returned=np.where(chance.random(len(row)) < 0.04, 0, -1),
    )


def _consumables() -> Ints:
    """Rows of what is used up, the staples more often than the rest."""
    return np.array([i for i, good in enumerate(goods()) if good.lasts and not good.season])


def _hour_of_day(chance: np.random.Generator, count: int) -> Ints:
    """Seconds after midnight: mostly in the evening, hardly at night."""
    hour = np.clip(chance.normal(16.5, 4.0, count), 0.0, 23.99)
    return np.asarray(hour * 3600, np.int64)


def _baskets(
    chance: np.random.Generator, favourite: Ints, *, second: Ints, opens_in_month: int
) -> tuple[Ints, Ints]:
    """What is in each order: the favourite, and some of what sells in that month."""
    count = len(favourite)
    lines = np.full((count, MOST_LINES), -1)
    lines[:, 0] = favourite
    more = np.minimum(chance.geometric(0.5, count) - 1, MOST_LINES - 1)
    months = (opens_in_month - 1 + second // (30 * DAY)) % 12
    for month in range(12):
        here = np.flatnonzero(months == month)
        picks = chance.choice(len(goods()), (len(here), MOST_LINES - 1), p=_popularity(month + 1))
        wanted = np.arange(MOST_LINES - 1) < more[here, None]
        lines[here, 1:] = np.where(wanted, picks, -1)
    lines[:, 1:][lines[:, 1:] == favourite[:, None]] = -1
    return lines, np.where(chance.random(lines.shape) < 0.12, 2, 1)


def _popularity(month: int) -> Floats:
    weights = np.array([3.0 if month in good.season else 0.4 if good.season else 1.0 for good in goods()])
    return np.asarray(weights / weights.sum(), np.float64)

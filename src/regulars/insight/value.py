"""What is somebody expected to spend in the next year?

Orders: who returns buys at their own interval, and after each purchase some don't return any more; in a year
of n intervals that makes 1 + r + r² + ... up to n terms, r being the share that returns. Each order brings
their own mean, drawn towards the store's by as much as it is uncertain (the credibility of H. Bühlmann and
E. Straub, Glaubwürdigkeit für Schadensätze, Mitteilungen der Vereinigung schweizerischer
Versicherungsmathematiker 70 (1970) 111-133). The horizon is finite on purpose: nobody knows what comes after.
"""

from dataclasses import dataclass

import numpy as np

from regulars.insight.rhythm import ENOUGH_PEOPLE
from regulars.insight.runs import Floats, Ints

YEAR = 365


@dataclass(frozen=True, slots=True)
class OrderValue:
    """The store's mean revenue of an order, minor units; worth: as how many of somebody's own it counts."""

    mean: float
    worth: float


def order_value(*, orders: Ints, total: Ints, squares: Floats) -> OrderValue:
    """The mean over people, and within-variance over between-variance of single orders.

    orders, total, squares: each person's orders, their net revenue and the sum of its squares.
    """
    if not len(orders):
        return OrderValue(0.0, 1.0)
    count, mean = orders.astype(float), total / orders
    centre = float(mean.mean())
    people, all_orders = len(count), count.sum()
    if people < ENOUGH_PEOPLE or all_orders - people < ENOUGH_PEOPLE:
        return OrderValue(centre, 1.0)
    within = (squares - count * mean**2).sum() / (all_orders - people)
    grand = total.sum() / all_orders
    among = (count * (mean - grand) ** 2).sum() / (people - 1)
    each = (all_orders - (count**2).sum() / all_orders) / (people - 1)
    between = max(float(among - within) / each, 1e-3 * float(within), 1e-9)
    return OrderValue(centre, float(within / between))


def mean_order(*, orders: Ints, total: Ints, store: OrderValue) -> Floats:
    """What one order of each person brings, minor units."""
    return np.maximum((total + store.worth * store.mean) / (orders + store.worth), 0.0)


def orders_in_a_year(chance: Floats, *, mean_wait: Floats, share: Floats, at_once: float) -> Floats:
    """Orders expected in the next 365 days; NaN where the interval or the chance isn't known.

    mean_wait: days. share: of people who return after their next purchase. at_once: orders placed on a day
    with an order.
    """
    lost = np.clip(1 - share, 1e-6, 1 - 1e-9)
    times = YEAR / mean_wait
    return at_once * chance * -np.expm1(times * np.log1p(-lost)) / lost

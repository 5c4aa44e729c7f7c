"""Purchases as arrays, told in the store's words."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from regulars.insight.purchases import NEVER, NOBODY, UNKNOWN, Bought, Purchases, Refunds, in_order

ANN, BO, CY, DITA = 1, 2, 3, 4
GUEST = NOBODY
DAY = 86_400_000_000
# Days count from 1970; moments from 2000, 10,957 days later.
SHIFT = 10_957


def sold(*rows: tuple[int, int, int], **columns: Sequence[int]) -> Purchases:
    """Purchases of (customer, day, cents), in order; order ids are the rows' places from 1."""
    who, day, cents = (np.array(column, dtype=np.int64) for column in zip(*rows, strict=True))
    many = len(rows)
    made = Purchases(
        customer=who,
        order=np.arange(1, many + 1),
        shop=np.ones(many, np.int64),
        day=day,
        at=at(day),
        revenue=cents,
        cost=np.full(many, UNKNOWN),
        delivered=np.full(many, NEVER),
        early=np.zeros(many, bool),
        refunded=np.zeros(many, np.int64),
        refunded_at=np.full(many, UNKNOWN),
    )
    given = {name: np.array(values) for name, values in columns.items()}
    return in_order(replace(made, **given))


def nothing_sold() -> Purchases:
    return sold((ANN, 0, 0)).take(np.zeros(0, np.int64))


def given_back(*rows: tuple[int, int, int, int]) -> Refunds:
    """Returns of (customer, order or 0, day, cents)."""
    who, order, day, cents = (
        np.array(column, dtype=np.int64) for column in (zip(*rows, strict=True) if rows else [()] * 4)
    )
    return Refunds(customer=who, order=order, shop=np.ones_like(who), day=day, at=at(day), revenue=cents)


def lines(*rows: tuple[int, int, int]) -> Bought:
    """Goods of (customer, product's number, day)."""
    who, product, day = (
        np.array(column, dtype=np.int64) for column in (zip(*rows, strict=True) if rows else [()] * 3)
    )
    return Bought(customer=who, product=product, day=day)


def at(day):
    """Noon of a day, or of days."""
    return (np.asarray(day, dtype=np.int64) - SHIFT) * DAY + DAY // 2

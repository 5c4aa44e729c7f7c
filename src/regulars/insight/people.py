"""What has each person bought until now?"""

from dataclasses import dataclass

import numpy as np

from regulars.insight.pairs import Pairs
from regulars.insight.purchases import NEVER, NOBODY, NONE, UNKNOWN, Purchases, Table
from regulars.insight.rhythm import Own, own
from regulars.insight.runs import Flags, Floats, Ints, Runs, runs

YEAR, HALF = 365, 182
LATEST = 3
WHOLE, HALF_RETURNED = 10_000, 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class People(Table):
    """One row for each customer, by ascending id.

    orders: with goods, not cancelled. days_bought: the different days on which they were placed; nth
    moments: of the first order of the second and third such day (NEVER before it came). total: net
    revenue; squares: sum of the squares of the orders' net revenue. year_*: of the last 365 days;
    half, half_before: net revenue of the last 182 days and of those before. returned: of the latest
    order's revenue, in ten-thousandths; returned_often: how many of the latest three lost half or more.
    product_category: in which they bought on most days, NONE where none is known; newest_at: when they
    first bought in the newest of their product categories (NEVER while there is one alone).
    """

    customer: Ints
    orders: Ints
    days_bought: Ints
    early: Flags
    first_at: Ints
    second_at: Ints
    third_at: Ints
    last_at: Ints
    last_day: Ints
    delivered: Ints
    total: Ints
    squares: Floats
    year_net: Ints
    year_gross: Ints
    year_refunded: Ints
    half: Ints
    half_before: Ints
    half_days: Ints
    half_before_days: Ints
    returned: Ints
    returned_often: Ints
    refunded_at: Ints
    gaps: Ints
    gap_mean: Floats
    gap_squares: Floats
    product_category: Ints
    newest_at: Ints

    @property
    def own(self) -> Own:
        return Own(gaps=self.gaps, mean=self.gap_mean, squares=self.gap_squares)


@dataclass(frozen=True, slots=True)
class Days:
    """The different days on which each customer bought, in order; at: the first order of the day."""

    of: Runs
    day: Ints
    at: Ints
    customer: Ints


def days_of(purchases: Purchases) -> Days:
    """The days of purchases that are in order; guests left out."""
    day = runs(purchases.customer, purchases.day).starts
    day = day[purchases.customer[day] != NOBODY]
    customer = purchases.customer[day]
    return Days(runs(customer), purchases.day[day], purchases.at[day], customer)


def people(purchases: Purchases, in_categories: Pairs, *, until: int) -> People:
    """What each customer of these purchases has bought.

    purchases: in order. in_categories: who bought in which product category. until: the day on which we
    look.
    """
    known = purchases.take(purchases.customer != NOBODY)
    person, days = runs(known.customer), days_of(purchases)
    waited = own(days.of, days.day)
    main, newest = _categories(in_categories, days=days)
    return People(
        customer=known.customer[person.starts],
        orders=person.lengths,
        days_bought=days.of.lengths,
        early=person.total(known.early.astype(np.int64)) > 0,
        first_at=days.at[days.of.starts],
        second_at=_nth(days, 2),
        third_at=_nth(days, 3),
        last_at=known.at[person.lasts],
        last_day=known.day[person.lasts],
        delivered=known.delivered[person.starts],
        total=person.total(known.net),
        squares=person.total(known.net.astype(float) ** 2),
        refunded_at=person.largest(known.refunded_at),
        gaps=waited.gaps,
        gap_mean=waited.mean,
        gap_squares=waited.squares,
        product_category=main,
        newest_at=newest,
        **_recent(known, person, until=until),
        **_bought_on(days, until=until),
        **_returned(known, person),
    )


def _nth(days: Days, place: int) -> Ints:
    """When each customer bought on their nth day."""
    has = days.of.lengths >= place
    return np.where(has, days.at[np.where(has, days.of.starts + place - 1, 0)], NEVER)


def _recent(known: Purchases, person: Runs, *, until: int) -> dict[str, Ints]:
    ago = until - known.day
    year, net = ago < YEAR, known.net
    gross = np.where(known.revenue == UNKNOWN, 0, known.revenue)
    return {
        "year_net": person.total(net * year),
        "year_gross": person.total(gross * year),
        "year_refunded": person.total(known.refunded * year),
        "half": person.total(net * (ago < HALF)),
        "half_before": person.total(net * ((ago >= HALF) & (ago < 2 * HALF))),
    }


def _bought_on(days: Days, *, until: int) -> dict[str, Ints]:
    ago = until - days.day
    return {
        "half_days": days.of.total((ago < HALF).astype(np.int64)),
        "half_before_days": days.of.total(((ago >= HALF) & (ago < 2 * HALF)).astype(np.int64)),
    }


def _returned(known: Purchases, person: Runs) -> dict[str, Ints]:
    worth = np.maximum(known.revenue, 0)
    share = np.where(worth > 0, WHOLE * np.minimum(known.refunded, worth) // np.maximum(worth, 1), 0)
    from_end = person.spread(person.lengths) - person.places()
    often = (share >= HALF_RETURNED) & (from_end <= LATEST)
    return {"returned": share[person.lasts], "returned_often": person.total(often.astype(np.int64))}


def _categories(found: Pairs, *, days: Days) -> tuple[Ints, Ints]:
    """Each customer's main product category, and when they first bought in their newest one."""
    customers = days.customer[days.of.starts]
    main, newest = np.full(len(customers), NONE), np.full(len(customers), NEVER)
    place = np.searchsorted(customers, found.customer)
    known = np.flatnonzero(place < len(customers))
    known = known[customers[place[known]] == found.customer[known]]
    person, many = runs(place[known]), int(found.thing.max(initial=0)) + 1
    # Most days first, then the latest one, then the lowest number, as one number to be compared.
    days_ago = int(found.last.max(initial=0)) - found.last[known]
    score = (found.of.lengths[known] << 20) - days_ago
    best = person.largest(score * many + (many - 1 - found.thing[known]))
    who = place[known][person.starts]
    main[who] = many - 1 - best % many
    latest = person.largest(found.first[known])
    later = latest > days.day[days.of.starts[who]]
    newest[who[later]] = _moment(days, who[later], latest[later])
    return main, newest


def moment_of(days: Days, *, customer: Ints, day: Ints) -> Ints:
    """When customers bought on days on which they did; each is one of `days`."""
    customers = days.customer[days.of.starts]
    return _moment(days, np.searchsorted(customers, customer), day)


def _moment(days: Days, who: Ints, day: Ints) -> Ints:
    """When a customer (by number) bought on a day on which they did."""
    number = np.repeat(np.arange(len(days.of.starts)), days.of.lengths)
    wide = int(days.day.max(initial=0)) + 1
    row = np.searchsorted(number * wide + days.day, who * wide + day)
    return days.at[np.minimum(row, len(days.at) - 1)]

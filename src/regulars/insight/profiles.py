"""What do we make of each person, given what they bought and what the store as a whole is like?"""

from dataclasses import asdict, dataclass
from typing import Any, Self

import numpy as np

from regulars.insight import chance, value
from regulars.insight.categories import Lines, categories, lines
from regulars.insight.chance import PLACES
from regulars.insight.intervals import Waits, usual, waits
from regulars.insight.lateness import QUIET, Lateness, lateness, silent_days
from regulars.insight.lines import QUIET_AFTER
from regulars.insight.people import Days, People
from regulars.insight.purchases import NONE, Table
from regulars.insight.rhythm import Rhythm, Spread, rhythm, spread
from regulars.insight.runs import Flags, Floats, Ints
from regulars.insight.stages import silent_from, stages, trend


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """What the store as a whole says of people; kept with the run that found it.

    visit: the usual days between two orders, None where unknown. within, between: see Spread.
    shares: of people who return after a 1st, 2nd, 3rd, later purchase. orders_at_once: placed on a day
    with an order. order_mean, order_worth: see OrderValue. trend: see stages. spent_line,
    expected_line: see Lines. need_within, need_between: Spread of needs.
    """

    visit: float | None = None
    within: float = 0.5
    between: float = 0.5
    shares: tuple[float | None, ...] = (None,) * PLACES
    orders_at_once: float = 1.0
    order_mean: float = 0.0
    order_worth: float = 1.0
    trend: float = 1.0
    spent_line: int | None = None
    expected_line: int | None = None
    need_within: float = 0.5
    need_between: float = 0.5

    @property
    def spread(self) -> Spread:
        return Spread(self.within, self.between)

    @property
    def needs(self) -> Spread:
        return Spread(self.need_within, self.need_between)

    @property
    def lines(self) -> Lines:
        return Lines(self.spent_line, self.expected_line)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        return cls(**{**kept, "shares": tuple(kept["shares"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What is expected of each person: when they order next, whether, and how much in a year."""

    rhythm: Rhythm
    chance: Floats
    late: Lateness
    orders: Floats
    revenue: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Profiles(Table):
    """A row for each person, as `customer_profile` takes it. NaN: not known; moments: microseconds."""

    customer: Ints
    orders: Ints
    days_bought: Ints
    early: Flags
    first_at: Ints
    last_at: Ints
    total: Ints
    year_net: Ints
    year_refunded: Ints
    product_category: Ints
    own: Floats
    usual: Floats
    weight: Floats
    low: Floats
    high: Floats
    lateness: Floats
    overdue_days: Ints
    rhythm: Ints
    chance: Floats
    next_orders: Floats
    next_revenue: Floats
    stage: Ints
    stage_reason: Ints
    stage_since: Ints
    category: Ints
    category_reason: Ints
    returned: Ints


def profiles(people: People, parameters: Parameters, *, visits: Floats, until: int, at: int) -> Profiles:
    """Everything of each person.

    visits: days between two orders of those who mostly buy in a product category, NaN where unknown.
    until: the day, at: the moment (microseconds) as of which we look.
    """
    expected = expectation(people, parameters, visits=visits, until=until)
    gone = expected.late.rhythm == QUIET
    stage = stages(
        people,
        quiet=gone,
        quiet_since=silent_from(people.last_at, days=QUIET_AFTER * expected.rhythm.high),
        trend=parameters.trend,
        at=at,
    )
    revenue = np.rint(np.nan_to_num(expected.revenue)).astype(np.int64)
    kind = categories(people, expected=revenue, here=~gone, top=parameters.lines)
    return Profiles(
        **{name: getattr(people, name) for name in SAME},
        own=np.round(expected.rhythm.own, 1),
        usual=np.round(expected.rhythm.usual, 1),
        weight=np.round(expected.rhythm.weight, 2),
        low=expected.rhythm.low,
        high=expected.rhythm.high,
        lateness=np.round(expected.late.ratio, 2),
        overdue_days=expected.late.overdue_days,
        rhythm=expected.late.rhythm,
        chance=np.round(expected.chance, 3),
        next_orders=np.round(expected.orders, 2),
        next_revenue=expected.revenue,
        stage=stage.stage,
        stage_reason=stage.reason,
        stage_since=stage.since,
        category=kind.category,
        category_reason=kind.reason,
    )


SAME = (
    "customer", "orders", "days_bought", "early", "first_at", "last_at", "total", "year_net", "year_refunded",
    "product_category", "returned",
)  # fmt: skip


def expectation(people: People, parameters: Parameters, *, visits: Floats, until: int) -> Expectation:
    """When each person orders next, whether, and how much in a year."""
    likes = _likes(people, parameters, visits=visits)
    theirs = rhythm(people.own, usual=likes, store=parameters.spread)
    shares = np.array([np.nan if share is None else share for share in parameters.shares])
    silent = silent_days(people.last_day, until=until)
    again = chance.to_return(
        chance.still_waiting(silent, usual=theirs.usual, spread=theirs.spread),
        share=shares[chance.place(people.days_bought)],
    )
    orders = value.orders_in_a_year(
        again,
        mean_wait=theirs.mean,
        share=shares[chance.place(people.days_bought + 1)],
        at_once=parameters.orders_at_once,
    )
    store = value.OrderValue(parameters.order_mean, parameters.order_worth)
    each = value.mean_order(orders=people.orders, total=people.total, store=store)
    late = lateness(silent, rhythm=theirs)
    return Expectation(rhythm=theirs, chance=again, late=late, orders=orders, revenue=orders * each)


def _likes(people: People, parameters: Parameters, *, visits: Floats) -> Floats:
    """How long the likes of each person wait: those who mostly buy in the same product category, or all."""
    store = np.nan if parameters.visit is None else parameters.visit
    own = people.product_category
    found = np.append(visits, np.nan)[np.where(own == NONE, len(visits), own)]
    return np.where(np.isnan(found), store, found)


def fit(
    people: People, days: Days, *, needs: Spread, categories: int, until: int
) -> tuple[Parameters, Floats]:
    """What the store as a whole says of people, and the visits of each product category.

    needs: the spread of needs (needs.py). categories: how many product categories there are.
    """
    whole = usual(waits(days.of, days.day, group=np.zeros_like(days.of.starts), until=until), groups=1)
    mine = np.where(people.product_category == NONE, categories, people.product_category)
    by_category = usual(waits(days.of, days.day, group=mine, until=until), groups=categories + 1)
    shares = chance.filled(usual(_by_place(days, until=until), groups=PLACES).share)
    order = value.order_value(orders=people.orders, total=people.total, squares=people.squares)
    variances = spread(people.own)
    visits = by_category.median[:categories]
    parameters = Parameters(
        visit=_plain(whole.median[0]),
        within=variances.within,
        between=variances.between,
        shares=tuple(_plain(share) for share in shares),
        orders_at_once=float(people.orders.sum() / max(people.days_bought.sum(), 1)),
        order_mean=order.mean,
        order_worth=order.worth,
        trend=trend(people),
        need_within=needs.within,
        need_between=needs.between,
    )
    return _with_lines(parameters, people, visits=visits, until=until), visits


def _by_place(days: Days, *, until: int) -> Waits:
    """All waits by the place of the purchase they follow, each with one vote: who returns, each time anew."""
    place = days.of.places()
    last = np.zeros(len(place), bool)
    last[days.of.lasts] = True
    ends = np.append(days.day[1:], until)
    return Waits(
        group=chance.place(place + 1),
        days=np.where(last, until, ends) - days.day,
        weight=np.ones(len(place)),
        complete=~last,
    )


def _with_lines(parameters: Parameters, people: People, *, visits: Floats, until: int) -> Parameters:
    expected = expectation(people, parameters, visits=visits, until=until)
    revenue = np.rint(np.nan_to_num(expected.revenue)).astype(np.int64)
    top = lines(people, expected=revenue, here=expected.late.rhythm != QUIET)
    return Parameters(**{**asdict(parameters), "spent_line": top.spent, "expected_line": top.expected})


def _plain(number: float) -> float | None:
    return None if np.isnan(number) else float(number)

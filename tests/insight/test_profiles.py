"""What do we make of each person?"""

from dataclasses import replace

import numpy as np
import pytest

from regulars.insight.categories import CATEGORIES
from regulars.insight.lateness import RHYTHMS
from regulars.insight.pairs import pairs
from regulars.insight.people import days_of, people
from regulars.insight.profiles import Parameters, fit, profiles
from regulars.insight.purchases import NONE
from regulars.insight.rhythm import ASSUMED
from regulars.insight.stages import STAGES
from tests.insight.told import ANN, BO, at, lines, sold

# People usually order every 60 days; 8 of 10 return after a first order.
STORE = Parameters(
    visit=60.0, shares=(0.8, 0.9, 0.9, 0.95), order_mean=2000.0, order_worth=1.0, spent_line=1_000_000,
    expected_line=1_000_000,
)  # fmt: skip
NO_VISITS = np.zeros(0)


def known(purchases, *goods, until=1000):
    return people(purchases, pairs(lines(*goods), thing=np.arange(1)), until=until)


def made(purchases, *goods, store=STORE, visits=NO_VISITS):
    found = profiles(known(purchases, *goods), store, visits=visits, until=1000, at=int(at(1000)))
    return {name: column[0] for name, column in found.columns.items()}


def test_who_bought_once_is_expected_when_others_return():
    bo = made(sold((BO, 970, 3000)))
    assert (bo["usual"], bo["weight"], bo["lateness"], RHYTHMS[bo["rhythm"]]) == (60, 0, 0.5, "due")


def test_who_mostly_buys_food_is_expected_when_those_return_who_do():
    """Product 0 stands in category 0, whose buyers order every 7 days."""
    weekly = made(sold((BO, 970, 3000)), (BO, 0, 970), visits=np.array([7.0]))
    assert (weekly["usual"], weekly["lateness"]) == (7, 4.29)


def test_where_a_category_tells_nothing_the_store_does():
    assert made(sold((BO, 970, 3000)), (BO, 0, 970), visits=np.array([np.nan]))["usual"] == 60


def test_the_chance_after_a_first_order_is_that_of_first_orders():
    assert made(sold((BO, 1000, 3000)))["chance"] == 0.8
    assert made(sold((BO, 900, 3000), (BO, 1000, 3000)))["chance"] == 0.9


def test_a_year_is_worth_its_orders():
    # Worth of an order: (30.00 + 20.00) / 2 = 25.00. Mean wait 60 e^.25 = 77 days: 4.74 times in a year, of
    # which .9 return each time: .8 x (1 - .9^4.74) / .1 = 3.14 orders, 78.61.
    bo = made(sold((BO, 1000, 3000)))
    times = 365 / (60 * np.exp(0.25))
    orders = 0.8 * (1 - 0.9**times) / 0.1
    assert bo["next_orders"] == pytest.approx(orders, abs=0.005)
    assert bo["next_revenue"] == pytest.approx(orders * 2500)


def test_in_a_store_that_knows_nothing_nothing_is_expected():
    bo = made(sold((BO, 970, 3000)), store=Parameters())
    assert np.isnan([bo["usual"], bo["chance"], bo["next_revenue"]]).all()
    assert (RHYTHMS[bo["rhythm"]], CATEGORIES[bo["category"]]) == ("", "question_mark")


def test_whose_silence_is_twice_the_longest_likely_wait_has_left():
    """60 days, spread 1: 216 days, twice: 432."""
    lapsed = made(sold((BO, 560, 3000)))
    assert (RHYTHMS[lapsed["rhythm"]], CATEGORIES[lapsed["category"]]) == ("quiet", "")


def test_a_loyal_customer_who_left_is_satisfied_no_longer_loyal():
    gone = made(sold((BO, 100, 1), (BO, 120, 1), (BO, 140, 1)))
    assert (STAGES[gone["stage"]], RHYTHMS[gone["rhythm"]]) == ("satisfied", "quiet")


def test_a_store_is_fitted_from_its_people():
    """Thirty people order 20.00 every 30 days, three times, and thirty once, long ago."""
    rows = [(who, day, 2000) for who in range(1, 31) for day in (940, 970, 1000)]
    rows += [(who, 100, 4000) for who in range(31, 61)]
    purchases = sold(*rows)
    store, visits = fit(known(purchases), days_of(purchases), needs=ASSUMED, categories=0, until=1000)
    assert store.visit == 30
    # Of 60 first orders 30 are followed by another, of the 30 second ones all, after the third nobody could
    # wait.
    assert store.shares == pytest.approx((0.5, 1, 1, 1), abs=1e-6)
    assert store.order_mean == 3000  # half of them 20.00, half 40.00
    assert (store.orders_at_once, store.trend, len(visits)) == (1, 1, 0)


def test_those_who_order_several_times_a_day_are_counted_as_they_do():
    purchases = sold((ANN, 900, 1), (ANN, 900, 1), (BO, 950, 1))
    store, _ = fit(known(purchases), days_of(purchases), needs=ASSUMED, categories=0, until=1000)
    assert store.orders_at_once == 1.5  # three orders on two days


def test_parameters_are_kept_as_they_were():
    store = replace(STORE, shares=(0.5, None, 0.25, 0.125))
    assert Parameters.from_json(store.to_json()) == store


def test_who_has_no_category_is_like_everybody():
    assert known(sold((BO, 970, 3000))).product_category[0] == NONE
    assert made(sold((BO, 970, 3000)), visits=np.array([7.0]))["usual"] == 60

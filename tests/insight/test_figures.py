"""What are the store's figures by day and over time?"""

import numpy as np

from regulars.insight.figures import figures
from regulars.insight.purchases import less
from tests.insight.told import ANN, BO, GUEST, given_back, nothing_sold, sold

SALES = sold((ANN, 100, 1000), (ANN, 480, 2000), (BO, 490, 500), (BO, 490, 500), (GUEST, 495, 50))
RETURNS = given_back((ANN, 2, 485, 300))


def figured(purchases=SALES, until=500, **more):
    return figures(less(purchases, RETURNS), RETURNS, until=until, margin_bp=None, **more)


def period(days):
    return next(found for found in figured().periods if found.days == days)


def test_a_period_holds_its_own_days():
    """The last 30 days: 471 to 500. Ann's second order and both of Bo's: 17.00 + 10.00."""
    month = period(30)
    assert (month.since, month.until) == (471, 500)
    assert (month.sums.customers[0], month.sums.orders[0], month.sums.revenue[0]) == (2, 3, 2700)


def test_who_bought_before_the_period_came_back_in_it():
    assert period(30).sums.repeat_customers[0] == 2


def test_a_year_has_365_days_and_all_is_all():
    assert (period(365).since, period(365).sums.orders[0]) == (136, 3)
    assert (period(0).since, period(0).sums.orders[0]) == (100, 4)


def test_what_was_given_back_counts_on_its_own_day():
    assert (period(30).refunded, figured().days.refunded[385]) == (300, 300)


def test_a_period_that_reaches_into_the_beginning_of_a_broken_history_says_so():
    rows = zip(SALES.customer, SALES.day, SALES.revenue, strict=True)
    found = figured(sold(*rows, early=SALES.day < 200)).periods
    assert {period.days: period.truncated for period in found} == {30: False, 90: False, 365: False, 0: True}


def test_every_day_from_the_first_order_on_has_its_figures():
    days = figured().days
    assert (days.day[0], days.day[-1], len(days.day)) == (100, 500, 401)
    assert days.sums.orders[[0, 380, 390]].tolist() == [1, 1, 2]
    assert days.sums.guest_revenue[395] == 50


def test_who_may_have_bought_before_is_known_and_not_new():
    """Bo's first order known, on day 490, need not be his first: Ann alone is ever new, both are known."""
    early = (SALES.customer == BO) & (SALES.day == 490)
    rows = zip(SALES.customer, SALES.day, SALES.revenue, strict=True)
    days = figured(sold(*rows, early=early)).days
    assert (np.flatnonzero(days.new) + 100).tolist() == [100]
    assert days.known[[389, 390, 400]].tolist() == [1, 2, 2]


def test_customers_are_known_and_returned_from_a_day_on():
    """Ann is new on day 100 and returns on 480; Bo is new and returns on 490."""
    days = figured().days
    assert (np.flatnonzero(days.new) + 100).tolist() == [100, 490]
    assert days.known[[0, 389, 390, 400]].tolist() == [1, 1, 2, 2]
    assert days.returned[[379, 380, 389, 390]].tolist() == [0, 1, 1, 2]


def test_a_store_that_sold_nothing_has_a_day_of_noughts():
    found = figures(nothing_sold(), given_back(), until=500, margin_bp=None)
    assert (found.days.day.tolist(), found.days.sums.orders.tolist()) == ([500], [0])
    assert [period.sums.orders[0] for period in found.periods] == [0, 0, 0, 0]

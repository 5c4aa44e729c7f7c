"""How many of those who first bought in a month come back in the months after it?"""

import numpy as np

from regulars.insight.cohorts import cohorts, month_of
from regulars.insight.purchases import less
from tests.insight.told import ANN, BO, CY, DITA, GUEST, given_back, nothing_sold, sold

# Days 0, 31, 59 and 90 of 1970 are the first of January, February, March and April.
JAN, FEB, MAR, APR = 0, 31, 59, 90
SALES = sold(
    (ANN, JAN, 100), (ANN, FEB, 200), (ANN, FEB + 3, 300), (ANN, MAR, 400),
    (BO, JAN + 9, 1000), (CY, FEB, 50), (DITA, JAN + 30, 10), (DITA, MAR + 5, 20),
)  # fmt: skip


def grid(purchases, *, until):
    found = cohorts(purchases, until=until)
    rows = zip(found.month, found.age, found.size, found.active, found.orders, found.revenue, strict=True)
    return [tuple(int(number) for number in row) for row in rows]


def test_each_cohort_has_a_cell_for_each_month_up_to_now():
    """January: Ann, Bo and Dita, 1,110 cents; in February Ann, twice; in March Ann and Dita. February: Cy."""
    assert grid(SALES, until=MAR + 20) == [
        (0, 0, 3, 3, 3, 1110),
        (0, 1, 3, 1, 2, 500),
        (0, 2, 3, 2, 2, 420),
        (1, 0, 1, 1, 1, 50),
        (1, 1, 1, 0, 0, 0),
    ]


def test_the_month_that_is_not_over_is_marked():
    assert cohorts(SALES, until=MAR + 20).complete.tolist() == [True, True, False, True, False]


def test_a_month_without_orders_is_a_month_of_nobody():
    assert grid(SALES, until=APR)[3] == (0, 3, 3, 0, 0, 0)


def test_returns_take_their_revenue_from_the_month_of_the_order():
    assert grid(less(SALES, given_back((BO, 5, APR, 600))), until=MAR + 20)[0][-1] == 510


def test_a_cohort_that_may_hold_old_customers_is_marked():
    early = SALES.day < FEB
    found = cohorts(sold(*zip(SALES.customer, SALES.day, SALES.revenue, strict=True), early=early), until=MAR)
    assert found.truncated.tolist() == [True, True, True, False, False]


def test_guests_are_in_no_cohort():
    assert grid(sold((GUEST, JAN, 5), (ANN, FEB, 7)), until=FEB) == [(1, 0, 1, 1, 1, 7)]


def test_without_purchases_there_are_no_cohorts():
    assert grid(nothing_sold(), until=MAR) == []


def test_months_count_from_1970_backwards_too():
    assert month_of(np.array([-1, 0, 30, 31, 365])).tolist() == [-1, 0, 0, 1, 12]

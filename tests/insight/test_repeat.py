"""How much of the store's business comes from people who come back?"""

from dataclasses import replace

import numpy as np

from regulars.insight.purchases import UNKNOWN, less
from regulars.insight.repeat import repeats, repeats_by_day, sums
from tests.insight.told import ANN, BO, CY, GUEST, given_back, sold

# Ann twice for 30.00, Bo once for 20.00, a guest twice for 5.00.
SALES = sold((ANN, 1, 1000), (ANN, 9, 2000), (BO, 5, 2000), (GUEST, 2, 500), (GUEST, 3, 500))


def in_all(purchases, *, margin_bp=None):
    return sums(
        purchases,
        repeat=repeats(purchases),
        group=np.zeros(len(purchases.day), np.int64),
        groups=1,
        margin_bp=margin_bp,
    )


def test_repeat_customers_have_two_orders():
    found = in_all(SALES)
    assert (found.customers[0], found.repeat_customers[0]) == (2, 1)
    assert (found.orders[0], found.repeat_orders[0]) == (3, 2)
    assert (found.revenue[0], found.repeat_revenue[0]) == (5000, 3000)


def test_guests_count_in_orders_and_revenue_and_never_come_back():
    found = in_all(SALES)
    assert (found.guest_orders[0], found.guest_revenue[0]) == (2, 1000)


def test_two_orders_of_one_day_are_two_orders():
    assert in_all(sold((ANN, 1, 1000), (ANN, 1, 1000))).repeat_customers[0] == 1


def test_by_day_somebody_repeats_from_the_day_of_their_second_order_on():
    assert repeats_by_day(sold((ANN, 1, 1), (ANN, 9, 1), (BO, 5, 1), (BO, 5, 1))).tolist() == [
        False,
        True,
        True,
        True,
    ]


def test_each_group_has_its_own_sums():
    day = SALES.day - 1
    found = sums(SALES, repeat=repeats_by_day(SALES), group=day, groups=9, margin_bp=None)
    assert found.customers.tolist() == [1, 0, 0, 0, 1, 0, 0, 0, 1]
    assert found.repeat_revenue.tolist() == [0] * 8 + [2000]


def test_returns_take_their_revenue():
    found = in_all(less(SALES, given_back((ANN, 0, 20, 500))))
    assert (found.revenue[0], found.repeat_revenue[0]) == (4500, 2500)


def test_profit_is_revenue_less_cost():
    """Ann: 30.00 - 12.00; Bo: 20.00 - 15.00."""
    costed = replace(SALES, cost=np.where(SALES.customer == GUEST, UNKNOWN, [0, 0, 400, 800, 1500]))
    found = in_all(costed)
    assert (found.profit[0], found.repeat_profit[0], found.costed[0]) == (2300, 1800, 5000)
    assert found.says_profit[0]


def test_a_return_takes_its_part_of_the_cost():
    """20.00 that cost 8.00; half came back: 10.00 - 4.00."""
    costed = sold((ANN, 9, 2000), cost=[800])
    assert in_all(less(costed, given_back((ANN, 1, 10, 1000)))).profit[0] == 600


def test_the_owners_percentage_stands_in_for_costs_that_nobody_told():
    """40 % of 50.00."""
    found = in_all(SALES, margin_bp=4000)
    assert (found.profit[0], found.repeat_profit[0]) == (2000, 1200)
    assert (found.costed[0], found.says_profit[0]) == (0, True)


def test_half_a_cent_of_profit_is_rounded_up():
    assert in_all(sold((ANN, 1, 101)), margin_bp=5000).profit[0] == 51


def test_profit_is_said_only_where_nine_tenths_of_the_revenue_have_a_cost():
    nine = sold((ANN, 1, 9000), (BO, 2, 1000), cost=[1, UNKNOWN])
    less_than_nine = sold((ANN, 1, 8999), (BO, 2, 1001), cost=[1, UNKNOWN])
    assert (in_all(nine).says_profit[0], in_all(less_than_nine).says_profit[0]) == (True, False)


def test_an_order_without_a_rate_is_counted_and_not_valued():
    found = in_all(sold((ANN, 1, 0), (CY, 2, 700), revenue=[UNKNOWN, 700]))
    assert (found.orders[0], found.revenue[0], found.unvalued[0]) == (2, 700, 1)

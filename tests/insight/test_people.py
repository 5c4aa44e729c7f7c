"""What has each person bought until now?"""

from math import log

import numpy as np
import pytest

from regulars.insight.pairs import pairs
from regulars.insight.people import days_of, moment_of, people
from regulars.insight.purchases import NEVER, NONE, UNKNOWN, less
from tests.insight.told import ANN, BO, GUEST, at, given_back, lines, nothing_sold, sold

CANDLE, SOAP = 0, 1
NO_GOODS = lines()


def known(purchases, *goods, until=1000):
    bought = lines(*goods) if goods else NO_GOODS
    return people(purchases, pairs(bought, thing=np.arange(2)), until=until)


def test_each_customer_is_one_row_and_guests_are_none():
    found = known(sold((BO, 5, 100), (ANN, 9, 200), (GUEST, 3, 300), (ANN, 3, 300)))
    assert (found.customer.tolist(), found.orders.tolist(), found.total.tolist()) == (
        [1, 2],
        [2, 1],
        [500, 100],
    )


def test_two_orders_of_one_day_are_one_day():
    found = known(sold((ANN, 3, 100), (ANN, 3, 100), (ANN, 13, 100)))
    assert (found.orders[0], found.days_bought[0], found.gaps[0]) == (3, 2, 1)
    assert found.gap_mean[0] == pytest.approx(log(10))


def test_the_first_orders_on_a_second_and_third_day_are_remembered():
    found = known(sold((ANN, 3, 100), (ANN, 3, 100), (ANN, 13, 100), (BO, 1, 1), (BO, 2, 1), (BO, 4, 1)))
    assert (found.second_at.tolist(), found.third_at.tolist()) == ([at(13), at(2)], [NEVER, at(4)])


def test_a_year_is_the_last_365_days():
    """Day 1000 looks back to day 636."""
    found = known(sold((ANN, 635, 100), (ANN, 636, 200), (ANN, 1000, 400)))
    assert (found.total[0], found.year_net[0]) == (700, 600)


def test_halves_of_a_year_have_182_days():
    """819 to 1000, and 637 to 818."""
    found = known(sold((ANN, 636, 1), (ANN, 637, 10), (ANN, 818, 100), (ANN, 819, 1000), (ANN, 820, 2000)))
    assert (found.half[0], found.half_before[0]) == (3000, 110)
    assert (found.half_days[0], found.half_before_days[0]) == (2, 2)


def test_what_was_given_back_of_the_latest_order_is_a_share_of_it():
    purchases = less(sold((ANN, 900, 3000), (ANN, 950, 2000)), given_back((ANN, 2, 960, 500)))
    found = known(purchases)
    assert (found.returned[0], found.year_refunded[0], found.year_gross[0]) == (2500, 500, 5000)
    assert found.refunded_at[0] == at(960)


def test_of_the_latest_three_orders_those_count_that_lost_half():
    returns = given_back((ANN, 1, 10, 100), (ANN, 2, 30, 50), (ANN, 4, 50, 100))
    found = known(less(sold((ANN, 1, 100), (ANN, 20, 100), (ANN, 30, 100), (ANN, 40, 100)), returns))
    assert found.returned_often[0] == 2  # of orders 2, 3 and 4 the first and the last


def test_more_given_back_than_paid_is_all_of_it():
    found = known(less(sold((ANN, 1, 100)), given_back((ANN, 1, 10, 250))))
    assert found.returned[0] == 10_000


def test_an_order_for_nothing_cannot_be_given_back_in_part():
    assert known(less(sold((ANN, 1, 0)), given_back((ANN, 1, 10, 0)))).returned[0] == 0


def test_an_early_order_makes_its_buyer_one_of_whom_we_know_only_the_later_orders():
    found = known(sold((ANN, 1, 100), (BO, 200, 100), early=[True, False]))
    assert found.early.tolist() == [True, False]


def test_people_belong_to_the_category_they_buy_in_most_often():
    found = known(
        sold((ANN, 1, 1), (ANN, 9, 1), (ANN, 20, 1)),
        (ANN, SOAP, 1), (ANN, CANDLE, 9), (ANN, CANDLE, 20), (ANN, SOAP, 20), (ANN, SOAP, 20),
        (ANN, CANDLE, 1),
    )  # fmt: skip
    assert found.product_category[0] == CANDLE  # three days against two


def test_where_two_are_even_the_latest_one_counts():
    found = known(sold((ANN, 1, 1), (ANN, 9, 1)), (ANN, CANDLE, 1), (ANN, SOAP, 9))
    assert found.product_category[0] == SOAP


def test_a_new_category_is_remembered_by_when_it_was_first_bought():
    goods = [(ANN, CANDLE, 1), (ANN, SOAP, 9), (ANN, SOAP, 20), (BO, CANDLE, 2), (BO, SOAP, 2)]
    found = known(sold((ANN, 1, 1), (ANN, 9, 1), (ANN, 20, 1), (BO, 2, 1)), *goods)
    assert found.newest_at.tolist() == [at(9), NEVER]  # Bo bought both on his first day


def test_without_categories_nobody_has_one():
    found = known(sold((ANN, 1, 1)))
    assert (found.product_category[0], found.newest_at[0]) == (NONE, NEVER)


def test_goods_of_somebody_without_orders_are_nobodys():
    assert known(sold((ANN, 1, 1)), (BO, SOAP, 1)).product_category.tolist() == [NONE]


def test_an_order_whose_worth_nobody_knows_is_still_an_order():
    found = known(sold((ANN, 999, 100), (ANN, 1000, 300), revenue=[UNKNOWN, 300]))
    assert (found.orders[0], found.total[0]) == (2, 300)


def test_the_moment_of_a_day_is_that_of_its_first_order():
    days = days_of(sold((ANN, 3, 100), (ANN, 13, 100), (BO, 13, 5)))
    assert moment_of(days, customer=np.array([BO, ANN]), day=np.array([13, 3])).tolist() == [at(13), at(3)]


def test_nobody_is_no_row():
    assert len(known(nothing_sold()).customer) == 0

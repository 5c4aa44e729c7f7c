"""What is somebody expected to spend in the next year?"""

import numpy as np
import pytest

from regulars.insight.value import OrderValue, mean_order, order_value, orders_in_a_year


def year(*, wait, share, chance=1.0, at_once=1.0):
    found = orders_in_a_year(
        np.array([chance]), mean_wait=np.array([wait]), share=np.array([share]), at_once=at_once
    )
    return found[0]


def test_a_year_of_two_intervals_brings_one_order_and_the_share_of_another():
    """182.5 days are half a year: 1 + .6 = 1.6 orders."""
    assert year(wait=182.5, share=0.6) == pytest.approx(1.6)


def test_who_always_returns_orders_once_an_interval():
    assert year(wait=36.5, share=1.0) == pytest.approx(10, rel=1e-4)


def test_who_may_have_left_is_expected_by_that_much_less():
    assert year(wait=182.5, share=0.6, chance=0.25) == pytest.approx(0.4)


def test_those_who_order_twice_a_day_order_twice_as_often():
    assert year(wait=182.5, share=0.6, at_once=2.0) == pytest.approx(3.2)


def test_nothing_is_expected_of_whom_nothing_is_known():
    assert np.isnan(year(wait=np.nan, share=0.6))


def test_ones_own_orders_count_by_their_number():
    """Two orders of 50.00 against a store's 20.00 that counts as two: (100 + 40) / 4 = 35.00."""
    found = mean_order(orders=np.array([2]), total=np.array([10_000]), store=OrderValue(2_000, 2.0))
    assert found[0] == pytest.approx(3_500)


def test_who_gave_everything_back_is_not_expected_to_bring_less_than_nothing():
    assert mean_order(orders=np.array([9]), total=np.array([-90]), store=OrderValue(0.0, 1.0))[0] == 0


def test_where_people_differ_their_own_orders_count_more():
    # Twenty order for 10.00 and 12.00, twenty for 50.00 and 52.00. Squares about one's mean: 2 x 100^2, so
    # within = 40 x 20,000 / (80 - 40) = 20,000. Means lie 2,000 cents on either side of the grand 31.00:
    # among = 80 x 2000^2 / 39, and between = (among - 20,000) / n0 with n0 = (80 - 160/80) / 39 = 2.
    total = np.repeat([2_200, 10_200], 20)
    squares = np.repeat([1000**2 + 1200**2, 5000**2 + 5200**2], 20).astype(float)
    found = order_value(orders=np.full(40, 2), total=total, squares=squares)
    between = (80 * 2000**2 / 39 - 20_000) / 2
    assert (found.mean, found.worth) == (3_100, pytest.approx(20_000 / between))


def test_a_store_without_orders_expects_nothing():
    nobody = np.zeros(0, np.int64)
    assert order_value(orders=nobody, total=nobody, squares=nobody.astype(float)) == OrderValue(0.0, 1.0)

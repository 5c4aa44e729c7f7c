"""What was bought, returned and by whom?"""

from regulars.insight.purchases import NEVER, UNKNOWN, in_order, less
from tests.insight.told import ANN, BO, GUEST, at, given_back, nothing_sold, sold


def test_purchases_stand_by_customer_and_time():
    found = sold((BO, 5, 100), (ANN, 9, 200), (ANN, 3, 300))
    assert (found.customer.tolist(), found.day.tolist()) == ([ANN, ANN, BO], [3, 9, 5])


def test_a_return_counts_on_the_order_it_came_from():
    found = less(sold((ANN, 0, 1000), (ANN, 9, 2000)), given_back((ANN, 1, 20, 400)))
    assert (found.refunded.tolist(), found.net.tolist()) == ([400, 0], [600, 2000])
    assert found.refunded_at.tolist() == [at(20), UNKNOWN]


def test_a_return_of_an_unknown_order_counts_on_the_latest_one_before_it():
    found = less(sold((ANN, 0, 1000), (ANN, 9, 2000), (ANN, 30, 500)), given_back((ANN, 0, 20, 400)))
    assert found.refunded.tolist() == [0, 400, 0]


def test_a_return_of_something_bought_before_history_began_counts_on_nothing():
    found = less(sold((BO, 0, 100), (ANN, 9, 2000)), given_back((ANN, 0, 5, 400)))
    assert found.refunded.tolist() == [0, 0]


def test_nobody_knows_on_what_a_guests_return_without_order_counts():
    found = less(sold((GUEST, 0, 1000)), given_back((GUEST, 0, 5, 400), (GUEST, 1, 6, 100)))
    assert found.refunded.tolist() == [100]


def test_several_returns_of_one_order_add_up():
    returns = given_back((ANN, 1, 3, 100), (ANN, 0, 7, 200), (ANN, 99, 8, 5000))
    found = less(sold((ANN, 0, 1000)), returns)
    assert (found.refunded.tolist(), found.refunded_at.tolist()) == ([300], [at(7)])


def test_without_purchases_returns_count_on_nothing():
    assert len(less(nothing_sold(), given_back((ANN, 0, 5, 400))).order) == 0


def test_an_order_without_an_exchange_rate_brings_nothing_that_is_known():
    found = sold((ANN, 0, 1000), (ANN, 9, 2000), revenue=[UNKNOWN, 2000])
    assert found.net.tolist() == [0, 2000]


def test_two_orders_of_one_moment_keep_the_order_of_their_ids():
    found = in_order(sold((ANN, 3, 100), (ANN, 3, 200)).take([1, 0]))
    assert (found.order.tolist(), found.delivered.tolist()) == ([1, 2], [NEVER, NEVER])

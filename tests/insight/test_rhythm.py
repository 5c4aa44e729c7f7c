"""How often does this person buy, when only few of their waits are known?"""

from math import exp, log, sqrt

import numpy as np
import pytest

from regulars.insight.rhythm import ASSUMED, Own, Spread, own, rhythm, spread
from regulars.insight.runs import runs

STORE = Spread(within=0.5, between=0.5)
UNKNOWN = np.array([np.nan])


def waited(*days):
    """What somebody's waits show, who bought on day 0 and then after each of these waits."""
    bought = np.cumsum([0, *days])
    return own(runs(np.zeros(len(bought), np.int64)), bought)


def test_the_typical_wait_is_the_geometric_mean():
    """Waits of 10 and 40 days: sqrt(10 x 40) = 20."""
    found = rhythm(waited(10, 40), usual=np.array([60.0]), store=STORE)
    assert found.own[0] == pytest.approx(20)


def test_squares_are_taken_about_the_mean():
    # ln 10 and ln 40 lie ln 2 on either side of ln 20: 2 x (ln 2)^2 = .961.
    assert waited(10, 40).squares[0] == pytest.approx(2 * log(2) ** 2)


def test_who_bought_once_is_expected_like_the_others():
    """Nothing of their own: the median of the others, and both variances: sqrt(.5 + .5) = 1."""
    found = rhythm(waited(), usual=np.array([60.0]), store=STORE)
    assert (found.usual[0], found.weight[0], found.spread[0]) == (pytest.approx(60), 0, pytest.approx(1))
    assert np.isnan(found.own[0])


def test_one_wait_counts_as_much_as_what_others_say():
    """Within and between are equal: their own weight is 1 / (1 + .5/.5) = 1/2; sqrt(15 x 60) = 30."""
    found = rhythm(waited(15), usual=np.array([60.0]), store=STORE)
    assert (found.weight[0], found.usual[0]) == (0.5, pytest.approx(30))


def test_the_more_somebody_buys_the_less_the_others_count():
    # Ann: 8 waits of 30 days. Her own spread: (3 x .5 + 0) / (3 + 7) = .15; weight 8 / (8 + .15/.5) = .964;
    # usual = exp(.964 ln 30 + .036 ln 60) = 30.8; what she is unsure by: sqrt(.15 + .5 x .036) = .41.
    found = rhythm(waited(*[30] * 8), usual=np.array([60.0]), store=STORE)
    weight = 8 / 8.3
    assert found.weight[0] == pytest.approx(weight)
    assert found.usual[0] == pytest.approx(exp(weight * log(30) + (1 - weight) * log(60)))
    assert found.spread[0] == pytest.approx(sqrt(0.15 + 0.5 * (1 - weight)))


def test_eight_of_ten_waits_lie_in_the_likely_range():
    """1.2816 standard deviations on either side: 60 x e^-1.2816 = 16.7 and 60 x e^1.2816 = 216."""
    found = rhythm(waited(), usual=np.array([60.0]), store=STORE)
    assert (found.low[0], found.high[0]) == (pytest.approx(16.66, abs=0.01), pytest.approx(216.15, abs=0.05))


def test_the_mean_wait_is_longer_than_the_usual_one():
    """Log-normal: 60 x e^(.5/2) = 77."""
    found = rhythm(waited(), usual=np.array([60.0]), store=STORE)
    assert found.mean[0] == pytest.approx(60 * exp(0.25))


def test_in_a_store_that_tells_nothing_two_waits_of_ones_own_must_do():
    assert np.isnan(rhythm(waited(30), usual=UNKNOWN, store=ASSUMED).usual[0])
    found = rhythm(waited(30, 30), usual=UNKNOWN, store=ASSUMED)
    assert (found.usual[0], found.weight[0]) == (pytest.approx(30), 1)


def test_variances_come_from_the_analysis_of_variance():
    # Twenty people wait 20 and 20 e^.2 days, twenty 80 and 80 e^.2: squares about each mean 2 x .1^2 = .02,
    # within = 40 x .02 / (80 - 40) = .02. Means lie ln 2 on either side of the grand one: among = 80 (ln
    # 2)^2 / 39; each has 2 waits, so between = (among - .02) / n0 with n0 = (80 - 160/80) / 39 = 2.
    logs = np.repeat([log(20) + 0.1, log(80) + 0.1], 20)
    found = spread(Own(gaps=np.full(40, 2), mean=logs, squares=np.full(40, 0.02)))
    assert found.within == pytest.approx(0.02)
    assert found.between == pytest.approx((80 * log(2) ** 2 / 39 - 0.02) / 2)


def test_too_few_people_leave_the_variances_assumed():
    assert spread(waited(10, 40)) == ASSUMED

"""How likely is it that somebody buys again, given how long they have been silent?"""

import numpy as np
import pytest

from regulars.insight.chance import filled, place, still_waiting, to_return

MONTH, STEADY = np.array([30.0]), np.array([0.5])


def still(days):
    return still_waiting(np.array([days]), usual=MONTH, spread=STEADY)


def test_half_of_the_waits_last_longer_than_the_usual_one():
    assert still(30)[0] == pytest.approx(0.5)


def test_one_standard_deviation_beyond_it_one_in_six_does():
    """ln(49.46/30) = .5: one standard deviation; the normal distribution leaves 15.9 % above it."""
    assert still(49.46)[0] == pytest.approx(0.1587, abs=2e-4)


def test_on_the_day_of_the_order_everybody_waits():
    assert still(0)[0] == 1


def test_silence_speaks_by_bayes_rule():
    """Of 100, 80 return and half of those are still silent: 40 of 40 + 20."""
    assert to_return(np.array([0.5]), share=np.array([0.8]))[0] == pytest.approx(40 / 60)


def test_at_first_the_chance_is_the_share_that_returns():
    assert to_return(still(0), share=np.array([0.8]))[0] == pytest.approx(0.8)


def test_nothing_is_said_without_an_interval_or_a_share():
    unknown = np.array([np.nan])
    assert np.isnan(to_return(still_waiting(np.array([0]), usual=unknown, spread=STEADY), share=MONTH)).all()
    assert np.isnan(to_return(still(5), share=unknown)).all()


def test_the_first_three_purchases_are_told_apart():
    assert place(np.array([1, 2, 3, 4, 90])).tolist() == [0, 1, 2, 3, 3]


def test_an_unknown_share_is_that_of_the_purchase_before():
    found = filled(np.array([0.4, np.nan, 0.7, np.nan]))
    assert found.tolist() == [0.4, 0.4, 0.7, 0.7]

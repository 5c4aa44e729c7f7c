"""Does the interval hold however often one looks, and say how far the end is?"""

from fractions import Fraction
from math import sqrt

import numpy as np
import pytest

from regulars.engine.confidence import Arm, deviation, effect, width


def shares(people, goals):
    return Arm(people, goals, goals, goals)


def test_means_and_variances_by_hand():
    # Outcomes 0, 0, 3, 5: mean 2, squares 34, variance (34 - 4 * 2²) / 3 = 6.
    arm = Arm(4, 2, 8, 34)
    assert (arm.mean, arm.variance) == (2, 6)
    assert (Arm(0, 0, 0, 0).mean, Arm(1, 1, 9, 81).variance) == (0, 0)


def test_the_width_is_that_of_theorem_2_2():
    # alpha .05, tightest at 1,000: rho² = (-2 ln .05 + ln(-2 ln .05) + 1) / 1000
    #   = (5.99146 + 1.79033 + 1) / 1000 = .00878179; at 1,000 people: 1000 rho² + 1 = 9.78179,
    # width² = 2 * 9.78179 / (1000² * .00878179) * ln(sqrt(9.78179) / .05)
    #   = .00222774 * ln(62.5517) = .00222774 * 4.13599 = .00921389; its root is .0959890.
    assert width(1_000) == pytest.approx(0.0959890, rel=1e-5)


def test_the_interval_by_hand():
    # 900 treated with 180 orders (.2), 100 held out with 10 (.1): difference .1.
    # Everybody: 190 of 1,000, variance (190 - 190 * .19) / 999 = .154054; treated (180 - 36) / 899 = .160178,
    # control (10 - 1) / 99 = .090909, taken as .154054. Deviation²:
    # .160178 * 1000 / 900 + .154054 * 1000 / 100 = .177976 + 1.54054 = 1.718516; its root 1.310922.
    # Half-width 1.310922 * .0959890 = .125834: from -.0258 to .2258.
    found = effect(shares(900, 180), shares(100, 10))
    assert found.difference == Fraction(1, 10)
    assert (found.low, found.high) == (pytest.approx(-0.025834, abs=1e-5), pytest.approx(0.225834, abs=1e-5))
    assert not found.is_told


def test_it_says_how_many_more_people_it_needs():
    found = effect(shares(900, 180), shares(100, 10))
    scale = 1 + found.more_people / 1_000
    more = effect(
        shares(round(900 * scale), round(180 * scale)), shares(round(100 * scale), round(10 * scale))
    )
    assert 0 < found.more_people < 2_000
    assert more.is_told
    assert more.more_people == 0


@pytest.mark.parametrize(
    ("treated", "control"),
    [
        (shares(0, 0), shares(0, 0)),
        (shares(500, 50), shares(0, 0)),
        (shares(500, 50), shares(29, 9)),
        (shares(500, 50), shares(100, 4)),
        (shares(20, 10), shares(100, 10)),
    ],
)
def test_too_little_is_said_to_be_too_little(treated, control):
    found = effect(treated, control)
    assert (found.low, found.high, found.is_told) == (None, None, False)


def test_nobody_can_say_when_no_difference_will_be_told():
    assert effect(shares(900, 90), shares(100, 10)).more_people is None


def test_too_few_successes_count_in_what_is_missing():
    # 4 of the 5 successes that the control group needs: a quarter more people at least.
    assert effect(shares(900, 800), shares(100, 4)).more_people >= 250


def test_amounts_are_judged_exactly():
    huge = 10**15
    treated, control = Arm(100, 100, 100 * huge, 100 * huge**2), Arm(100, 100, 100 * huge, 100 * huge**2)
    assert (effect(treated, control).difference, treated.variance) == (0, 0)


def looked_at_all_along(rng, *, held_out, outcomes, truth, people=4_000):
    """Whether the interval holds the truth at every single look, from the first that says anything."""
    control = rng.random(people) < held_out
    y = outcomes(rng, control)
    arms = [np.where(control, 0, y), np.where(control, y, 0)]
    counts = [np.cumsum(~control), np.cumsum(control)]
    for look in range(200, people, 50):
        treated, held = (
            Arm(
                int(count[look]),
                int(np.count_nonzero(arm[: look + 1])),
                int(arm[: look + 1].sum()),
                int((arm[: look + 1] ** 2).sum()),
            )
            for arm, count in zip(arms, counts, strict=True)
        )
        found = effect(treated, held)
        if found.low is not None and not found.low <= truth <= found.high:
            return False
    return True


def orders(treated, control):
    return lambda rng, held: (rng.random(len(held)) < np.where(held, control, treated)).astype(np.int64)


def baskets(rng, held):
    bought = rng.random(len(held)) < 0.1
    return (bought * np.exp(rng.normal(8, 1, len(held)))).astype(np.int64)


@pytest.mark.parametrize(
    ("held_out", "outcomes", "truth"),
    [(0.5, orders(0.1, 0.1), 0), (0.1, orders(0.15, 0.1), 0.05), (0.1, baskets, 0)],
    ids=["no effect", "five in a hundred more", "baskets of all sizes"],
)
def test_the_interval_holds_at_all_looks_together(held_out, outcomes, truth):
    # 95 of 100 stores at least. Of 200, fewer than 181 has probability .002 at exactly .95.
    rng = np.random.default_rng(20260302)
    held = sum(
        looked_at_all_along(rng, held_out=held_out, outcomes=outcomes, truth=truth) for _ in range(200)
    )
    assert held >= 181


def test_peeking_at_the_usual_interval_would_mislead():
    # What the sequence is for: 1.96 standard errors, looked at 190 times, miss far more often than 5 %.
    rng = np.random.default_rng(20260302)
    missed = 0
    for _ in range(200):
        y = orders(0.1, 0.1)(rng, control := rng.random(4_000) < 0.5)
        for look in range(200, 4_000, 20):
            one, other = y[:look][~control[:look]], y[:look][control[:look]]
            error = sqrt(one.var() / len(one) + other.var() / len(other))
            if abs(one.mean() - other.mean()) > 1.96 * error:
                missed += 1
                break
    assert missed > 40


def test_an_arm_is_never_calmer_than_everybody():
    quiet = Arm(100, 5, 5, 5)
    wild = Arm(900, 90, 9_000, 900_000)
    assert deviation(wild, quiet) > sqrt(float((wild + quiet).variance) * 1_000 / 100)

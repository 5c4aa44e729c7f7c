"""How long do people usually wait before they buy the same again?"""

import numpy as np
import pytest

from regulars.insight import intervals
from regulars.insight.intervals import usual, verdict, waits
from regulars.insight.runs import runs


@pytest.fixture
def few_are_enough(monkeypatch):
    monkeypatch.setattr(intervals, "ENOUGH_RETURNERS", 1)
    monkeypatch.setattr(intervals, "ENOUGH_GAPS", 1)


def of(*histories, until):
    """The waits of people who bought on these days, each a list."""
    who = np.repeat(np.arange(len(histories)), [len(days) for days in histories])
    group = np.zeros(len(histories), np.int64)
    return waits(runs(who), np.concatenate([np.array(days) for days in histories]), group=group, until=until)


# Ann waits 10 and 20 days, Bo 20, Cy 30; two more bought once, 25 and 40 days before day 100.
FIVE = ([0, 10, 30], [0, 20], [0, 30], [75], [60])


def test_waits_of_one_person_share_one_vote():
    found = of(*FIVE, until=100)
    assert found.days.tolist() == [10, 20, 20, 30, 25, 40]
    assert found.weight.tolist() == [0.5, 0.5, 1, 1, 1, 1]
    assert found.complete.tolist() == [True, True, True, True, False, False]


def test_the_curve_is_the_product_limit(few_are_enough):
    # At 10 days half a vote of five ends: left 4.5/5 = .9. At 20: 1.5 of 4.5: .9 x 2/3 = .6. One stops
    # being watched at 25; at 30 one of the two left: .6 x 1/2 = .3, and there it stays. 7 of 10 return; of
    # those (1-.9)/.7 = 14 % by day 10, (1-.6)/.7 = 57 % by day 20, all by day 30.
    found = usual(of(*FIVE, until=100), groups=1, followed=1)
    assert found.share[0] == pytest.approx(0.7)
    assert (found.low[0], found.median[0], found.high[0]) == (10, 20, 30)
    assert (found.people[0], found.returners[0], found.gaps[0], found.followed[0]) == (5, 3, 4, 40)


def test_the_curve_is_read_only_while_enough_are_watched(few_are_enough):
    # With three to be watched it ends at 25 days, at .6: of those who return by then (1-.9)/.4 = 25 % did
    # by day 10, all by day 20.
    found = usual(of(*FIVE, until=100), groups=1, followed=3)
    assert (found.share[0], found.median[0], found.followed[0]) == (pytest.approx(0.4), 20, 25)


def test_who_is_still_watched_makes_the_interval_longer(few_are_enough):
    # Of waits seen to end, half last 10 days. Two who bought 35 days ago and were not seen to return don't
    # count as short waits: at 10 days 2 of 5 end: .6; at 40 the last one that is watched: 0. Half of all
    # return by 40.
    found = usual(of([0, 10], [0, 10], [0, 40], [65], [65], until=100), groups=1, followed=1)
    assert (np.median([10, 10, 40]), found.median[0]) == (10, 40)


def test_with_too_few_returns_nothing_is_said():
    found = usual(of(*FIVE, until=100), groups=1)
    assert np.isnan([found.median[0], found.low[0], found.high[0], found.share[0]]).all()
    assert (found.people[0], found.gaps[0]) == (5, 4)


def test_twenty_waits_of_ten_people_are_enough():
    people = [[0, 30, 60]] * 10  # 10 people, 20 waits of 30 days
    found = usual(of(*people, until=60), groups=1)
    assert (found.median[0], found.share[0]) == (30, pytest.approx(1))


def test_each_thing_has_its_own_interval():
    """Candles come back after 30 days, soap after 90, vases never."""
    many = np.arange(36)
    days = np.concatenate([np.tile([0, 30, 60], 12), np.tile([0, 90, 180], 12), np.full(12, 100)])
    who = np.concatenate([np.repeat(many[:24], 3), many[24:]])
    found = usual(waits(runs(who), days, group=np.repeat([0, 1, 2], 12), until=200), groups=4)
    assert found.median[:2].tolist() == [30, 90]
    assert np.isnan(found.median[2:]).all()
    assert found.people.tolist() == [12, 12, 12, 0]


def test_nothing_bought_tells_nothing():
    nobody = waits(runs(np.zeros(0, np.int64)), np.zeros(0, np.int64), group=np.zeros(0, np.int64), until=9)
    assert np.isnan(usual(nobody, groups=2).median).all()


@pytest.mark.parametrize(
    ("median", "estimate", "said"),
    [
        (30.0, 30.0, "as_expected"),
        (37.0, 30.0, "as_expected"),  # 30 x 1.25 = 37.5
        (38.0, 30.0, "slower"),
        (24.0, 30.0, "as_expected"),  # 30 x .8 = 24
        (23.0, 30.0, "faster"),
        (30.0, None, "no_estimate"),
        (None, 30.0, "too_few"),
    ],
)
def test_the_owners_estimate_is_held_against_what_was_learned(median, estimate, said):
    assert verdict(median, estimate=estimate) == said

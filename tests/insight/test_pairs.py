"""Who bought which thing on which different days?"""

import numpy as np

from regulars.insight.pairs import pairs
from regulars.insight.purchases import NONE
from tests.insight.told import ANN, BO, lines

CANDLE, SOAP, VASE = 0, 1, 2
EACH = np.arange(3)


def test_days_stand_by_person_and_thing():
    found = pairs(lines((BO, SOAP, 4), (ANN, CANDLE, 9), (ANN, SOAP, 2), (ANN, CANDLE, 1)), thing=EACH)
    assert (found.customer.tolist(), found.thing.tolist()) == ([ANN, ANN, BO], [CANDLE, SOAP, SOAP])
    assert (found.first.tolist(), found.last.tolist()) == ([1, 2, 4], [9, 2, 4])


def test_the_same_twice_on_one_day_is_one_purchase():
    found = pairs(lines((ANN, CANDLE, 3), (ANN, CANDLE, 3), (ANN, CANDLE, 8)), thing=EACH)
    assert (found.of.lengths.tolist(), found.day.tolist()) == ([2], [3, 8])


def test_products_of_one_category_are_one_thing():
    found = pairs(lines((ANN, CANDLE, 3), (ANN, SOAP, 8)), thing=np.array([5, 5, NONE]))
    assert (found.thing.tolist(), found.day.tolist()) == ([5], [3, 8])


def test_what_is_no_thing_is_left_out():
    assert len(pairs(lines((ANN, VASE, 3)), thing=np.array([0, 1, NONE])).customer) == 0


def test_days_long_before_1970_are_days_too():
    assert pairs(lines((ANN, CANDLE, -400), (ANN, CANDLE, 3)), thing=EACH).day.tolist() == [-400, 3]


def test_nothing_bought_makes_no_pairs():
    assert len(pairs(lines(), thing=EACH).customer) == 0

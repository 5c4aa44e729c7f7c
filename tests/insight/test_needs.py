"""When does each person need each thing again?"""

from math import exp, log, sqrt

import numpy as np
import pytest

from regulars.insight.needs import SOURCES, Likes, needs, spread_of, things
from regulars.insight.pairs import pairs
from regulars.insight.people import days_of
from regulars.insight.purchases import NONE
from regulars.insight.rhythm import ASSUMED, Spread
from tests.insight.told import ANN, BO, at, lines, sold

CANDLE, SOAP, VASE, LAMP = range(4)
HOME, BATH = 0, 1
UNKNOWN = float("nan")
STORE = Spread(0.5, 0.5)


def likes(*median, share=0.8, estimate=None):
    median = np.array(median)
    told = np.array(estimate) if estimate else np.full(len(median), UNKNOWN)
    return Likes(median, np.where(np.isnan(median), UNKNOWN, share), told)


# Candles come back after 30 days; soap's own interval isn't known, but what is sold for the bath comes back
# after
# 60; of vases and lamps nothing is known.
KNOWN = things(
    likes(30.0, UNKNOWN, UNKNOWN, UNKNOWN),
    likes(UNKNOWN, 60.0),
    category=np.array([HOME, BATH, HOME, NONE]),
)


def needed(*goods, known=KNOWN, until=40, store=STORE):
    bought = lines(*goods)
    purchases = sold(*sorted({(who, day, 100) for who, _, day in goods}))
    found = pairs(bought, thing=known.of_product)
    return needs(found, known, days=days_of(purchases), store=store, until=until)


def test_a_product_goes_by_its_own_interval_or_else_by_its_categorys():
    assert KNOWN.of_product.tolist() == [CANDLE, 4 + BATH, NONE, NONE]
    assert [SOURCES[s] for s in KNOWN.source_of_product] == ["product", "category", "none", "none"]


def test_who_bought_a_candle_needs_one_after_its_interval():
    found = needed((ANN, CANDLE, 20))
    assert (found.customer.tolist(), found.product.tolist()) == ([ANN], [CANDLE])
    assert (found.interval[0], found.last_at[0], SOURCES[found.source[0]]) == (30, at(20), "product")


def test_who_is_quicker_than_others_needs_it_sooner():
    """15 days once, 30 usually; weight 1/2: sqrt(15 x 30) = 21.2."""
    found = needed((ANN, CANDLE, 5), (ANN, CANDLE, 20))
    assert (found.interval[0], found.gaps[0], SOURCES[found.source[0]]) == (21, 1, "own")
    assert sqrt(15 * 30) == pytest.approx(21.2, abs=0.05)


def test_soap_is_needed_as_something_for_the_bath():
    found = needed((ANN, SOAP, 20))
    assert (found.product[0], found.category[0], found.interval[0]) == (NONE, BATH, 60)


def test_one_vase_makes_no_need_of_vases():
    assert len(needed((ANN, VASE, 20)).customer) == 0


def test_what_few_come_back_for_is_needed_by_those_who_did():
    rare = things(likes(30.0, share=0.2), likes(), category=np.array([NONE]))
    found = needed((ANN, CANDLE, 20), (BO, CANDLE, 5), (BO, CANDLE, 20), known=rare)
    assert found.customer.tolist() == [BO]


def test_the_owners_word_stands_in_for_what_was_not_learned():
    told = things(likes(UNKNOWN, estimate=[90.0]), likes(), category=np.array([NONE]))
    found = needed((ANN, CANDLE, 20), known=told)
    assert (found.interval[0], SOURCES[found.source[0]]) == (90, "owner")


def test_a_learned_interval_goes_before_the_owners_word():
    both = things(likes(30.0, estimate=[90.0]), likes(), category=np.array([NONE]))
    assert needed((ANN, CANDLE, 20), known=both).interval[0] == 30


def test_a_need_lapses_after_twice_the_longest_likely_wait():
    """30 days, spread 1: 9 of 10 waits are shorter than 30 e^1.2816 = 108 days; twice that: 216."""
    assert 2 * 30 * exp(1.2816) == pytest.approx(216.15, abs=0.02)
    assert len(needed((ANN, CANDLE, 20), until=20 + 216).customer) == 1
    assert len(needed((ANN, CANDLE, 20), until=20 + 217).customer) == 0


def test_the_chance_falls_with_silence():
    """On the day itself 8 of 10 come back; after 30 days half of those still wait: .4 / (.4 + .2)."""
    assert needed((ANN, CANDLE, 40)).chance[0] == 0.8
    assert needed((ANN, CANDLE, 10)).chance[0] == 0.67


def test_waits_are_compared_with_what_is_usual_for_each_thing():
    """A month of candles and two of soap are no difference between people: both are as usual."""
    goods = [(who, CANDLE, day) for who in range(1, 31) for day in (0, 30, 60)]
    goods += [(who, SOAP, day) for who in range(31, 61) for day in (0, 60, 120)]
    found = spread_of(pairs(lines(*goods), thing=KNOWN.of_product), KNOWN)
    assert (found.within, found.between) == (0.01, 0.01)  # the least that is assumed
    assert log(60 / 30) > 0.69  # without that they would be .48 apart (.69 squared)


def test_with_little_to_go_by_the_spread_is_assumed():
    assert spread_of(pairs(lines((ANN, CANDLE, 1)), thing=KNOWN.of_product), KNOWN) == ASSUMED

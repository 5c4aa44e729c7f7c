"""The hour at which somebody acts, back-tested on people who were made up."""

import numpy as np

from regulars.capabilities.campaigns.hours import HOURS, NOBODY_ACTED, best_hours

SHOP = np.zeros(HOURS)
SHOP[[9, 12, 20]] = (200, 300, 500)  # the shop's people come in the evening, most of them


def acts(**hours: int) -> np.ndarray:
    """`h8=3` is three acts at eight."""
    found = np.zeros((1, HOURS))
    for name, count in hours.items():
        found[0, int(name[1:])] = count
    return found


def test_who_never_acted_gets_the_shops_hour():
    assert best_hours(acts(), shop=SHOP) == [20]


def test_where_nobody_ever_acted_it_is_ten():
    assert best_hours(acts(), shop=np.zeros(HOURS)) == [NOBODY_ACTED]


def test_two_acts_of_ones_own_are_too_few_and_twelve_are_enough():
    """At 8: 2/9 of 9's 200 of 1,000, times 6, is .27; at 20 it is 1/3 of .5, times 6: 1. Two acts add .67."""
    assert best_hours(acts(h8=2), shop=SHOP) == [20]
    assert best_hours(acts(h8=12), shop=SHOP) == [8]


def test_hours_beside_each_other_support_each_other():
    """Four at 7, 8 and 9 each are more than six at 15: 4 x (3 + 2 + 2) / 9 = 3.1 against 6 x 3 / 9 = 2."""
    assert best_hours(acts(h7=4, h8=4, h9=4, h15=6), shop=SHOP) == [8]


def test_the_clock_is_round():
    assert best_hours(acts(h23=20, h0=20, h1=20), shop=SHOP) == [0]


def test_back_tested_it_finds_more_of_what_people_do_next_than_the_shops_hour():
    """Half of 4,000 people have an hour of their own, the others act as the shop's people do.

    Two thirds of what the former do lies within an hour of theirs. Chosen by what people did first, judged by
    a hundred later acts: how many fall into the two hours from the message on. At best that is about .46.
    """
    chance = np.random.default_rng(7)
    people, everybody = 4_000, SHOP / SHOP.sum()
    own = chance.integers(0, HOURS, people)
    has_own = np.arange(people) % 2 == 0
    habits = np.tile(everybody, (people, 1))
    habits[has_own] /= 3
    for shift in (-1, 0, 1):
        habits[has_own, (own[has_own] + shift) % HOURS] += 2 / 9
    past = chance.poisson(15, people)
    first = np.stack([chance.multinomial(past[n], habits[n]) for n in range(people)]).astype(float)
    hours = np.array(best_hours(first, shop=first.sum(axis=0)))
    later = np.stack([chance.multinomial(100, habits[n]) for n in range(people)])

    def met(at: np.ndarray) -> np.ndarray:
        rows = np.arange(people)
        return (later[rows, at] + later[rows, (at + 1) % HOURS]) / 100

    shops = np.array(best_hours(np.zeros((people, HOURS)), shop=first.sum(axis=0)))
    assert met(hours)[has_own].mean() > 0.4 > 1.7 * met(shops)[has_own].mean()
    assert met(hours)[~has_own].mean() > 0.9 * met(shops)[~has_own].mean()

"""When is something tried again, and when is a budget spent?"""

from datetime import timedelta

import pytest

from regulars.capabilities.audiences.rules import family_name, is_spent, may_try_again, pause

DAY = timedelta(days=1)


def test_pauses_grow_up_to_a_day():
    pauses = [pause(failures) for failures in range(1, 9)]
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (timedelta(minutes=2), DAY)


def test_a_network_that_wishes_a_longer_pause_gets_it():
    assert pause(1, wish=timedelta(minutes=15)) == timedelta(minutes=15)
    assert pause(9, wish=timedelta(minutes=15)) == DAY


@pytest.mark.parametrize(
    ("spent", "budget", "over"),
    [(10_000, 10_000, False), (10_001, 10_000, True), (1, 0, True), (9, None, False)],
)
def test_a_budget_is_spent_beyond_its_last_cent(spent, budget, over):
    assert is_spent(spent, budget=budget) is over


def test_a_batch_is_tried_five_times():
    assert [may_try_again(attempts) for attempts in (1, 4, 5)] == [True, True, False]


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [
        ("Ann Bērziņa", "Ann", "Bērziņa"),
        ("ANN  van der Berg ", "Ann", "van der Berg"),
        ("Bērziņa Ann", "Ann", ""),  # which one is the family's can't be told
        ("Ann", "Ann", ""),
        ("Anna Liepa", "Ann", ""),
        ("Ann Bērziņa", "", ""),
    ],
)
def test_the_family_name_is_what_follows_the_given_one(name, given, family):
    assert family_name(name, given=given) == family

"""Does news of a price find its place in the history, however late it comes?"""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from regulars.commerce.prices import Run, Terms, late

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def day(n):
    return NOON + timedelta(days=n)


def euros(n):
    return Terms("EUR", n * 100, None)


def run(n, *, id, since, until):
    return Run(id, euros(n), day(since), day(until))


def test_a_price_between_two_others_has_a_run_of_its_own():
    runs = [run(20, id=1, since=1, until=2), run(25, id=2, since=5, until=6)]
    assert late(runs, terms=euros(15), at=day(4)) == [Run(None, euros(15), day(4), day(4))]


def test_a_price_in_the_midst_of_a_run_splits_it():
    runs = [Run(1, euros(20), day(1), day(5), is_open=True)]
    assert late(runs, terms=euros(15), at=day(3)) == [
        Run(1, euros(20), day(1), day(1)),
        Run(None, euros(15), day(3), day(3)),
        Run(None, euros(20), day(5), day(5), is_open=True),
    ]


def test_what_is_known_already_changes_nothing():
    runs = [run(20, id=1, since=1, until=5)]
    assert late(runs, terms=euros(20), at=day(3)) == []
    assert late(runs, terms=euros(15), at=day(1)) == []
    assert late(runs, terms=euros(15), at=day(5)) == []


def test_a_run_begins_earlier_or_is_confirmed_for_longer():
    runs = [run(20, id=1, since=3, until=4), run(25, id=2, since=9, until=9)]
    assert late(runs, terms=euros(20), at=day(1)) == [run(20, id=1, since=1, until=4)]
    assert late(runs, terms=euros(20), at=day(6)) == [run(20, id=1, since=3, until=6)]
    assert late(runs, terms=euros(25), at=day(6)) == [run(25, id=2, since=6, until=9)]


def test_what_is_not_told_stays_as_it_was():
    runs = [Run(1, Terms("EUR", 2000, 800), day(1), day(2))]
    assert late(runs, terms=Terms("EUR", 1500, None), at=day(3)) == [
        Run(None, Terms("EUR", 1500, 800), day(3), day(3))
    ]
    assert late(runs, terms=Terms("SEK", 15000, None), at=day(3)) == [
        Run(None, Terms("SEK", 15000, None), day(3), day(3))
    ]


def told(history, n, price):
    """The history with one more statement, as the rows would stand after it."""
    changed = late(history, terms=euros(price), at=day(n))
    ids = {each.id for each in changed if each.id is not None}
    kept = [each for each in history if each.id not in ids]
    named = [each if each.id else Run(1000 + n * 10 + i, *_rest(each)) for i, each in enumerate(changed)]
    return sorted([*kept, *named], key=lambda each: each.since)


def _rest(each):
    return each.terms, each.since, each.until, each.is_open


@given(order=st.permutations(list(enumerate([20, 15, 20, 25, 15], start=1))))
def test_prices_that_keep_changing_are_the_same_in_whichever_order_they_come(order):
    history = []
    for n, price in order:
        history = told(history, n, price)
    assert [(each.since, each.terms.price_minor) for each in history] == [
        (day(1), 2000),
        (day(2), 1500),
        (day(3), 2000),
        (day(4), 2500),
        (day(5), 1500),
    ]


@given(order=st.permutations([(1, 20), (2, 20), (3, 15), (4, 20)]))
def test_a_price_that_was_told_twice_is_one_run_in_whichever_order_it_comes(order):
    history = []
    for n, price in order:
        history = told(history, n, price)
    assert [(each.since, each.terms.price_minor) for each in history] == [
        (day(1), 2000),
        (day(3), 1500),
        (day(4), 2000),
    ]

"""What does the store as a whole tell, and what follows from it for each person?"""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from regulars.insight.knowledge import Catalogue, judged, learned, store
from regulars.insight.purchases import NONE, in_order
from tests.insight.told import at, lines, sold

CANDLE, SOAP, VASE = range(3)
UNKNOWN = np.full(3, np.nan)
SHELVES = Catalogue(
    products=np.array([11, 12, 13]),
    category=np.array([0, 1, NONE]),
    names=["Home", "Bath"],
    estimates=UNKNOWN,
    category_estimates=UNKNOWN[:2],
)
UNTIL = 400

# Who, on which day, what, for how much. Repeated orders are likely, so that there is something to learn.
ORDERS = st.lists(
    st.tuples(
        st.integers(1, 40), st.integers(0, UNTIL), st.sampled_from([CANDLE, SOAP, VASE]), st.integers(0, 9999)
    ),
    min_size=1,
    max_size=200,
)  # fmt: skip


def everything(orders, *, ids=None):
    """All that is learned and judged; order ids by place unless given."""
    purchases = sold(*((who, day, cents) for who, day, _, cents in orders))
    if ids is not None:
        purchases = in_order(replace(purchases, order=ids[purchases.order - 1]))
    bought = lines(*((who, product, day) for who, day, product, _ in orders))
    there = store(purchases, bought, SHELVES, until=UNTIL)
    lesson = learned(there, SHELVES, until=UNTIL)
    return lesson, judged(there, SHELVES, lesson.knowledge, until=UNTIL, at=int(at(UNTIL)))


def columns(judgement):
    return {**judgement.profiles.columns, **{f"need_{k}": v for k, v in judgement.needs.columns.items()}}


def assert_same(one, other):
    for name, column in columns(one).items():
        np.testing.assert_array_equal(column, columns(other)[name], err_msg=name)


@settings(max_examples=60)
@given(ORDERS, st.randoms(use_true_random=False))
def test_in_which_order_news_came_changes_nothing(orders, random):
    places = list(range(len(orders)))
    random.shuffle(places)
    ids = np.array(places) + 1  # the ids that the shuffled orders had before
    shuffled = [orders[place] for place in places]
    assert_same(everything(orders)[1], everything(shuffled, ids=ids)[1])


@settings(max_examples=60)
@given(ORDERS)
def test_what_is_said_of_people_is_possible(orders):
    found = everything(orders)[1].profiles
    known = ~np.isnan(found.usual)
    assert (found.low[known] <= found.high[known]).all()
    assert (found.usual[known] > 0).all()
    assert ((found.chance >= 0) & (found.chance <= 1))[~np.isnan(found.chance)].all()
    assert (found.next_revenue[~np.isnan(found.next_revenue)] >= 0).all()
    assert (found.stage_since <= at(UNTIL)).all()
    assert (found.stage_since >= found.first_at).all()


@settings(max_examples=40)
@given(ORDERS, st.sets(st.integers(1, 40), min_size=1))
def test_a_few_are_judged_as_all_were(orders, few):
    """What is learned of all is applied to some: they come out as they did among all."""
    lesson, all_of_them = everything(orders)
    mine = [order for order in orders if order[0] in few] or orders
    purchases = sold(*((who, day, cents) for who, day, _, cents in mine))
    bought = lines(*((who, product, day) for who, day, product, _ in mine))
    some = judged(
        store(purchases, bought, SHELVES, until=UNTIL),
        SHELVES,
        lesson.knowledge,
        until=UNTIL,
        at=int(at(UNTIL)),
    )
    theirs = np.isin(all_of_them.profiles.customer, some.profiles.customer)
    assert_same(
        some,
        replace(
            all_of_them,
            profiles=all_of_them.profiles.take(theirs),
            needs=all_of_them.needs.take(np.isin(all_of_them.needs.customer, some.profiles.customer)),
        ),
    )


def test_a_store_of_candles_learns_their_month():
    """Twelve people buy a candle every 30 days, three times; the vase they bought once is of no category."""
    orders = [(who, day, CANDLE, 500) for who in range(1, 13) for day in (300, 330, 360)]
    orders += [(who, 360, VASE, 900) for who in range(1, 13)]
    lesson, judgement = everything(orders)
    assert lesson.products.median[CANDLE] == 30
    assert np.isnan(lesson.products.median[VASE])
    assert (lesson.categories.median[0], lesson.knowledge.visits[0]) == (30, 30)
    assert set(judgement.needs.product) == {CANDLE}
    assert len(judgement.needs.customer) == 12

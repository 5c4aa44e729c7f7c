"""Does the made-up shop behave like one?"""

from datetime import UTC, datetime
from itertools import pairwise

import numpy as np
import pytest

from regulars.commerce.facts import ConsentFact, OrderFact, ProductFact, RefundFact, ShipmentFact
from regulars.connectors.demo.synthetic.facts import facts
from regulars.connectors.demo.synthetic.people import people
from regulars.connectors.demo.synthetic.store import DAY, goods, orders

NOVEMBER = datetime(2026, 11, 1, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def history():
    return orders(customers=2000, days=730, seed=7, opens_in_month=11)


def test_the_same_seed_makes_the_same_shop(history):
    again = orders(customers=2000, days=730, seed=7, opens_in_month=11)
    assert np.array_equal(history.second, again.second)
    assert np.array_equal(history.lines, again.lines)


def test_everybody_orders_and_their_orders_are_numbered_in_time(history):
    assert set(history.customer) == set(range(2000))
    for customer in range(50):
        mine = history.customer == customer
        assert list(history.number[mine]) == list(range(1, mine.sum() + 1))


def test_shampoo_is_bought_again_sooner_than_hair_oil(history):
    shampoo, oil = median_gap(history, "HA-SHAM"), median_gap(history, "HA-OIL")
    # they last 35 and 90 days
    assert 30 < shampoo < 45
    assert 75 < oil < 110


def test_sun_cream_sells_in_summer(history):
    sun = next(i for i, good in enumerate(goods()) if good.sku == "SU-30")
    months = 1 + (10 + history.second // (30 * DAY)) % 12
    sold = (history.lines == sun).any(axis=1)
    share = {name: sold[np.isin(months, span)].mean() for name, span in SEASONS.items()}
    assert share["summer"] > 3 * share["winter"]


def test_nothing_is_told_that_has_not_happened_yet():
    told = [fact for batch in facts(customers=300, days=90, seed=3, until=NOVEMBER) for fact in batch]
    kinds = {type(fact) for fact in told}
    assert kinds == {ProductFact, OrderFact, ConsentFact, ShipmentFact, RefundFact}
    assert max(fact.placed_at for fact in told if isinstance(fact, OrderFact)) <= NOVEMBER
    assert max(fact.delivered_at for fact in told if isinstance(fact, ShipmentFact)) <= NOVEMBER


def test_people_stand_under_example_com_and_allow_what_was_drawn():
    made = people(4000, seed=1)
    assert all(person.email.endswith("@example.com") for person in made)
    # 68 % of 4,000, a standard deviation is .7 %
    assert 0.65 < sum(person.allows_email for person in made) / len(made) < 0.71


SEASONS = {"summer": [6, 7, 8], "winter": [12, 1, 2]}


def median_gap(history, sku: str) -> float:
    product = next(i for i, good in enumerate(goods()) if good.sku == sku)
    mine = history.lines[:, 0] == product
    rows = sorted(zip(history.customer[mine], history.second[mine], strict=True))
    gaps = [b[1] - a[1] for a, b in pairwise(rows) if a[0] == b[0]]
    return float(np.median(gaps)) / DAY

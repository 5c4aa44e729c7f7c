"""Is the history of prices the same whichever way it came?"""

from itertools import permutations

import pytest

from regulars.commerce.models import Product, ProductPrice
from tests.commerce.shop import NOON, candle, day, shop, tell

__all__ = ["shop"]

TOLD = [
    candle(on=1, price_minor=2000),
    candle(on=2, price_minor=2000),
    candle(on=3, price_minor=1500, cost_minor=700),
    candle(on=4, price_minor=2000),
]
HISTORY = [(day(1), 2000, None), (day(3), 1500, 700), (day(4), 2000, 700)]


def history():
    rows = ProductPrice.objects.order_by("occurred_at")
    return [(row.occurred_at, row.price_minor, row.cost_minor) for row in rows]


def test_a_price_that_is_told_twice_is_one_row(shop):
    tell(shop, *TOLD)
    assert history() == HISTORY
    tell(shop, *TOLD, at=day(9))
    assert history() == HISTORY
    assert set(ProductPrice.objects.values_list("currency", "known_at")) == {("EUR", NOON)}


@pytest.mark.parametrize("order", list(permutations(range(4)))[1::2])
def test_an_older_price_finds_its_place_and_changes_nothing_else(shop, order):
    for n in order:
        tell(shop, TOLD[n])
    row = Product.objects.get()
    assert (row.price_minor, row.source_version) == (2000, day(4))
    assert [(since, price) for since, price, _ in history()] == [
        (since, price) for since, price, _ in HISTORY
    ]
    # Only the present price has no end.
    assert ProductPrice.objects.filter(last_told_at=None).count() == 1


def test_all_of_one_call_counts(shop):
    tell(shop, *reversed(TOLD))
    assert [price for _, price, _ in history()] == [2000, 1500, 2000]

"""Is every product that stands on a line seen once, as it is seen first?"""

from regulars.commerce.glimpses import glimpses
from tests.commerce.shop import candle, day, order


def test_a_product_on_two_orders_is_seen_once_at_the_first_one():
    (seen,) = glimpses([order("1", on=1), order("2", on=2), candle(on=3)])
    assert (seen.sku, seen.name, seen.version) == ("candle", "Candle", day(1))

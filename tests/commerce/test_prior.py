"""Is the lowest price of the 30 days before a reduction exact, to the minute and in the shop's own days?"""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from regulars.business.models import Shop
from regulars.commerce.facts import ProductFact
from regulars.commerce.models import Product
from regulars.commerce.prior import prior_prices
from tests.commerce.shop import shop, tell

__all__ = ["shop"]

RIGA = ZoneInfo("Europe/Riga")
LATER = datetime(2026, 12, 31, tzinfo=UTC)


def riga(month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=RIGA)


def costs(shop: Shop, *told: tuple[datetime, int], **more: object) -> None:
    """The candle costs so many euros from each moment on."""
    for moment, euros in told:
        fact = ProductFact(sku="candle", currency="EUR", version=moment, price_minor=euros * 100, **more)
        tell(shop, fact, at=moment)


def prior(*, at: datetime = LATER):
    return prior_prices([Product.objects.get().id], at=at)[Product.objects.get().id]


def test_the_lowest_of_the_thirty_days_before_a_reduction_counts(shop):
    costs(shop, (riga(1, 1), 30), (riga(3, 1), 22), (riga(3, 5), 30), (riga(3, 20), 25))
    found = prior()
    assert (found.price_minor, found.before_minor, found.is_reduced) == (2500, 3000, True)
    assert (found.prior_minor, found.is_covered) == (2200, True)


def test_the_price_at_the_windows_beginning_counts_though_it_is_older(shop):
    costs(shop, (riga(1, 1), 20), (riga(2, 25), 30), (riga(3, 20), 25))
    # 30 days before 20 March is 18 February: 20 was in force until the 25th.
    assert (prior().prior_minor, prior().window_from) == (2000, riga(2, 18, 0))


@pytest.mark.parametrize(
    ("ended", "lowest"),
    [(riga(2, 18, 0), 3000), (riga(2, 18, 0, 1), 2000), (riga(2, 17, 23, 59), 3000)],
)
def test_a_price_that_ended_at_the_windows_beginning_was_never_in_it(shop, ended, lowest):
    costs(shop, (riga(1, 1), 20), (ended, 30), (riga(3, 20), 25))
    assert prior().prior_minor == lowest


def test_the_window_is_of_the_shops_days_also_when_its_clock_changes(shop):
    # Riga is at UTC+3 from 29 March on, and was at UTC+2 on 11 March, where 30 days before 10 April begin.
    costs(shop, (riga(1, 1), 30), (datetime(2026, 4, 9, 21, 30, tzinfo=UTC), 25))
    assert prior().window_from == datetime(2026, 3, 10, 22, tzinfo=UTC)


def test_each_step_of_a_growing_reduction_is_held_against_the_one_before(shop):
    costs(shop, (riga(1, 1), 100), (riga(3, 1), 80), (riga(3, 10), 60))
    assert prior().prior_minor == 8000
    assert prior(at=riga(3, 5)).prior_minor == 10000


def test_the_same_price_again_and_a_cost_begin_no_new_price(shop):
    costs(shop, (riga(1, 1), 30), (riga(3, 1), 20), (riga(3, 2), 20))
    costs(shop, (riga(3, 3), 20), cost_minor=700)
    assert (prior().since, prior().prior_minor) == (riga(3, 1), 3000)


def test_goods_that_are_new_have_only_what_is_known_of_them(shop):
    costs(shop, (riga(3, 1), 30))
    assert (prior().prior_minor, prior().is_covered, prior().is_reduced) == (None, False, False)
    costs(shop, (riga(3, 10), 25))
    assert (prior().prior_minor, prior().is_covered) == (3000, False)


def test_a_raised_price_is_no_reduction_and_a_crossed_out_one_beside_it_is_not_borne(shop):
    costs(shop, (riga(1, 1), 20), (riga(3, 1), 25))
    assert not prior().is_reduced
    assert prior().bears(3000) is False
    assert prior().bears(None) is None
    assert prior().bears(0) is None
    assert prior().bears(2500) is None


def test_a_crossed_out_price_is_borne_up_to_the_lowest(shop):
    costs(shop, (riga(1, 1), 30), (riga(3, 20), 25))
    assert (prior().bears(3000), prior().bears(3001)) == (True, False)


def test_what_was_not_known_then_counts_not_yet(shop):
    costs(shop, (riga(1, 1), 30), (riga(3, 20), 25))
    late = ProductFact(sku="candle", currency="EUR", version=riga(3, 1), price_minor=1000)
    tell(shop, late, at=riga(3, 25))
    tell(
        shop, ProductFact(sku="candle", currency="EUR", version=riga(3, 2), price_minor=3000), at=riga(3, 25)
    )
    assert prior(at=riga(3, 24)).prior_minor == 3000
    assert prior(at=riga(3, 26)).prior_minor == 1000


def test_another_currencys_prices_do_not_count(shop):
    tell(shop, ProductFact(sku="candle", currency="SEK", version=riga(1, 1), price_minor=100))
    costs(shop, (riga(2, 1), 30), (riga(3, 20), 25))
    assert prior().prior_minor == 3000

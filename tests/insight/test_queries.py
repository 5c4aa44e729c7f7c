"""What is read of products: what they brought, how long people waited, who needs them next?"""

from datetime import timedelta

import pytest

from regulars.commerce.models import Product
from regulars.insight import queries
from regulars.insight.actions import estimate_interval
from regulars.insight.queries import Sold
from regulars.insight.refresh import refresh
from regulars.web.tables import Query


@pytest.fixture
def candle(regulars) -> int:
    """Sold to thirty who bought it on days 0, 30, 60 and 90, and thirty who did so once; it is day 100."""
    refresh(regulars.at(100))
    return Product.objects.get(sku="candle").pk


def asked(**more) -> Query:
    return Query(sort="returners", descending=True, limit=10, **more)


def test_the_list_is_searched_and_narrowed(candle):
    assert [row.pk for row in queries.products(asked())] == [candle]
    assert [row.pk for row in queries.products(asked(search="CAND"))] == [candle]
    assert queries.products(asked(search="soap")) == []
    assert [row.pk for row in queries.products(asked(chosen={"verdict": "no_estimate"}))] == [candle]
    assert queries.products(asked(chosen={"verdict": "slower"})) == []
    assert [row.pk for row in queries.products(asked(chosen={"category": "Home"}))] == [candle]


def test_what_a_product_brought_is_net_of_returns_and_cancellations(regulars, candle):
    # 30 × 4 and 30 × 1 for 20 euros are 3,000.
    assert queries.sold([candle]) == {candle: Sold(300_000, 150)}
    (kept, cancelled) = regulars.sells("eve", days=[95, 96])
    regulars.refunds(kept, day=97, euros=5)
    regulars.cancels(cancelled, day=97)
    assert queries.sold([candle])[candle].revenue_business == 301_500


def test_waits_stand_in_steps_and_long_ones_in_the_last(candle):
    # 30 people waited three times 30 days.
    assert [(gap.start, gap.waits) for gap in queries.gaps(candle, step=7, most=70)] == [(28, 90)]
    assert [(gap.start, gap.waits) for gap in queries.gaps(candle, step=7, most=21)] == [(21, 90)]


def test_those_who_need_it_within_a_month_are_named_soonest_first(regulars, candle):
    due = queries.due(candle, at=regulars.at(100))
    assert len(due) == queries.DUE_SHOWN
    assert {one.expected_at.date() for one in due} == {regulars.at(120).date()}
    assert queries.due(candle, at=regulars.at(100) - timedelta(days=60)) == []


def test_estimates_are_read_as_they_stand_now(regulars, candle):
    estimate_interval(days=28, actor="test", at=regulars.at(100), product_id=candle)
    estimate_interval(days=45, actor="test", at=regulars.at(100), product_category="Home")
    assert queries.estimates([candle]) == {candle: 28}
    assert queries.category_estimates() == {"Home": 45}


def test_how_much_is_known_is_counted(candle):
    assert (queries.how_many_products(), queries.learned()) == (1, 1)
    assert queries.category_names() == [("Home", "Home")]
    assert [row.name for row in queries.categories()] == ["Home"]
    assert queries.product(candle + 1) is None

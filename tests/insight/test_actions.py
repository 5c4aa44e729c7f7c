"""How does the owner say how often something is bought again?"""

import pytest
from django.db import IntegrityError

from regulars.commerce.models import Product
from regulars.events.models import Event
from regulars.insight.actions import NotAnInterval, estimate_interval
from regulars.insight.models import IntervalEstimate


@pytest.fixture
def candle(store):
    store.sells("ann", days=[0])
    return Product.objects.get(sku="candle")


def estimates():
    return list(IntervalEstimate.objects.values_list("product_id", "product_category", "days"))


def test_an_estimate_is_kept_and_told(store, candle):
    estimate_interval(product_id=candle.id, days=30, actor="staff:1", at=store.at(1))
    assert estimates() == [(candle.id, "", 30)]
    told = Event.objects.get(name="interval.estimated")
    assert (told.actor, told.payload) == (
        "staff:1",
        {"product_id": candle.id, "product_category": "", "days": 30},
    )


def test_a_later_one_takes_its_place(store, candle):
    for day, days in ((1, 30), (2, 45)):
        estimate_interval(product_id=candle.id, days=days, actor="staff:1", at=store.at(day))
    assert estimates() == [(candle.id, "", 45)]


def test_it_can_be_taken_back(store, candle):
    estimate_interval(product_id=candle.id, days=30, actor="staff:1", at=store.at(1))
    estimate_interval(product_id=candle.id, days=None, actor="staff:1", at=store.at(2))
    assert estimates() == []
    assert Event.objects.filter(name="interval.estimated").count() == 2


def test_a_product_category_has_one_of_its_own(store, candle):
    estimate_interval(product_category="Home", days=60, actor="staff:1", at=store.at(1))
    estimate_interval(product_id=candle.id, days=30, actor="staff:1", at=store.at(1))
    estimate_interval(product_category="Home", days=61, actor="staff:1", at=store.at(2))
    assert sorted(estimates(), key=str) == sorted([(candle.id, "", 30), (None, "Home", 61)], key=str)


@pytest.mark.parametrize("days", [0, -1, 3_651])
def test_an_interval_is_some_days_and_no_more_than_ten_years(store, days):
    with pytest.raises(NotAnInterval):
        estimate_interval(product_category="Home", days=days, actor="staff:1", at=store.at(1))


def test_an_estimate_is_of_a_product_or_of_a_category(store, candle):
    with pytest.raises(IntegrityError):
        estimate_interval(days=9, actor="staff:1", at=store.at(1))

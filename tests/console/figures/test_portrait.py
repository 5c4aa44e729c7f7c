"""Which sentence opens somebody's page?"""

from dataclasses import replace

import pytest

from regulars.commerce.models import CustomerTotals
from regulars.console.figures.portrait import headline
from regulars.console.queries.person import Known
from regulars.customers.faces import Face
from regulars.insight.models import CustomerProfile, ProductCategoryProfile
from tests.console.cast import NOON, ago

ANN = Known(
    id=1,
    face=Face(1, "Ann Ozola"),
    names=True,
    first_seen_at=ago(100),
    members=(1,),
    language="lv",
    country="LV",
    birth_date=None,
    totals=CustomerTotals(orders=4, revenue_business=8_000, refunded_business=0),
    profile=None,
)


def profile(**more) -> CustomerProfile:
    known = {"usual_interval": 28.4, "days_bought": 4, "rhythm": "early", "last_order_at": ago(12)}
    return CustomerProfile(**{**known, **more})


def said(known: Known, *, waited: int | None = 30) -> str:
    return headline(known, waited=waited, at=NOON)


@pytest.mark.parametrize(
    ("more", "waited", "sentence"),
    [
        ({}, 30, "Ann Ozola orders about every 28 days."),
        ({}, 51, "Ann Ozola orders about every 28 days. Before the latest order it had been 51 days."),
        (
            {"rhythm": "overdue", "last_order_at": ago(51)},
            30,
            "Ann Ozola orders about every 28 days. It has been 51 days.",
        ),
        (
            {"rhythm": "quiet", "last_order_at": ago(200)},
            30,
            "Ann Ozola orders about every 28 days. Silent for 200 days now: they may be gone.",
        ),
        (
            {"days_bought": 1},
            None,
            "Ann Ozola ordered once; people like them come back after about 28 days.",
        ),
        (
            {"product_category": ProductCategoryProfile(name="Home > Candles")},
            30,
            "Ann Ozola orders about every 28 days, mostly Candles.",
        ),
    ],
)
def test_who_is_understood_is_described(more, waited, sentence):
    assert said(replace(ANN, profile=profile(**more)), waited=waited) == sentence


def test_who_is_not_understood_is_counted():
    assert said(ANN) == "Ann Ozola ordered 4 times."
    assert said(replace(ANN, totals=CustomerTotals(orders=1))) == "Ann Ozola ordered once."
    assert said(replace(ANN, profile=profile(usual_interval=None))) == "Ann Ozola ordered 4 times."


def test_who_never_ordered_is_said_not_to_have():
    assert said(replace(ANN, totals=None)) == "Ann Ozola hasn’t ordered yet."


def test_who_has_no_name_is_called_by_address_or_number():
    assert said(replace(ANN, face=Face(1, "", "ann@example.com"))) == "ann@example.com ordered 4 times."
    assert said(replace(ANN, face=Face(1))) == "Person 1 ordered 4 times."

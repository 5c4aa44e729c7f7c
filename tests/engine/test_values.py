from datetime import date
from decimal import Decimal

import pytest

from regulars.customers.attributes import PERSON, Attribute, Kind
from regulars.engine.values import fitting, number, wanted


def attribute(kind):
    return Attribute(
        name="x", kind=kind, source=PERSON, sql="x", label="", meaning="", fresh="", choices=(("a", "A"),)
    )


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (Kind.NUMBER, 3, 3),
        (Kind.MONEY, Decimal("9.99"), Decimal("9.99")),
        (Kind.SHARE, 0, 0),
        (Kind.FLAG, False, False),
        (Kind.DAY, "2026-02-28", date(2026, 2, 28)),
        (Kind.TEXT, "3", "3"),
        (Kind.CHOICE, "a", "a"),
    ],
)
def test_a_value_of_the_right_kind_fits(kind, written, value):
    assert fitting(written, attribute=attribute(kind)) == value


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        (Kind.NUMBER, "3"),
        (Kind.NUMBER, True),
        (Kind.FLAG, 1),
        (Kind.DAY, "2026-02-30"),
        (Kind.DAY, 2026),
        (Kind.TEXT, 3),
        (Kind.CHOICE, "b"),
    ],
)
def test_a_value_of_another_kind_does_not(kind, written):
    assert fitting(written, attribute=attribute(kind)) is None


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_says_what_it_wants(kind):
    assert wanted(attribute(kind))


def test_a_number_is_whole_where_it_is():
    assert (number("3.0"), number("1e2"), number("0.5")) == (3, 100, Decimal("0.5"))
    assert isinstance(number("3.0"), int)

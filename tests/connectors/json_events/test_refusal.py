from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from regulars.connectors.json_events.refusal import Amounts, Refused, check_keys, check_moment, pieces

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Line:
    def __init__(self, key):
        self.key = key


def test_amounts_in_minor_units():
    assert Amounts("EUR", "$.order").minor(Decimal("12.10"), ".total") == 1210
    assert Amounts("JPY", "$.order").minor(Decimal(1200), ".total") == 1200
    assert Amounts("EUR", "$.order").known(None, ".tax") is None


@pytest.mark.parametrize("value", ["-0.01", "NaN", "Infinity", "1e400", "99999999999999.00"])
def test_amounts_that_cannot_be_meant(value):
    with pytest.raises(Refused) as refusal:
        Amounts("EUR", "$.order").minor(Decimal(value), ".total")
    assert refusal.value.where == "$.order.total"
    assert refusal.value.way_out


def test_below_zero_only_where_that_can_be_meant():
    assert Amounts("EUR", "$").minor(Decimal(-1), ".x", signed=True) == -100


@pytest.mark.parametrize("code", ["XYZ", "EU", ""])
def test_what_is_no_currency(code):
    with pytest.raises(Refused) as refusal:
        Amounts(code, "$.order")
    assert refusal.value.where == "$.order.currency"


@pytest.mark.parametrize("quantity", ["0", "-1", "NaN", "1e12"])
def test_quantities_that_nobody_buys(quantity):
    with pytest.raises(Refused):
        pieces(Decimal(quantity), place="$.x")


def test_moments_between_1990_and_tomorrow():
    check_moment(NOON + timedelta(hours=23), at=NOON)
    check_moment(datetime(1990, 1, 1, tzinfo=UTC), at=NOON)
    for moment in (NOON + timedelta(hours=25), datetime(1989, 12, 31, tzinfo=UTC)):
        with pytest.raises(Refused) as refusal:
            check_moment(moment, at=NOON)
        assert "between 1990 and now (2026-03-01T12:00:00Z)" in refusal.value.way_out


def test_keys_stand_once():
    check_keys([Line("1"), Line("2")], place="$.lines")
    with pytest.raises(Refused) as refusal:
        check_keys([Line("1"), Line("2"), Line("1")], place="$.lines")
    assert refusal.value.where == "$.lines[2].id"

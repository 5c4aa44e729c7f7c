"""Is no cent lost?"""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars.money import CurrencyMismatch, Money, MoneyError, convert, split, to_major, to_minor


def test_amounts_of_one_currency_add_up():
    assert Money(150, "EUR") + Money(50, "EUR") - Money(25, "EUR") == -Money(-175, "EUR")


def test_amounts_of_two_currencies_are_never_added():
    with pytest.raises(CurrencyMismatch):
        Money(1, "EUR") + Money(1, "BGN")


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [("12.34", "EUR", 1234), ("1200", "JPY", 1200), ("0.125", "EUR", 12), ("0.135", "EUR", 14)],
)
def test_major_amounts_become_minor_units_half_to_even(amount, currency, minor):
    assert to_minor(amount, currency=currency) == minor


@pytest.mark.parametrize("amount", ["", "ten", "NaN", "Infinity"])
def test_what_is_no_amount_is_refused(amount):
    with pytest.raises(MoneyError):
        to_minor(amount, currency="EUR")


def test_yen_become_cents():
    # 1000 JPY x 0.006 = 6.00 EUR
    assert convert(1000, rate=Fraction(6, 1000), source="JPY", target="EUR") == 600


@given(st.integers(-(10**9), 10**9), st.lists(st.integers(0, 10**6), min_size=1, max_size=20))
def test_parts_sum_to_the_whole(total, weights):
    parts = split(total, weights=weights)
    assert sum(parts) == total
    if sum(weights):
        assert all(
            abs(p - Fraction(total * w, sum(weights))) < 1 for p, w in zip(parts, weights, strict=True)
        )


def test_minor_units_are_told_in_the_decimals_of_their_currency():
    told = [str(to_major(1250, currency=code)) for code in ("EUR", "JPY", "TND")]
    assert told == ["12.50", "1250", "1.250"]

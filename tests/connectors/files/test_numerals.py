"""Is every number read as it was meant, whichever way a country writes it?"""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars.connectors.files.numerals import COMMA, POINT, number, writing

AMOUNTS = st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False)


def as_written(amount: Decimal, *, thousands: str, decimal: str) -> str:
    return f"{amount:,.2f}".translate(str.maketrans({",": thousands, ".": decimal}))


@pytest.mark.parametrize(
    ("text", "decimal", "expected"),
    [
        ("1,234.56", POINT, "1234.56"),
        ("1.234,56", COMMA, "1234.56"),
        ("1 234,56", COMMA, "1234.56"),
        ("1'234.56", POINT, "1234.56"),
        ("€ 12,50", COMMA, "12.50"),
        ("12.50 EUR", POINT, "12.50"),
        ("5 лв.", COMMA, "5"),
        ("-€5.00", POINT, "-5"),
        ("(5.00)", POINT, "-5"),
        ("5.00-", POINT, "-5"),
        ("−7", POINT, "-7"),
        (".5", POINT, "0.5"),
        ("1e-05", POINT, "0.00001"),
    ],
)
def test_a_number_is_read_as_it_is_written(text, decimal, expected):
    assert number(text, decimal=decimal) == Decimal(expected)


@pytest.mark.parametrize(
    ("text", "decimal"),
    [
        ("abc", POINT),
        ("12abc5", POINT),
        ("1,23,456", POINT),
        ("0,250", POINT),
        ("12,50", POINT),
        ("1.5.0", COMMA),
        ("--5", POINT),
        ("1e+16", POINT),
        ("100000000000", POINT),
        ("", POINT),
    ],
)
def test_what_is_no_number_in_this_writing_is_none(text, decimal):
    assert number(text, decimal=decimal) is None


@pytest.mark.parametrize(
    ("texts", "decimal", "sure"),
    [
        (["1,234", "12,50"], COMMA, True),  # 12,50 has two digits after the comma
        (["1,234", "1,234.00"], POINT, True),
        (["1.234.567"], COMMA, True),  # only thousands are parted twice
        (["0.125"], POINT, True),  # no group of thousands begins with 0
        (["1,234"], POINT, False),
        (["12", "13"], POINT, False),
    ],
)
def test_the_column_tells_which_sign_parts_the_decimals(texts, decimal, sure):
    found = writing(texts)
    assert (found.decimal, found.sure) == (decimal, sure)


@given(st.lists(AMOUNTS, min_size=1), st.sampled_from([(",", "."), (".", ","), (" ", ","), ("\u00a0", ",")]))
def test_whoever_writes_cents_is_read_to_the_cent(amounts, signs):
    thousands, decimal = signs
    texts = [as_written(amount, thousands=thousands, decimal=decimal) for amount in amounts]
    found = writing(texts)
    assert [number(text, decimal=found.decimal) for text in texts] == amounts


@given(st.text())
def test_no_text_breaks_the_reading(text):
    assert number(text) is None or abs(number(text)) < 10**11

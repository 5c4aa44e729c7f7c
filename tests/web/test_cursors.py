"""Does a page go on where the last one ended, whatever the list is ordered by?"""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from regulars.web.cursors import Cursor, decode, encode


@pytest.mark.parametrize(
    "value",
    [
        7,
        "Ann",
        1.5,
        True,
        None,
        Decimal("12.50"),
        date(2010, 12, 9),
        datetime(2010, 12, 9, 8, 30, tzinfo=UTC),
    ],
)
def test_a_cursor_comes_back_as_it_went(value):
    for back in (True, False):
        assert decode(encode(Cursor(value, 41, back))) == Cursor(value, 41, back)


def test_an_id_may_be_a_word():
    assert decode(encode(Cursor(None, "replenishment"))) == Cursor(None, "replenishment")


@pytest.mark.parametrize("word", ["", "x", "!!", "bm90IGpzb24", "WzEsMl0", "WyJ6IiwxLDIsdHJ1ZV0"])
def test_what_is_no_cursor_is_none(word):
    assert decode(word) is None

"""Does every reason have a sentence that says the way out?"""

import polars as pl
import pytest

from regulars.connectors.files.problems import Problems
from regulars.connectors.files.reading import LINE
from regulars.connectors.files.reasons import KEPT, REASONS, TITLES, Problem


def test_problems_come_in_the_order_of_the_file():
    found = Problems()
    found.note(
        pl.DataFrame({LINE: [9, 3], "price": ["x", "y"]}),
        reason="not_a_number",
        column="Price",
        value="price",
    )
    found.note(pl.DataFrame({LINE: [4]}), reason="no_order")
    assert list(found) == [
        Problem(3, "Price", "y", "not_a_number"),
        Problem(4, "", "", "no_order"),
        Problem(9, "Price", "x", "not_a_number"),
    ]


def test_nothing_noted_is_nothing():
    assert Problems().frame().is_empty()


def test_every_reason_has_its_title():
    assert TITLES.keys() == REASONS.keys()


@pytest.mark.parametrize("reason", sorted(REASONS.keys() - KEPT - {"nobody", "too_many_cells"}))
def test_what_is_held_back_says_how_it_comes_in(reason):
    assert "import" in str(REASONS[reason])

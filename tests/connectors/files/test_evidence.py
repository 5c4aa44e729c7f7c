"""Do cells confirm or correct what their header says?"""

import polars as pl
import pytest

from regulars.connectors.files.evidence import address_column, corrected, fits


@pytest.mark.parametrize(
    ("field", "cells", "expected"),
    [
        ("unit_price", ["1,50", "2.00"], True),
        ("unit_price", ["cheap", "dear"], False),
        ("placed_at", ["2026-01-05"], True),
        ("email", ["ann@example.com", "ann"], False),  # one of two is not enough
        ("consent_email", ["yes", "no"], True),
        ("product", ["anything"], True),
        ("quantity", [None], True),
    ],
)
def test_most_cells_must_fit(field, cells, expected):
    assert fits(field, pl.Series(cells, dtype=pl.String)) is expected


def test_a_name_of_digits_is_a_number_of_a_customer():
    assert corrected("name", pl.Series(["17", "18"])) == "customer_id"


def test_a_taken_column_is_not_guessed_again(table):
    given = table("Order,Mail\n1,ann@example.com\n")
    assert address_column(given, taken=set()) == "Mail"
    assert address_column(given, taken={"Mail"}) is None

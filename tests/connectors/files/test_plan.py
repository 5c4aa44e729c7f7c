"""Is an import cut into steps of whole documents?"""

from datetime import date

import polars as pl
import pytest

from regulars.commerce.brought.facts import ReviewFact
from regulars.connectors.files import plan as plans
from regulars.connectors.files.errors import MissingColumns, NoSuchColumns
from tests.connectors.files.conftest import said


def test_no_step_cuts_a_document_and_none_is_too_long(monkeypatch):
    monkeypatch.setattr(plans, "ROWS_AT_ONCE", 4)
    orders = pl.Series("order", list("aabbbccddddde"))
    # aa | bbb, and not aabbb = 5; bbb and c c = 5, so apart; ddddd is longer than a step and stands alone
    assert list(plans.whole_documents(orders)) == [(0, 2), (2, 3), (5, 2), (7, 5), (12, 1)]


def test_rows_that_nothing_writes_are_left_out_of_the_steps(told):
    found = told(
        "Order,Date,SKU,Quantity,Price\n1,2026-01-05,a,1,5\n2,2026-01-05,a,-1,0\n3,soon,a,1,5\n"
    ).plan
    assert (found.rows, found.left_out, sum(step.rows for step in found.steps)) == (3, 2, 1)
    assert (found.accounts["rows_stock"], found.accounts["rows_held_back"]) == (1, 1)


def test_a_cell_that_was_only_ignored_holds_no_row_back(told):
    found = told("Order,Date,SKU,Price,Email\n1,2026-01-05,a,5,nobody\n")
    assert (found.plan.accounts["rows_held_back"], len(found.problems), len(found.orders)) == (0, 1, 1)


def test_a_step_can_be_made_again(told):
    (_, orders) = told("Order,Date,SKU,Price\n1,2026-01-05,a,5\n").plan.steps
    assert list(orders.facts()) == list(orders.facts())


def test_columns_that_are_not_there_are_named(told):
    with pytest.raises(NoSuchColumns, match="Moon, moons"):
        told("Order,Date,SKU,Price\n1,2026-01-05,a,5\n", columns={"order_id": "Moon", "moons": "SKU"})


def test_without_its_must_haves_a_file_is_refused_by_name(told):
    with pytest.raises(MissingColumns, match="Date of the order"):
        told("Order,SKU,Price\n1,a,5\n")


def test_how_dates_are_read_is_answered_for_all_files_of_a_zip(zipped):
    orders = "Order,Date,SKU,Price\n1,01/02/2026,a,2\n2,02/02/2026,a,2\n"
    reviews = (
        "Review ID,Review Title,Review Content,Review Score,Date,Product Title\n1,A,B,5,03/02/2026,Candle\n"
    )
    found = said(zipped(orders=orders, reviews=reviews), date_order="day")
    assert [order.placed_at.date() for order in found.orders.values()] == [
        date(2026, 1, 31),
        date(2026, 2, 1),
    ]
    assert [fact.written_at.date() for fact in found.facts if isinstance(fact, ReviewFact)] == [
        date(2026, 2, 2)
    ]  # midnight in Riga is the evening before in Greenwich

"""Are cells read column by column, and what can't be read noted with its line?"""

from datetime import UTC, date, datetime
from decimal import Decimal

import msgspec
import pytest

from regulars.connectors.files.cells import check_dates, read_cells
from regulars.connectors.files.columns import propose
from regulars.connectors.files.errors import DatesContradict, DatesUnclear
from tests.connectors.files.conftest import TERMS

HEAD = "Order,Date,SKU,Quantity,Price\n"


def cells(table, **changes):
    return read_cells(table, msgspec.structs.replace(propose(table).mapping, **changes), terms=TERMS)


def noted(found) -> list[tuple[int, str, str, str]]:
    return [(p.line, p.column, p.value, p.reason) for p in found.problems]


def test_numbers_and_dates_come_out_exact(table):
    found = cells(table('Order;Date;SKU;Quantity;Price\n1;13.01.2026. 10:00;a;0,250;"1 020,50"\n'))
    row = found.frame.row(0, named=True)
    assert (row["quantity"], row["unit_price"]) == (Decimal("0.25"), Decimal("1020.50"))
    assert row["placed_at"] == datetime(2026, 1, 13, 8, tzinfo=UTC)


def test_one_column_that_proves_its_decimals_speaks_for_the_others(table):
    found = cells(table('Order,Date,SKU,Price,Shipping\n1,2026-01-05,a,"2,50","1,234"\n'))
    assert found.frame["shipping"].to_list() == [Decimal("1.234")]


def test_a_bad_number_and_a_bad_date_hold_their_rows_back_with_line_and_column(table):
    found = cells(table(HEAD + "1,2026-01-05,a,1,2\n2,2026-01-05,a,one,2\n3,never,a,1,2\n"))
    assert noted(found) == [(3, "Quantity", "one", "not_a_number"), (4, "Date", "never", "not_a_date")]
    assert found.left()["order_id"].to_list() == ["1"]


def test_a_date_that_could_be_two_asks_and_says_where(table):
    given = table(HEAD + "1,01/02/2026,a,1,2\n2,02/01/2026,a,1,2\n")
    with pytest.raises(DatesUnclear) as asked:
        check_dates(given, propose(given).mapping)
    assert asked.value.facts == {"column": "Date", "line": 2, "value": "01/02/2026"}
    assert cells(given, date_order="month").frame["placed_at"][0] == datetime(2026, 1, 1, 22, tzinfo=UTC)


def test_dates_in_both_orders_are_reported_by_line_and_asked_about(table):
    given = table(HEAD + "1,13/12/2025,a,1,2\n2,12/14/2025,a,1,2\n")
    with pytest.raises(DatesContradict) as asked:
        cells(given)
    assert (asked.value.facts["day_line"], asked.value.facts["month_line"]) == (2, 3)
    found = cells(given, date_order="day")
    assert noted(found) == [(3, "Date", "12/14/2025", "not_a_date")]


def test_a_date_in_another_form_than_the_rest_is_reported_or_read_if_told_so(table):
    text = HEAD + "1,2026-01-05,a,1,2\n2,2026-01-06,a,1,2\n3,13.01.2026,a,1,2\n"
    assert noted(cells(table(text))) == [(4, "Date", "13.01.2026", "other_date_form")]
    both = cells(table(text), mixed_dates=True)
    assert noted(both) == []
    assert both.frame["placed_at"][2] == datetime(2026, 1, 12, 22, tzinfo=UTC)


def test_the_time_may_stand_in_a_column_of_its_own(table):
    found = cells(table("Order,Date,Time,SKU,Price\n1,2026-01-05,10:30,a,2\n"))
    assert found.frame["placed_at"].to_list() == [datetime(2026, 1, 5, 8, 30, tzinfo=UTC)]


def test_a_bad_birthday_costs_only_itself(table):
    found = cells(table("Customer ID,Email,Birthday\n1,ann@example.com,1990-05-06\n2,bo@example.com,May\n"))
    assert found.frame["birth_date"].to_list() == [date(1990, 5, 6), None]
    assert noted(found) == [(3, "Birthday", "May", "date_ignored")]
    assert found.left().height == 2


def test_numbers_of_people_and_things_lose_what_spreadsheets_add(table):
    found = cells(
        table("Order,Date,SKU,Price,Customer ID,Phone\n1,2026-01-05,a,2,'17,'+371\n".replace("'17", "17.0"))
    )
    assert (found.frame["customer_id"][0], found.frame["phone"][0]) == ("17", "+371")


def test_words_for_nothing_are_nothing_but_a_name_is_a_name(table):
    found = cells(table("Order,Date,SKU,Price,Customer ID,Customer name\n1,2026-01-05,a,2,NULL,Null\n"))
    assert (found.frame["customer_id"][0], found.frame["name"][0]) == (None, "Null")

"""Does any export become a table, and what is none a sentence with the way out?"""

import io
import zipfile
from datetime import datetime

import polars as pl
import pytest

from regulars.connectors.files.errors import Damaged, NotATable, NothingThere, NotWhatItSays
from regulars.connectors.files.reading import EXCEL, LINE, PARQUET, as_text, read
from tests.connectors.files.conftest import FIXTURES
from tests.connectors.files.workbook import workbook

ROWS = [
    ["Order number", "Date", "SKU", "Quantity", "Price"],
    ["1001", datetime(2026, 1, 5, 10, 2), "CREAM", 2, 19.5],
    ["1002", datetime(2026, 1, 6), "SOAP", 1, 10],
]


def parquet(frame: pl.DataFrame) -> bytes:
    out = io.BytesIO()
    frame.write_parquet(out)
    return out.getvalue()


def zipped(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "order,sku\n1,a\n")
    return out.getvalue()


def test_a_workbook_becomes_text_with_its_row_numbers(written):
    found = read(written(workbook([["Report of January"], *ROWS]), name="orders.xlsx"))
    assert found.kind == EXCEL
    assert found.headers == ("Order number", "Date", "SKU", "Quantity", "Price")
    assert found.frame[LINE].to_list() == [3, 4]
    assert found.frame.row(0) == ("1001", "2026-01-05 10:02:00", "CREAM", "2", "19.5", 3)


def test_parquet_becomes_text_as_people_write_it(written):
    frame = pl.DataFrame(
        {"Invoice": ["C1"], "Price": [6.95], "Customer ID": [13085.0], "Day": [datetime(2026, 1, 5)]}
    )
    found = read(written(parquet(frame), name="orders.parquet"))
    assert found.kind == PARQUET
    assert found.frame.drop(LINE).row(0)[:3] == ("C1", "6.95", "13085")
    assert found.frame["Day"][0].startswith("2026-01-05 00:00:00")


def test_a_float_that_is_no_whole_number_keeps_its_digits():
    assert as_text(pl.Series([0.1, 2.0, None, 1e-3])).to_list() == ["0.1", "2", None, "0.001"]


def test_shopifys_notes_over_two_lines_cost_no_row():
    found = read(FIXTURES / "shopify_orders.csv")
    assert found.frame[LINE].to_list() == [2, 4, 5, 6, 7, 8]  # the note takes lines 2 and 3


def test_packed_items_get_rows_of_their_own():
    found = read(FIXTURES / "woocommerce_packed.csv")
    assert found.frame.select("order_id", "sku", "quantity").rows() == [
        ("601", "CREAM-50", "2"),
        ("601", None, "1"),
        ("602", None, "1"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("orders.csv", workbook(ROWS), "an Excel workbook"),
        ("orders.xlsx", b"order,sku\n1,a\n", "a CSV file"),
        ("orders.parquet", b"order,sku\n1,a\n", "a CSV file"),
        ("orders.csv", parquet(pl.DataFrame({"a": [1]})), "a Parquet file"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_with_the_way_out(written, name, content, found):
    with pytest.raises(NotWhatItSays) as refused:
        read(written(content, name=name))
    assert f"“{name}”" in str(refused.value)
    assert f"it is {found}. Give it the ending" in str(refused.value)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"<!DOCTYPE html><table>", "a web page"),
        (b'{"orders": []}', "a JSON file"),
        (b"\x1f\x8b\x08\x00", "a compressed file: unpack it first"),
        (zipped("orders.pdf"), "a compressed file without any CSV file in it"),
    ],
)
def test_what_holds_no_table_is_named(written, content, found):
    with pytest.raises(NotATable, match=found):
        read(written(content, name="orders.xls"))


@pytest.mark.parametrize("content", [b"", b"  \n\n", b"order,sku\n"])
def test_a_file_without_rows_says_so(written, content):
    with pytest.raises(NothingThere, match="holds no rows"):
        read(written(content))


@pytest.mark.parametrize(
    ("name", "content"),
    [("orders.xlsx", workbook(ROWS)[:900]), ("orders.parquet", parquet(pl.DataFrame({"a": [1] * 99}))[:90])],
)
def test_a_download_that_was_cut_off_says_so(written, name, content):
    with pytest.raises(Damaged, match="fetch it again"):
        read(written(content, name=name))

"""Does every row come with the line it begins in?"""

import pytest

from regulars.connectors.files.delimited import read_delimited, sniff
from regulars.connectors.files.errors import NoColumns, NothingThere, OpenQuote


def rows(text: str) -> list[tuple[int, ...]]:
    found = read_delimited(text, name="orders.csv")
    return [(line, *row) for line, row in zip(found.lines, found.frame.iter_rows(), strict=True)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter):
    text = "order id,sku,price\n1,a,2\n2,b,3\n".replace(",", delimiter)
    assert sniff(text) == delimiter
    assert rows(text) == [(2, "1", "a", "2"), (3, "2", "b", "3")]


def test_a_decimal_comma_is_no_delimiter():
    assert sniff("order;price\n1;2,50\n2;3,50\n") == ";"


def test_a_quoted_cell_may_hold_lines_and_the_next_row_keeps_its_place():
    assert rows('order,note\n1,"a\nb"\n2,c\n') == [(2, "1", "a\nb"), (4, "2", "c")]


def test_blank_lines_count_as_lines_and_not_as_rows():
    assert rows("order,sku\n1,a\n\n2,b\n") == [(2, "1", "a"), (4, "2", "b")]


def test_titles_above_the_header_are_passed_over():
    text = "Sales report;;\n;;\nOrder number;Date;SKU\n1;2026-01-01;a\n"
    assert rows(text) == [(4, "1", "2026-01-01", "a")]


def test_excels_own_hint_is_followed():
    assert rows("sep=;\norder;sku\n1;a\n") == [(3, "1", "a")]


def test_windows_lines_end_as_others_do():
    assert rows("order,sku\r\n1,a\r\n") == [(2, "1", "a")]


def test_a_row_with_too_many_cells_is_told_apart():
    found = read_delimited("order,sku\n1,a\n2,b,c\n3,d\n", name="orders.csv")
    assert (found.ragged, list(found.lines)) == ((3,), [2, 4])


def test_a_short_row_is_filled_up():
    assert rows("order,sku,price\n1,a\n2,b,3\n") == [(2, "1", "a", None), (3, "2", "b", "3")]


def test_an_open_quote_is_refused_with_its_line():
    with pytest.raises(OpenQuote) as refused:
        read_delimited('order,sku\n1,a\n2,"b\n3,c\n', name="orders.csv")
    assert refused.value.facts == {"line": 3}


def test_prose_is_no_table():
    with pytest.raises(NoColumns):
        read_delimited("Dear Sir\nnothing here\n", name="letter.txt")


def test_a_header_alone_holds_nothing():
    with pytest.raises(NothingThere):
        read_delimited("order,sku\n", name="orders.csv")

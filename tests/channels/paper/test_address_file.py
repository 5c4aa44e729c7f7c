"""What stands in the file of addresses that a printer, or a spreadsheet, opens?"""

import csv
import io

import pytest

from regulars.channels.paper.address_file import COLUMNS, address_file, harmless
from regulars.customers.postal import PostalAddress
from tests.channels.byhand.cast import ANN, DITA
from tests.channels.paper.pieces import piece

FROM_LATVIA = {"sent_from": "LV", "language": "lv"}


def read(file: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"), newline="")))


def test_spreadsheets_know_its_letters_by_the_mark_and_its_columns_by_their_names():
    file = address_file([piece(ANN), piece(DITA, send_id=7, text="Здравей!\n\nДо скоро")], **FROM_LATVIA)
    assert file.startswith(b"\xef\xbb\xbfnumber,name,")
    ann, dita = read(file)
    assert tuple(ann) == COLUMNS
    assert (ann["number"], ann["name"], ann["line_3"]) == ("1", "Anna Bērziņa", "Rīga, LV-1010")
    assert (dita["line_3"], dita["line_4"], dita["message"]) == ("1504 София", "BULGĀRIJA", "7")
    assert dita["text"] == "Здравей!\n\nДо скоро"


def test_no_cell_is_a_formula():
    hostile = PostalAddress(
        name='=HYPERLINK("http://evil.test")', street="@SUM(A1)", city="-1+1", company="+37126000001",
        country="LV",
    )  # fmt: skip
    (row,) = read(address_file([piece(hostile, subject="\t=1+1")], **FROM_LATVIA))
    assert all(not cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row.values())
    assert row["name"] == '\'=HYPERLINK("http://evil.test")'


@pytest.mark.parametrize(
    "cell",
    [
        "=1",
        "+1",
        "-1",
        "@x",
        "\t1",
        "\r1",
        " =1",
        "\n1",
        "\u2003=1",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff201",
    ],
)
def test_what_begins_a_formula_is_told_apart(cell):
    assert harmless(cell) == f"'{cell}"


def test_what_begins_none_stays_as_it_is():
    assert harmless("Brīvības iela 1-2") == "Brīvības iela 1-2"

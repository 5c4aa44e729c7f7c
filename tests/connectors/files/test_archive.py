"""Are the tables in a zip file found, and is one that can't be used refused with the way out?"""

import zipfile

import pytest

from regulars.connectors.files import archive
from regulars.connectors.files.errors import (
    ArchiveTooBig,
    Damaged,
    Locked,
    MixedArchive,
    NotATable,
    NothingThere,
)
from regulars.connectors.files.reading import read
from tests.connectors.files.conftest import said

ORDERS = "Order,Date,SKU,Price\n{},2026-01-05,a,2\n"


def test_tables_come_in_the_order_of_their_names_and_a_macs_leavings_are_passed_over(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for name in ("x/b.csv", "x/a.CSV", "__MACOSX/x/._a.csv", "x/.hidden.csv", "readme.md"):
            packed.writestr(name, name)
    assert archive.tables_in(path, name="a.zip") == [("a.CSV", b"x/a.CSV"), ("b.csv", b"x/b.csv")]
    assert archive.has_tables(path)


def test_files_of_the_same_columns_are_read_as_one(zipped):
    found = said(zipped(first=ORDERS.format(1), second=ORDERS.format(2) + "3,,a,2\n", third=""))
    assert found.orders.keys() == {"1", "2"}
    assert found.problems == [(3, "second.csv: Date", "", "no_date")]
    assert found.plan.rows == 3


def test_a_file_that_has_nothing_to_do_with_the_others_is_named(zipped):
    with pytest.raises(MixedArchive, match=r"“second\.csv” in “export\.zip”"):
        read(zipped(first=ORDERS.format(1), second="Colour,Size\nred,5\n"))


def test_a_zip_without_tables_is_none_and_an_empty_one_holds_nothing(tmp_path, zipped):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("readme.md", "Hello")
    with pytest.raises(NotATable):
        read(path)
    with pytest.raises(NothingThere):
        read(zipped(orders=""))


def test_a_zip_cut_off_in_mid_download_is_damaged(tmp_path, zipped):
    whole = zipped(orders=ORDERS.format(1)).read_bytes()
    path = tmp_path / "cut.zip"
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Damaged, match=r"cut\.zip"):
        read(path)


def test_a_locked_zip_and_one_that_unpacks_to_more_than_any_export_are_refused(tmp_path, zipped, monkeypatch):
    path = zipped(orders=ORDERS.format(1))
    monkeypatch.setattr(archive, "MOST_BYTES", 10)
    with pytest.raises(ArchiveTooBig):
        read(path)
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1  # the flag of the directory that says: encrypted
    path.write_bytes(bytes(content))
    with pytest.raises(Locked, match="password"):
        read(path)

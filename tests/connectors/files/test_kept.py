"""Are files kept whole, for their owner alone, until they are deleted?"""

import stat

import pytest

from regulars.connectors.files import kept


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path / "data"))


def test_a_file_is_kept_under_another_name_with_its_ending():
    copy = kept.keep([b"order,", b"sku\n"], name="../../My orders.CSV")
    assert (copy.path.parent, copy.path.suffix, copy.size) == (kept.folder(), ".csv", 10)
    assert b"".join(kept.pieces_of(copy.path)) == b"order,sku\n"


def test_equal_content_is_known_by_its_digest():
    assert kept.keep([b"a", b"b"], name="x.csv").digest == kept.keep([b"ab"], name="y.csv").digest


def test_nobody_else_may_look_into_the_folder():
    assert stat.S_IMODE(kept.folder().stat().st_mode) == 0o700


def test_what_breaks_off_leaves_no_file_that_looks_whole():
    def pieces():
        yield b"order"
        raise ConnectionError

    with pytest.raises(ConnectionError):
        kept.keep(pieces(), name="x.csv")
    assert list(kept.folder().glob("*.csv")) == []


def test_deleting_twice_is_no_matter():
    copy = kept.keep([b"a"], name="x.csv")
    kept.delete(copy.path.name)
    kept.delete(copy.path.name)
    kept.delete("")
    assert not kept.place_of(copy.path.name).exists()

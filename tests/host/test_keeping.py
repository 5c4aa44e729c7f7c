"""Backups have a place, names by which they sort, and as many as somebody wants."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from regulars.host import keeping

FIRST = datetime(2025, 3, 1, 3, 15, tzinfo=UTC)


def kept(folder, *, days: int) -> keeping.Place:
    """A folder with a backup of each of so many days."""
    place = keeping.place_of(str(folder), aside=folder)
    for day in range(days):
        with place.taking_in(keeping.name_at(FIRST + timedelta(days=day))) as file:
            file.write_text(str(day))
    return place


def test_a_backup_is_called_by_its_moment_in_utc():
    in_riga = datetime(2025, 3, 1, 5, 15, tzinfo=timezone(timedelta(hours=2)))
    assert keeping.name_at(in_riga) == "regulars-20250301T031500Z.backup"


def test_the_newest_so_many_are_kept_and_nothing_else_is_touched(tmp_path):
    place = kept(tmp_path, days=5)
    (tmp_path / "before-the-sale.backup").write_text("mine")
    gone = keeping.forget_all_but(place, 2)
    assert gone == [f"regulars-2025030{day}T031500Z.backup" for day in (1, 2, 3)]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "before-the-sale.backup",
        "regulars-20250304T031500Z.backup",
        "regulars-20250305T031500Z.backup",
    ]


def test_fewer_than_so_many_are_all_kept(tmp_path):
    assert keeping.forget_all_but(kept(tmp_path, days=2), 14) == []


def test_a_folder_stands_for_its_newest_backup_and_a_file_for_itself(tmp_path, monkeypatch):
    kept(tmp_path / "nightly", days=3)
    with keeping.found(str(tmp_path / "nightly"), aside=tmp_path) as file:
        assert file.read_text() == "2"
    monkeypatch.chdir(tmp_path / "nightly")
    with keeping.found("regulars-20250301T031500Z.backup", aside=tmp_path) as file:
        assert file.read_text() == "0"


def test_a_folder_for_backups_is_made_for_its_owners_eyes(tmp_path):
    kept(tmp_path / "new", days=1)
    assert oct((tmp_path / "new").stat().st_mode & 0o777) == "0o700"


@pytest.mark.parametrize("source", ["nowhere.backup", "."])
def test_where_no_backup_is_somebody_is_told(tmp_path, monkeypatch, source):
    monkeypatch.chdir(tmp_path)
    with (
        pytest.raises(keeping.NoSuchBackup, match=r"nowhere|no backup in"),
        keeping.found(source, aside=tmp_path),
    ):
        raise AssertionError


def test_a_folder_that_is_a_file_is_told_with_the_way_out(tmp_path):
    (tmp_path / "taken").write_text("")
    with (
        pytest.raises(keeping.PlaceOutOfReach, match=r"can't be used: .* who owns it"),
        keeping.place_of(str(tmp_path / "taken"), aside=tmp_path).taking_in("x"),
    ):
        raise AssertionError


def test_a_bucket_without_a_name_is_refused(tmp_path):
    with pytest.raises(keeping.PlaceOutOfReach, match="names no bucket"):
        keeping.place_of("s3:///prefix", aside=tmp_path)

"""Data lies where it was named, else where the platform keeps such; never where another version wrote."""

import os
from pathlib import Path

import pytest

from regulars.host import paths


def test_the_environment_names_the_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path / "shop"))
    assert paths.data_folder() == tmp_path / "shop"


def test_a_checkout_keeps_its_data_beside_the_code(monkeypatch, tmp_path):
    monkeypatch.delenv("REGULARS_DATA", raising=False)
    monkeypatch.setattr(paths, "CHECKOUT", tmp_path)
    (tmp_path / "pyproject.toml").touch()
    assert paths.data_folder() == tmp_path / "data"


def test_an_installed_package_uses_the_platforms_folder(monkeypatch, tmp_path):
    monkeypatch.delenv("REGULARS_DATA", raising=False)
    monkeypatch.setattr(paths, "CHECKOUT", tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert tmp_path in paths.data_folder().parents
    assert paths.data_folder().name == "regulars"


def test_a_new_folder_is_for_its_owner_alone_and_an_old_one_stays_as_it_is(tmp_path):
    new, old = tmp_path / "a" / "new", tmp_path / "old"
    old.mkdir(mode=0o755)
    assert oct(paths.made(new).stat().st_mode & 0o777) == "0o700"
    assert oct(paths.made(old).stat().st_mode & 0o777) == "0o755"


def test_a_folder_of_somebody_else_is_left_to_them(monkeypatch, tmp_path):
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(paths.FolderNotOurs, match="belongs to another user"):
        paths.made(tmp_path)


def test_the_cluster_is_named_after_its_major_version(tmp_path):
    assert paths.cluster(tmp_path) == tmp_path / "pg18"


@pytest.mark.parametrize("other", ["pg17", "pg19"])
def test_the_data_of_another_major_version_is_refused_with_the_way_out(tmp_path, other):
    (tmp_path / other).mkdir()
    with pytest.raises(
        paths.UnknownStore, match=rf"PostgreSQL {other[2:]}, .*regulars backup .*regulars restore"
    ):
        paths.cluster(tmp_path)


def test_a_folder_that_says_18_and_holds_something_else_is_refused(tmp_path):
    (tmp_path / "pg18").mkdir()
    Path(tmp_path, "pg18", "PG_VERSION").write_text("19\n")
    with pytest.raises(paths.UnknownStore, match="PostgreSQL 19"):
        paths.cluster(tmp_path)


def test_an_old_cluster_beside_the_present_one_is_no_obstacle(tmp_path):
    (tmp_path / "pg17").mkdir()
    (tmp_path / "pg18").mkdir()
    assert paths.cluster(tmp_path) == tmp_path / "pg18"

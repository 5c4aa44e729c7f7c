"""A store saved into one file comes back whole, in one step or not at all."""

import json
import os
import tarfile
from pathlib import Path

import psycopg
import pytest

from regulars.host import backup, keys, paths, schema
from tests.host.conftest import asked, do

AT = "2025-03-01T09:00:00+00:00"


@pytest.fixture
def shop(bare, tmp_path):
    """A small store: a table that refuses changes, rows with any letters, keys of its own."""
    do(
        bare.owner_url,
        """
        CREATE TABLE django_migrations (id int);
        COMMENT ON TABLE django_migrations IS 'all applied';
        CREATE TABLE fact (id int PRIMARY KEY, name text);
        INSERT INTO fact VALUES (1, 'Līga'), (2, E'tab\\tand \\\\.'), (3, 'Бо');
        CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;
        CREATE TRIGGER guard BEFORE UPDATE OR DELETE ON fact FOR EACH ROW EXECUTE FUNCTION refuse_change();
        """,
    )
    folder = tmp_path / "here"
    keys.load_or_make(paths.key_file(paths.made(folder)))
    return bare, folder


@pytest.fixture
def saved(shop, tmp_path):
    store, folder = shop
    backup.save(tmp_path / "store.backup", owner_url=store.owner_url, folder=folder, at=AT)
    return tmp_path / "store.backup"


@pytest.fixture
def elsewhere(server, tmp_path):
    """An empty database, and a folder with other keys."""
    do(server.superuser_url, "CREATE DATABASE elsewhere OWNER regulars")
    folder = tmp_path / "there"
    keys.load_or_make(paths.key_file(paths.made(folder)))
    yield server.owner_url.replace("/regulars?", "/elsewhere?"), folder
    do(server.superuser_url, "DROP DATABASE elsewhere WITH (FORCE)")


def names(url: str) -> object:
    return asked(url, "SELECT array_agg(name ORDER BY id) FROM fact")


def test_a_backup_is_one_file_that_only_its_owner_reads(saved):
    assert oct(saved.stat().st_mode & 0o777) == "0o600"
    assert [path.name for path in saved.parent.iterdir() if path.name.startswith(".backup")] == []
    with tarfile.open(saved) as tar:
        assert tar.getnames() == ["about.json", "keys.json", "database.dump"]


def test_rows_rules_and_keys_come_back_in_an_empty_place(shop, saved, elsewhere):
    url, folder = elsewhere
    about = backup.restore(saved, owner_url=url, folder=folder, replace=False)
    assert (about.at, about.postgresql) == (AT, 18)
    assert names(url) == ["Līga", "tab\tand \\.", "Бо"]
    with pytest.raises(psycopg.errors.RaiseException):
        do(url, "DELETE FROM fact")
    assert keys.load(paths.key_file(folder)) == keys.load(paths.key_file(shop[1]))


def test_after_a_restore_migrations_and_rights_are_looked_at_again(saved, elsewhere):
    url, folder = elsewhere
    backup.restore(saved, owner_url=url, folder=folder, replace=False)
    with psycopg.connect(url) as connection:
        assert not schema.is_current(connection)


def test_a_restored_store_can_be_saved_and_restored_again(saved, elsewhere, tmp_path):
    url, folder = elsewhere
    backup.restore(saved, owner_url=url, folder=folder, replace=False)
    backup.save(tmp_path / "second.backup", owner_url=url, folder=folder, at=AT)
    do(url, "DROP TABLE fact; CREATE TABLE later (id int)")
    backup.restore(tmp_path / "second.backup", owner_url=url, folder=folder, replace=True)
    assert names(url) == ["Līga", "tab\tand \\.", "Бо"]
    assert asked(url, "SELECT to_regclass('later') IS NULL")


def test_a_store_that_is_not_empty_is_kept_unless_told_otherwise(shop, saved):
    store, folder = shop
    do(store.owner_url, "INSERT INTO fact VALUES (4, 'Dita')")
    with pytest.raises(backup.StoreNotEmpty, match="--yes"):
        backup.restore(saved, owner_url=store.owner_url, folder=folder, replace=False)
    assert asked(store.owner_url, "SELECT count(*) FROM fact") == 4
    backup.restore(saved, owner_url=store.owner_url, folder=folder, replace=True)
    assert asked(store.owner_url, "SELECT count(*) FROM fact") == 3


def test_a_store_in_use_is_not_replaced(shop, saved, monkeypatch):
    store, folder = shop
    monkeypatch.setattr(backup, "LEAVING_SECONDS", 0.1)
    with psycopg.connect(store.app_url), pytest.raises(backup.StoreInUse, match="regulars serve"):
        backup.restore(saved, owner_url=store.owner_url, folder=folder, replace=True)


def test_a_dump_that_breaks_off_changes_nothing(shop, saved, tmp_path):
    store, folder = shop
    before = keys.load(paths.key_file(folder))
    do(store.owner_url, "INSERT INTO fact VALUES (4, 'Dita')")
    with pytest.raises(backup.RestoreFailed, match="the store is as it was"):
        backup.restore(shortened(saved, tmp_path), owner_url=store.owner_url, folder=folder, replace=True)
    assert asked(store.owner_url, "SELECT count(*) FROM fact") == 4
    assert keys.load(paths.key_file(folder)) == before


def shortened(saved: Path, tmp_path: Path) -> Path:
    """The same backup with a dump that lacks its last bytes."""
    broken = tmp_path / "broken.backup"
    with tarfile.open(saved) as whole, tarfile.open(broken, "w") as tar:
        whole.extractall(tmp_path / "parts", filter="data")
        dump = tmp_path / "parts" / "database.dump"
        os.truncate(dump, dump.stat().st_size - 40)
        for name in whole.getnames():
            tar.add(tmp_path / "parts" / name, arcname=name)
    return broken


def test_a_file_of_something_else_is_refused(elsewhere, tmp_path):
    url, folder = elsewhere
    (tmp_path / "orders.csv").write_text("order,total\n1,20\n")
    with pytest.raises(backup.NotABackup, match=r"orders\.csv is not a whole backup"):
        backup.restore(tmp_path / "orders.csv", owner_url=url, folder=folder, replace=True)


@pytest.mark.parametrize("later", [{"form": 2, "regulars": "9.0"}, {"regulars": "9.0"}])
def test_a_backup_of_a_later_form_or_version_is_refused(saved, elsewhere, tmp_path, later):
    url, folder = elsewhere
    with tarfile.open(saved) as whole:
        whole.extractall(tmp_path / "parts", filter="data")
    about = tmp_path / "parts" / "about.json"
    about.write_text(json.dumps({**json.loads(about.read_text()), **later}))
    with tarfile.open(tmp_path / "later.backup", "w") as tar:
        for name in ("about.json", "keys.json", "database.dump"):
            tar.add(tmp_path / "parts" / name, arcname=name)
    with pytest.raises(backup.NotABackup, match=r"written by Regulars 9\.0, which is newer"):
        backup.restore(tmp_path / "later.backup", owner_url=url, folder=folder, replace=True)


def test_a_database_that_does_not_answer_leaves_no_file(tmp_path):
    keys.load_or_make(paths.key_file(tmp_path))
    with pytest.raises(backup.BackupFailed, match="could not be saved"):
        backup.save(
            tmp_path / "store.backup", owner_url="postgresql://127.0.0.1:1/shop", folder=tmp_path, at=AT
        )
    assert not (tmp_path / "store.backup").exists()

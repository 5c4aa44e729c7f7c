"""The machine's own commands, as one types them."""

import json
import re

import psycopg
import pytest
from click.testing import CliRunner
from procrastinate.contrib.django import app

from regulars.apps import members
from regulars.cli import regulars
from regulars.host import keys, paths
from regulars.host.backup import StoreNotEmpty
from tests.host.conftest import asked, do


def test_migrate_brings_the_tables_up_to_date_and_says_so(typed, database):
    assert typed("migrate") == "The tables are those of this version.\n"
    assert json.loads(typed("migrate", "--json")) == {"migrated": True}
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        do(database.app_url, "DELETE FROM event")


def test_a_store_is_saved_and_comes_back_with_its_keys(typed, database, tmp_path):
    typed("migrate")
    before = keys.load(paths.key_file(tmp_path / "data"))
    do(database.owner_url, "UPDATE business SET name = 'Amber & Pine'")
    saved = json.loads(typed("backup", str(tmp_path / "store.backup"), "--json"))
    assert saved["bytes"] == (tmp_path / "store.backup").stat().st_size
    do(database.owner_url, "UPDATE business SET name = 'Ruined'")
    typed("rotate", "all")
    clusters = asked(database.owner_url, "SELECT count(*) FROM cluster")
    back = typed("restore", str(tmp_path / "store.backup"), "--yes")
    assert re.search(r"The store of \d{4}-\d\d-\d\d \d\d:\d\d UTC is back\.\n$", back)
    assert asked(database.app_url, "SELECT name FROM business") == "Amber & Pine"
    assert keys.load(paths.key_file(tmp_path / "data")) == before
    assert asked(database.owner_url, "SELECT count(*) FROM cluster") == clusters + 1
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        do(database.app_url, "DELETE FROM event")


def test_a_store_that_is_not_empty_is_not_replaced_by_accident(typed, tmp_path):
    typed("migrate")
    typed("backup", str(tmp_path / "store.backup"))
    with pytest.raises(StoreNotEmpty, match="--yes"):
        typed("restore", str(tmp_path / "store.backup"))


def test_nightly_backups_keep_the_newest_and_any_of_them_comes_back(typed, database, tmp_path):
    nightly = tmp_path / "nightly"
    nightly.mkdir()
    (nightly / "regulars-20200101T031500Z.backup").write_text("old")
    typed("migrate")
    do(database.owner_url, "UPDATE business SET name = 'Amber & Pine'")
    saved = json.loads(typed("backup", "--to", str(nightly), "--keep", "1", "--json"))
    assert saved["forgotten"] == ["regulars-20200101T031500Z.backup"]
    assert [str(path) for path in nightly.iterdir()] == [saved["file"]]
    do(database.owner_url, "UPDATE business SET name = 'Ruined'")
    back = json.loads(typed("restore", str(nightly), "--yes", "--json"))
    assert back["file"] == saved["file"].rpartition("/")[2]
    assert asked(database.app_url, "SELECT name FROM business") == "Amber & Pine"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "Say where to"),
        (("store.backup", "--to", "nightly"), "Say where to"),
        (("store.backup", "--keep", "3"), "--keep goes with --to"),
        (("--to", "nightly", "--keep", "0"), "0 is not in the range"),
    ],
)
def test_a_backup_without_a_clear_place_is_refused(typed, words, told):
    assert told in json.loads(refused(typed, "backup", *words, "--json"))["error"]


def refused(typed, *words):
    """What a command printed that ended otherwise than well."""
    ended = CliRunner().invoke(regulars, words)
    assert ended.exit_code != 0
    return ended.stdout


def test_new_keys_take_over_one_ring_or_all(typed, tmp_path):
    file = paths.key_file(paths.made(tmp_path / "data"))
    keys.load_or_make(file)
    assert json.loads(typed("rotate", "links", "--json"))["rotated"] == "links"
    assert (keys.load(file).links.newest, keys.load(file).credentials.newest) == ("2", "1")
    typed("rotate", "all")
    assert (keys.load(file).links.newest, keys.load(file).credentials.newest) == ("3", "2")


def test_a_lost_key_file_is_made_anew_only_when_all_are_rotated(typed, tmp_path):
    with pytest.raises(keys.KeysLost):
        typed("rotate", "links")
    typed("rotate", "all")
    assert keys.load(paths.key_file(tmp_path / "data")).links.newest == "2"


def test_housekeeping_does_what_is_due_and_stops(typed, database):
    """All that ever stands in a schedule is due, in a store where nothing is."""
    typed("migrate")
    members("jobs")
    tasks = {each.task for each in app.periodic_registry.periodic_tasks.values()}
    for task in tasks:
        task.defer(timestamp=0)
    assert json.loads(typed("jobs", "--until-idle", "--json")) == {"idle": True}
    ended = "SELECT array_agg(DISTINCT task_name) FROM procrastinate_jobs WHERE status = 'succeeded'"
    assert {task.name for task in tasks} <= set(asked(database.app_url, ended))
    assert asked(database.app_url, "SELECT count(*) FROM procrastinate_jobs WHERE status <> 'succeeded'") == 0


def test_what_stands_in_a_schedule_is_done_when_it_is_due(typed, database):
    typed("migrate")
    assert (
        typed("jobs", "--until-idle") == "All that was due is done.\n"
    )  # every minute those are looked at who did something
    done = (
        "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'insight.follow' AND status = 'succeeded'"
    )
    assert asked(database.app_url, done) == 1

"""Whether the tables are of this version is known in milliseconds, from a mark beside them."""

import psycopg
import pytest

from regulars.host import schema
from tests.host.conftest import do


@pytest.fixture
def connection(bare):
    with psycopg.connect(bare.owner_url, autocommit=True) as connected:
        yield connected


def test_an_empty_database_is_empty_and_not_current(connection):
    assert schema.is_empty(connection)
    assert not schema.is_current(connection)


def test_tables_are_current_once_they_are_marked(connection, bare):
    do(bare.owner_url, "CREATE TABLE django_migrations (id int)")
    assert not schema.is_empty(connection)
    assert not schema.is_current(connection)
    schema.mark_current(connection)
    assert schema.is_current(connection)


@pytest.mark.parametrize("what", ["a migration of ours", "a package"])
def test_something_new_makes_them_old(connection, bare, monkeypatch, tmp_path, what):
    do(bare.owner_url, "CREATE TABLE django_migrations (id int)")
    monkeypatch.setattr(schema, "MIGRATIONS", tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    schema.mark_current(connection)
    if what == "a package":
        (tmp_path / "loyalty-1.0.dist-info").mkdir()
    else:
        (tmp_path / "0099_more.py").touch()
    assert not schema.is_current(connection)

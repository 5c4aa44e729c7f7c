"""The list of erasures outlives the database it stands in."""

from datetime import UTC, datetime
from uuid import UUID

import psycopg
import pytest

from regulars.host import erasures
from tests.host.conftest import do

FIRST, SECOND = UUID(int=1), UUID(int=2)
MARCH, APRIL = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)
TABLE = """
    CREATE TABLE erased_identity (id int, digest uuid, erased_at timestamptz);
    INSERT INTO erased_identity VALUES (1, '{0}', '2026-03-01Z'), (2, '{1}', '2026-04-01Z');
"""


@pytest.fixture
def store(bare):
    do(bare.owner_url, TABLE.format(FIRST, SECOND))
    with psycopg.connect(bare.owner_url, autocommit=True) as connection:
        yield connection


def test_what_a_database_lists_is_taken_over_once(store, tmp_path):
    assert erasures.remember(store, folder=tmp_path) == 2
    assert erasures.remember(store, folder=tmp_path) == 0
    assert erasures.listed(tmp_path) == [(FIRST, MARCH), (SECOND, APRIL)]
    assert oct(erasures.file(tmp_path).stat().st_mode & 0o777) == "0o600"


def test_later_ones_are_added(store, tmp_path):
    assert erasures.remember(store, folder=tmp_path, since=APRIL) == 1
    assert erasures.remember(store, folder=tmp_path) == 1
    assert erasures.listed(tmp_path) == [(SECOND, APRIL), (FIRST, MARCH)]


def test_a_line_that_a_crash_broke_off_is_written_again(store, tmp_path):
    erasures.remember(store, folder=tmp_path)
    whole = erasures.file(tmp_path).read_text()
    erasures.file(tmp_path).write_text(whole[:-4])
    assert erasures.listed(tmp_path) == [(FIRST, MARCH)]
    assert erasures.remember(store, folder=tmp_path) == 1
    assert erasures.listed(tmp_path) == [(FIRST, MARCH), (SECOND, APRIL)]


def test_a_database_without_a_list_and_a_folder_without_one_have_nothing_to_tell(bare, tmp_path):
    with psycopg.connect(bare.owner_url) as connection:
        assert erasures.remember(connection, folder=tmp_path) == 0
    assert erasures.listed(tmp_path) == []

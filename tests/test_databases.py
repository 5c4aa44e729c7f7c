"""Is a database that is used again as new?"""

from contextlib import closing

import psycopg
import pytest

from tests.conftest import named
from tests.databases import Databases
from tests.host.conftest import asked, do

SHOP = (
    "INSERT INTO shop (name, kind, url, currency, time_zone, language, country, history_complete) "
    "VALUES ('Amber', '', '', 'EUR', 'UTC', '', '', false) RETURNING id"
)


@pytest.fixture
def own(server, template):
    """Databases that no other test uses."""
    found = Databases(server.superuser_url, template=template)
    yield found
    for name in found.spare:
        do(server.superuser_url, f"DROP DATABASE {name} WITH (FORCE)")


def test_rows_are_gone_and_numbers_begin_anew(own, server):
    name = own.take()
    url = named(server.owner_url, name)
    assert asked(url, SHOP) == 1
    do(url, "UPDATE business SET name = 'Amber & Pine'")
    do(url, "DELETE FROM auth_group")
    own.give_back(name)
    assert own.take() == name
    assert asked(url, "SELECT count(*) FROM shop") == 0
    assert asked(url, SHOP) == 1
    assert asked(url, "SELECT name FROM business") == ""
    assert asked(url, "SELECT count(*) FROM auth_group") > 0
    own.give_back(name)


def test_nobody_is_left_in_it(own, server):
    name = own.take()
    with closing(psycopg.connect(named(server.app_url, name))) as left_over:
        left_over.execute("LOCK TABLE shop")
        own.give_back(name)
        with pytest.raises(psycopg.OperationalError):
            left_over.execute("SELECT 1")


@pytest.mark.parametrize(
    "change",
    [
        "CREATE TABLE more (id int)",
        "ALTER TABLE shop ADD COLUMN more int",
        "COMMENT ON TABLE shop IS 'more'",
        "REVOKE SELECT ON shop FROM regulars_app",
        "CREATE SCHEMA more",
        "ALTER TABLE event DISABLE TRIGGER ALL",
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'",
    ],
)
def test_one_that_was_rebuilt_is_not_used_again(own, server, change):
    name = own.take()
    do(named(server.superuser_url, name), change)
    own.give_back(name)
    assert own.spare == []
    assert asked(server.superuser_url, f"SELECT count(*) FROM pg_database WHERE datname = '{name}'") == 0

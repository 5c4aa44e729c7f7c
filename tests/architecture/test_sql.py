"""Every statement is understood by the database, and asks nobody for the time."""

import re

import psycopg
import pytest
import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from tests.architecture.house import modules, sql_files, strings

CLOCK = re.compile(
    r"\b(now\s*\(|(clock|statement|transaction)_timestamp\s*\(|timeofday\s*\(|current_(date|time|timestamp)\b"
    r"|local(time|timestamp)\b)",
    re.IGNORECASE,
)
SQL = re.compile(r"\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|MERGE INTO|WHERE)\b")


def bare(sql: str) -> str:
    """A statement without its comments and the texts it quotes."""
    return re.sub(r"--[^\n]*|'(?:[^']|'')*'", " ", sql)


def breaks_the_clock(sql: str) -> bool:
    return bool(CLOCK.search(bare(sql)))


def names_a_schema(sql: str) -> bool:
    """Whether a table is named with its schema; text that isn't a whole statement names none."""
    try:
        statement = sqlglot.parse_one(numbered(sql), read="postgres")
    except SqlglotError:
        return False
    return any(
        table.db not in {"", "pg_catalog", "information_schema"} for table in statement.find_all(exp.Table)
    )


def numbered(sql: str) -> str:
    """The statement as the server sees it: `%(at)s` and `%s` as `$1`, `$2`."""
    names: dict[str, int] = {}

    def number(found: re.Match[str]) -> str:
        if found[0] == "%%":
            return "%"
        name = found[1] or f"?{len(names)}"
        return f"${names.setdefault(name, len(names) + 1)}"

    return re.sub(r"%%|%(?:\((\w+)\))?[sbt]", number, sql)


@pytest.mark.parametrize(
    "sql", ["SELECT known_at FROM consent WHERE known_at <= %(at)s", "-- now() would lie\nSELECT 'now()'"]
)
def test_time_that_comes_in_is_accepted(sql):
    assert not breaks_the_clock(sql)


@pytest.mark.parametrize("sql", ["SELECT now()", "SELECT current_date - 3", "SELECT CURRENT_TIMESTAMP"])
def test_a_statement_that_asks_the_clock_is_refused(sql):
    assert breaks_the_clock(sql)


@pytest.mark.parametrize(
    "sql",
    ["SELECT e.id FROM event e", "SELECT extract(epoch FROM e.at)", "SELECT 1 FROM pg_catalog.pg_class"],
)
def test_a_statement_that_leaves_the_schema_open_is_accepted(sql):
    assert not names_a_schema(sql)


@pytest.mark.parametrize("sql", ["SELECT 1 FROM public.event", "INSERT INTO shop1.orders VALUES (1)"])
def test_a_statement_that_names_a_schema_is_refused(sql):
    assert names_a_schema(sql)


def test_parameters_are_numbered_once_per_name():
    assert numbered("SELECT %(a)s, %(b)s, %(a)s, 5 %% 2") == "SELECT $1, $2, $1, 5 % 2"


def test_no_statement_asks_the_clock():
    files = [path for path, text in sql_files().items() if breaks_the_clock(text)]
    python = [
        f"{path}:{line}"
        for path, tree in modules().items()
        for line, text in strings(tree)
        if SQL.search(text) and breaks_the_clock(text) and not path.startswith("host/")  # the machine's own
    ]
    assert (files, python) == ([], [])


def test_no_statement_names_a_schema():
    files = [path for path, text in sql_files().items() if names_a_schema(text)]
    python = [
        f"{path}:{line}"
        for path, tree in modules().items()
        for line, text in strings(tree)
        if SQL.search(text) and names_a_schema(text)
    ]
    assert (files, python) == ([], [])


def test_the_database_understands_every_statement(database):
    refused = {}
    with psycopg.connect(database.app_url, autocommit=True) as connection:
        for path, sql in sql_files().items():
            try:
                connection.execute(f"PREPARE house AS {numbered(sql)}")
                connection.execute("DEALLOCATE house")
            except psycopg.Error as error:
                refused[path] = str(error)
    assert refused == {}


def test_the_database_refuses_what_it_does_not_understand(database):
    statement = numbered("SELECT 1 FROM nowhere WHERE x = %(x)s")
    with psycopg.connect(database.app_url) as connection, pytest.raises(psycopg.errors.UndefinedTable):
        connection.execute(f"PREPARE house AS {statement}")

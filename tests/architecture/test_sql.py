"""Every statement is understood by the database, and asks nobody for the time."""

import re

import pytest
from django.db import connection

from tests.architecture.house import modules, sql_files, strings

CLOCK = re.compile(
    r"\b(now\s*\(|(clock|statement|transaction)_timestamp\s*\(|timeofday\s*\(|current_(date|time|timestamp)\b"
    r"|local(time|timestamp)\b)",
    re.IGNORECASE,
)
PREFIX = re.compile(
    r"\b(?:FROM|JOIN|INTO|UPDATE|TABLE)\s+(?!pg_catalog\.|information_schema\.)\w+\.\w", re.IGNORECASE
)
SQL = re.compile(r"\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|MERGE INTO|WHERE)\b")


def bare(sql: str) -> str:
    """A statement without its comments and the texts it quotes."""
    return re.sub(r"--[^\n]*|'(?:[^']|'')*'", " ", sql)


def breaks_the_clock(sql: str) -> bool:
    return bool(CLOCK.search(bare(sql)))


def names_a_schema(sql: str) -> bool:
    return bool(PREFIX.search(bare(sql)))


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


@pytest.mark.parametrize("sql", ["SELECT e.id FROM event e", "SELECT 1 FROM pg_catalog.pg_class"])
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
        if SQL.search(text) and breaks_the_clock(text)
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


@pytest.mark.django_db
@pytest.mark.parametrize("path", sql_files())
def test_the_database_understands_every_statement(path):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL plan_cache_mode = force_generic_plan")
        cursor.execute(f"PREPARE house AS {numbered(sql_files()[path])}")
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE name = 'house'")
        assert cursor.fetchone() == (1,)
        cursor.execute("DEALLOCATE house")

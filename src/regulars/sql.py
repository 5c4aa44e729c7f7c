"""How is a statement from a folder's sql/ run?

Values are bound on the server (psycopg.Cursor), unlike Django's default cursor, so that megabytes of JSON
are neither escaped nor parsed as SQL. Statements run on Django's connection, inside its transaction.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import psycopg
from django.db import connection

JSON = msgspec.json.Encoder(decimal_format="string", uuid_format="canonical")


@dataclass(frozen=True, slots=True)
class Statement:
    """One SQL statement with named parameters, `%(name)s`.

    prepared: planned once for each connection; for a statement that runs so often that planning it costs.
    """

    text: str
    prepared: bool = False

    def rows(self, **parameters: object) -> list[tuple[Any, ...]]:
        """All rows of the answer."""
        return _execute(self, parameters).fetchall()

    def run(self, **parameters: object) -> int:
        """How many rows were written."""
        return _execute(self, parameters).rowcount


def statement(beside: str, name: str, *, prepared: bool = False) -> Statement:
    """The statement of `sql/<name>.sql` in the folder of the file `beside` (give `__file__`)."""
    text = (Path(beside).parent / "sql" / f"{name}.sql").read_text(encoding="utf-8")
    return Statement(text, prepared)


def recordset(rows: object) -> str:
    """Rows as the JSON text that json_to_recordset takes; decimals go as strings, so none is rounded."""
    return JSON.encode(rows).decode()


def _execute(wanted: Statement, parameters: Mapping[str, object]) -> psycopg.Cursor[tuple[Any, ...]]:
    connection.ensure_connection()
    raw: psycopg.Connection = connection.connection
    # Django turns preparing off. It is on for what asks for it and for nothing else, however often it runs:
    # planned without its values, the reading of all orders took 12 s instead of 10 ms for 10,000 of them.
    if wanted.prepared:
        raw.prepare_threshold = sys.maxsize
    with connection.wrap_database_errors:
        return psycopg.Cursor(raw).execute(wanted.text, parameters or None, prepare=wanted.prepared)

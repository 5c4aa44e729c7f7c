"""How fast does the real file come in, against COPY alone of the rows that it becomes?

The import's clock runs from the open file to the last commit, parsing included. COPY loads the final rows
of every table that the import wrote into an empty database with the same indexes, constraints and triggers.
"""

from io import BytesIO
from pathlib import Path
from time import perf_counter

import polars as pl
import psycopg
from psycopg import sql

from bench.figure import Figure, scaled
from bench.store import fresh, house
from regulars.host.postgres import Server

FILLED = """
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    ORDER BY c.oid
"""
COLUMNS = """
    SELECT attname FROM pg_attribute
    WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
"""


def measure(share: float = 1.0) -> list[Figure]:
    """The import's rows a second as a share of COPY's."""
    with house() as server:
        rows, seconds = imported(beginning(server.folder, share=share))
        copy_seconds = copied(server)
    return [
        Figure(
            name="import.copy_ratio",
            value=round(copy_seconds / seconds, 3),
            unit="of COPY's rows/s",
            peer=f"COPY of the final rows: {copy_seconds:.1f} s; the import: {seconds:.1f} s",
            target=0.25,
        ),
        Figure(name="import.rows_per_s", value=round(rows / seconds), unit="rows of the file/s"),
    ]


def beginning(folder: Path, *, share: float) -> Path:
    """The demo's file, or a file with the first share of its rows."""
    from regulars.connectors.demo.real import FILE

    if share == 1.0:
        return FILE
    rows, part = pl.read_parquet(FILE), folder / FILE.name
    rows.head(scaled(len(rows), share)).write_parquet(part)
    return part


def imported(file: Path) -> tuple[int, float]:
    """Import a file; how many rows it has, and in how many seconds."""
    from regulars import clock
    from regulars.commerce.actions.shops import add_shop, set_company
    from regulars.connectors.files import actions, kept, running
    from regulars.connectors.files.columns import propose
    from regulars.connectors.files.reading import read

    at = clock.now()
    set_company({"currency": "GBP"}, actor="bench", at=at)
    shop = add_shop(name="Bench", currency="GBP", time_zone="Europe/London", actor="bench", at=at)
    begun = perf_counter()
    table = read(file)
    run = actions.receive(kept.pieces_of(file), name=file.name, actor="bench", at=at)
    actions.confirm(
        run,
        mapping=propose(table).mapping,
        headers=table.headers,
        shop_id=shop.id,
        actor="bench",
        at=at,
    )
    done = running.run(run.id)
    seconds = perf_counter() - begun
    assert done.state == "done", done.error
    return done.rows, seconds


def copied(server: Server) -> float:
    """Seconds in which COPY alone loads what the import left, in one transaction."""
    with psycopg.connect(server.owner_url) as source:
        tables = [name for (name,) in source.execute(FILLED)]
        dumps = {name: dump(source, name) for name in tables}
    written = {name: dumped for name, dumped in dumps.items() if len(dumped[1]) > EMPTY_BINARY}
    with fresh(server) as target:
        target.execute("TRUNCATE business, django_migrations, django_content_type, auth_permission CASCADE")
        target.execute("TRUNCATE auth_group, cluster CASCADE")
        target.commit()
        begun = perf_counter()
        for name, (columns, content) in written.items():
            load(target, name, columns=columns, content=content)
        target.commit()
        return perf_counter() - begun


EMPTY_BINARY = 21
"""Bytes of a binary COPY without rows: its header and its end."""


def dump(source: psycopg.Connection, table: str) -> tuple[list[str], bytes]:
    """A table's columns, and its rows in COPY's binary form."""
    columns = [name for (name,) in source.execute(COLUMNS, [table])]
    content = BytesIO()
    statement = sql.SQL("COPY (SELECT {columns} FROM {table}) TO STDOUT (FORMAT binary)")
    with source.cursor() as cursor, cursor.copy(named(statement, table, columns)) as copy:
        for piece in copy:
            content.write(piece)
    return columns, content.getvalue()


def load(target: psycopg.Connection, table: str, *, columns: list[str], content: bytes) -> None:
    """Load a table's rows."""
    statement = sql.SQL("COPY {table} ({columns}) FROM STDIN (FORMAT binary)")
    with target.cursor() as cursor, cursor.copy(named(statement, table, columns)) as copy:
        copy.write(content)


def named(statement: sql.SQL, table: str, columns: list[str]) -> sql.Composed:
    names = sql.SQL(", ").join(sql.Identifier(column) for column in columns)
    return statement.format(table=sql.Identifier(table), columns=names)

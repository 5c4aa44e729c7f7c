"""How does each test find a database as new, without one being made for each?

Copying one takes a tenth of a second and more. Where a test has only written rows, taking them out again is
several times quicker: what has rows is emptied and vacuumed to nothing, what the template holds is put back,
sequences are set back. Where a test changed more than rows (a table, a right, a comment), its database goes.
"""

from contextlib import closing
from dataclasses import dataclass
from itertools import count
from threading import Event
from time import monotonic

import psycopg
from psycopg import sql

numbers = count(1)
LEAVING_SECONDS = 20.0

CLONE = sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER regulars STRATEGY FILE_COPY")
DROP = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
END_SESSIONS = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
BUILT = """
    SELECT md5(string_agg(line, ',' ORDER BY line)) FROM (
        SELECT concat_ws(' ', 'class', oid, relname, relnamespace, relowner, relacl, reloptions) AS line
        FROM pg_class WHERE oid >= 16384 AND relpersistence <> 't'
        UNION ALL
        SELECT concat_ws(' ', 'attribute', attrelid, attnum, attname, atttypid, attnotnull, attacl)
        FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
        WHERE attrelid >= 16384 AND relpersistence <> 't'
        UNION ALL SELECT concat_ws(' ', 'function', oid, xmin) FROM pg_proc WHERE oid >= 16384
        UNION ALL SELECT concat_ws(' ', 'trigger', oid, tgenabled) FROM pg_trigger
        UNION ALL SELECT concat_ws(' ', 'constraint', oid, xmin) FROM pg_constraint WHERE oid >= 16384
        UNION ALL SELECT concat_ws(' ', 'schema', oid, nspname, nspowner, nspacl) FROM pg_namespace
            WHERE nspname !~ '^pg_(toast_)?temp_'
        UNION ALL SELECT concat_ws(' ', 'extension', oid, extname) FROM pg_extension
        UNION ALL SELECT concat_ws(' ', 'comment', objoid, objsubid, description) FROM pg_description
            WHERE objoid >= 16384 OR objoid = 'public'::regnamespace
        UNION ALL SELECT concat_ws(' ', 'database', datacl, datdba, shobj_description(oid, 'pg_database'))
            FROM pg_database WHERE datname = current_database()
        UNION ALL SELECT concat_ws(' ', 'setting', setrole, setconfig) FROM pg_db_role_setting
            JOIN pg_database ON pg_database.oid = setdatabase WHERE datname = current_database()
    ) built
"""
WITH_ROWS = """
    SELECT oid::regclass::text FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0
"""
DRAWN = "SELECT format('%I.%I', schemaname, sequencename), last_value FROM pg_sequences"
CONTENT = sql.SQL("SELECT sum(hashtextextended(row::text, 0)), count(*) FROM {} row")


@dataclass(frozen=True)
class Pattern:
    """What a new database holds. rows: of each table that has some, as COPY writes them."""

    built: str
    rows: dict[str, bytes]
    contents: dict[str, object]
    drawn: dict[str, int | None]


class Databases:
    """The databases of one template; one is enough while tests come one after the other."""

    def __init__(self, server_url: str, *, template: str) -> None:
        """server_url: of the superuser, to be asked with any database's name in place of `postgres`."""
        self.url = server_url
        self.template = template
        self.pattern: Pattern | None = None
        self.spare: list[str] = []

    def take(self) -> str:
        """The name of a database that is as new."""
        if self.spare:
            return self.spare.pop()
        name = f"test_{next(numbers)}"
        with self._connected("postgres") as superuser:
            superuser.execute(CLONE.format(sql.Identifier(name), sql.Identifier(self.template)))
        if self.pattern is None:
            with self._connected(name) as superuser:
                self.pattern = pattern_of(superuser)
        return name

    def give_back(self, name: str) -> None:
        """End all its sessions; make it as new, or drop it where it was rebuilt or is out of reach."""
        if self._is_as_new(name):
            self.spare.append(name)
            return
        with self._connected("postgres") as superuser:
            superuser.execute(DROP.format(sql.Identifier(name)))

    def _is_as_new(self, name: str) -> bool:
        try:
            with self._connected(name) as superuser:
                return self.pattern is not None and cleaned(superuser, self.pattern)
        except psycopg.Error:
            return False

    def _connected(self, name: str) -> closing[psycopg.Connection]:
        base, _, query = self.url.partition("?")
        url = f"{base.rpartition('/')[0]}/{name}?{query}"
        return closing(psycopg.connect(url, autocommit=True))


def pattern_of(superuser: psycopg.Connection) -> Pattern:
    """What this database holds and how it is built, before anybody used it."""
    tables = [table for (table,) in superuser.execute(WITH_ROWS)]
    return Pattern(
        built(superuser),
        {table: copied(superuser, table) for table in tables},
        {table: content(superuser, table) for table in tables},
        dict(superuser.execute(DRAWN)),
    )


def cleaned(superuser: psycopg.Connection, pattern: Pattern) -> bool:
    """Take out what was written; False where more than rows was changed."""
    end_sessions(superuser)
    if built(superuser) != pattern.built:
        return False
    superuser.execute("SET session_replication_role = replica")  # no triggers, no foreign keys: all goes
    changed = {table for table in pattern.rows if content(superuser, table) != pattern.contents[table]}
    with_rows = {table for (table,) in superuser.execute(WITH_ROWS)}
    emptied = sorted(changed | (with_rows - set(pattern.rows)))
    if emptied:
        superuser.execute("; ".join(f"DELETE FROM {table}" for table in emptied))
        superuser.execute(f"VACUUM {', '.join(emptied)}")
    for table in changed:
        with superuser.cursor().copy(f"COPY {table} FROM STDIN") as copy:
            copy.write(pattern.rows[table])
    for sequence, value in superuser.execute(DRAWN).fetchall():
        if value != pattern.drawn[sequence]:
            first = pattern.drawn[sequence]
            superuser.execute("SELECT setval(%s, coalesce(%s, 1), %s)", [sequence, first, first is not None])
    return True


def end_sessions(superuser: psycopg.Connection) -> None:
    """End all others' sessions and wait until they are gone."""
    deadline = monotonic() + LEAVING_SECONDS
    while superuser.execute(END_SESSIONS).fetchall():
        if monotonic() > deadline:
            raise psycopg.OperationalError("a session doesn't end")
        Event().wait(0.005)


def built(superuser: psycopg.Connection) -> str:
    """A digest of all that isn't rows: tables, columns, rights, functions, comments."""
    ((digest,),) = superuser.execute(BUILT).fetchall()
    return str(digest)


def content(superuser: psycopg.Connection, table: str) -> object:
    """A digest of a small table's rows."""
    return superuser.execute(CONTENT.format(sql.SQL(table))).fetchone()


def copied(superuser: psycopg.Connection, table: str) -> bytes:
    """A small table's rows as COPY writes them."""
    with superuser.cursor().copy(f"COPY {table} TO STDOUT") as copy:
        return b"".join(bytes(piece) for piece in copy)

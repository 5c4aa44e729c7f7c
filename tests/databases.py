"""How does each test find a database as new, without one being made for each?

Copying one takes a tenth of a second and more. Where a test has only written rows, taking them out again is
several times quicker: what has rows is emptied and vacuumed to nothing, what the template holds is put back,
sequences are set back. Where a test changed more than rows (a table, a right, a comment), its database goes.

A superuser's session stays in each database while it lasts: it asks one question, and knows the catalogue.
"""

from contextlib import suppress
from dataclasses import dataclass, field
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
WITH_ROWS = """
    SELECT oid::regclass::text FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0
"""
STATE = f"""
    SELECT 'built', 'class', (
        SELECT (count(*), sum(hashtextextended(
            concat_ws(' ', oid, relname, relnamespace, relowner, relacl, reloptions), 0
        )))::text
        FROM pg_class WHERE oid >= 16384 AND relpersistence <> 't'
    )
    UNION ALL SELECT 'built', 'attribute', (
        SELECT (count(*), max(xmin::text::bigint))::text FROM pg_attribute WHERE attrelid >= 16384
    )
    UNION ALL SELECT 'built', 'function', (
        SELECT (count(*), max(xmin::text::bigint))::text FROM pg_proc WHERE oid >= 16384
    )
    UNION ALL SELECT 'built', 'trigger', (
        SELECT (count(*), max(xmin::text::bigint))::text FROM pg_trigger
    )
    UNION ALL SELECT 'built', 'constraint', (
        SELECT (count(*), max(xmin::text::bigint))::text FROM pg_constraint WHERE oid >= 16384
    )
    UNION ALL SELECT 'built', 'schema', (
        SELECT string_agg(concat_ws(' ', oid, nspname, nspowner, nspacl), ',' ORDER BY oid)
        FROM pg_namespace WHERE nspname !~ '^pg_(toast_)?temp_'
    )
    UNION ALL SELECT 'built', 'extension', (SELECT string_agg(extname, ',' ORDER BY oid) FROM pg_extension)
    UNION ALL SELECT 'built', 'comment', (
        SELECT string_agg(concat_ws(' ', objoid, objsubid, description), ',' ORDER BY objoid, objsubid)
        FROM pg_description WHERE objoid >= 16384 OR objoid = 'public'::regnamespace
    )
    UNION ALL SELECT 'built', 'database', (
        SELECT concat_ws(' ', datacl, datdba, shobj_description(oid, 'pg_database'))
        FROM pg_database WHERE datname = current_database()
    )
    UNION ALL SELECT 'built', 'setting', (
        SELECT string_agg(concat_ws(' ', setrole, setconfig), ',' ORDER BY setrole)
        FROM pg_db_role_setting JOIN pg_database ON pg_database.oid = setdatabase
        WHERE datname = current_database()
    )
    UNION ALL SELECT 'drawn', oid::regclass::text, pg_sequence_last_value(oid)::text
    FROM pg_class WHERE relkind = 'S' AND relpersistence <> 't'
    UNION ALL SELECT 'rows', found, NULL FROM ({WITH_ROWS}) AS tables (found)
"""
"""How what isn't rows is built, where need be by what wrote it last; how far sequences are; who has rows."""
CONTENT = """
    UNION ALL SELECT 'content', '{0}', (
        SELECT (sum(hashtextextended(row::text, 0)), count(*))::text FROM {0} row
    )
"""


@dataclass(frozen=True)
class Pattern:
    """What a new database holds.

    question: what tells it; state: the answer. rows: of each table that has some, as COPY writes them.
    """

    question: str
    state: dict[tuple[str, str], str | None]
    rows: dict[str, bytes]


@dataclass
class Databases:
    """The databases of one template; one is enough while tests come one after the other.

    url: of the superuser, to be asked with any database's name in place of `postgres`.
    """

    url: str
    template: str
    pattern: Pattern | None = None
    spare: list[str] = field(default_factory=list)
    sessions: dict[str, psycopg.Connection] = field(default_factory=dict)

    def take(self) -> str:
        """The name of a database that is as new, in which nobody else is."""
        if self.spare:
            self._leave(self.spare[-1])
            return self.spare.pop()
        name = f"test_{next(numbers)}"
        self._session("postgres").execute(CLONE.format(sql.Identifier(name), sql.Identifier(self.template)))
        self.pattern = self.pattern or pattern_of(self._session(name))
        self._leave(name)
        return name

    def give_back(self, name: str) -> None:
        """End its sessions; make it as new, or drop it where it was rebuilt or is out of reach."""
        if self._is_as_new(name):
            self.spare.append(name)
            return
        self._leave(name)
        self._session("postgres").execute(DROP.format(sql.Identifier(name)))

    def _is_as_new(self, name: str) -> bool:
        with suppress(psycopg.Error):
            return self.pattern is not None and cleaned(self._session(name), self.pattern)
        return False

    def _session(self, name: str) -> psycopg.Connection:
        known = self.sessions.get(name)
        if known is None or known.broken:
            base, _, query = self.url.partition("?")
            url = f"{base.rpartition('/')[0]}/{name}?{query}"
            # A replica runs no triggers and checks no foreign keys: all goes.
            known = psycopg.connect(url, autocommit=True, options="-c session_replication_role=replica")
            self.sessions[name] = known
        return known

    def _leave(self, name: str) -> None:
        if session := self.sessions.pop(name, None):
            session.close()


def pattern_of(superuser: psycopg.Connection) -> Pattern:
    """What this database holds and how it is built, before anybody used it."""
    tables = [table for (table,) in superuser.execute(WITH_ROWS)]
    question = STATE + "".join(map(CONTENT.format, tables))
    rows = {table: copied(superuser, table) for table in tables}
    return Pattern(question, state_of(superuser, question), rows)


def state_of(superuser: psycopg.Connection, question: str) -> dict[tuple[str, str], str | None]:
    return {(about, name): value for about, name, value in superuser.execute(question)}


def cleaned(superuser: psycopg.Connection, pattern: Pattern) -> bool:
    """Take out what was written; False where more than rows was changed."""
    end_sessions(superuser)
    state = state_of(superuser, pattern.question)
    changed = {key for key in state.keys() | pattern.state.keys() if state.get(key) != pattern.state.get(key)}
    if any(about == "built" for about, _ in changed):
        return False
    written = {name for about, name in changed if about == "content"}
    emptied = sorted(written | {name for about, name in state if about == "rows"} - pattern.rows.keys())
    drawn = [name for about, name in changed if about == "drawn"]
    if orders := [*map("DELETE FROM {}".format, emptied), *(set_back(name, pattern) for name in drawn)]:
        superuser.execute("; ".join(orders))
    if emptied:
        superuser.execute(f"VACUUM (SKIP_DATABASE_STATS) {', '.join(emptied)}")
    for table in written:
        with superuser.cursor().copy(f"COPY {table} FROM STDIN") as copy:
            copy.write(pattern.rows[table])
    return True


def set_back(sequence: str, pattern: Pattern) -> str:
    """What lets a sequence begin where it began; it hasn't begun where its last value is null."""
    last = pattern.state["drawn", sequence]
    return f"SELECT setval('{sequence}', {last or 1}, {last is not None})"


def end_sessions(superuser: psycopg.Connection) -> None:
    """End all others' sessions and wait until they are gone."""
    deadline = monotonic() + LEAVING_SECONDS
    while superuser.execute(END_SESSIONS).fetchall():
        if monotonic() > deadline:
            raise psycopg.OperationalError("a session doesn't end")
        Event().wait(0.002)


def copied(superuser: psycopg.Connection, table: str) -> bytes:
    """A small table's rows as COPY writes them."""
    with superuser.cursor().copy(f"COPY {table} TO STDOUT") as copy:
        return b"".join(bytes(piece) for piece in copy)

"""Are the tables those of this version?

All migrations of all installed packages are known by a fingerprint, which is written beside the tables when
they have been applied: finding out that nothing is to be done takes milliseconds, without Django.
"""

import hashlib
import sys
from pathlib import Path

import psycopg
from psycopg import sql

MIGRATIONS = Path(__file__).parents[1] / "migrations"
MARKED = "django_migrations"


def fingerprint() -> str:
    """Changes whenever a migration may have come: with our own files and with any installed package."""
    ours = [file.name for file in MIGRATIONS.glob("[0-9]*.py")]
    packages = [found.name for place in sys.path for found in Path(place or ".").glob("*.dist-info")]
    return hashlib.sha256("\n".join(sorted([*ours, *packages])).encode()).hexdigest()


def is_current(connection: psycopg.Connection) -> bool:
    """Whether every migration of this installation has been applied here."""
    asked = connection.execute("SELECT obj_description(to_regclass(%s), 'pg_class')", [MARKED]).fetchone()
    return asked is not None and asked[0] == fingerprint()


def mark_current(connection: psycopg.Connection) -> None:
    """Remember that all migrations have been applied."""
    connection.execute(
        sql.SQL("COMMENT ON TABLE {} IS {}").format(sql.Identifier(MARKED), sql.Literal(fingerprint()))
    )


def is_empty(connection: psycopg.Connection) -> bool:
    """Whether there is no table at all, of ours or of anybody's."""
    asked = connection.execute("SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = 'public')").fetchone()
    return asked is not None and not asked[0]

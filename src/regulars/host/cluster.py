"""In which database cluster does the log live now?

Events are read in the order of transaction ids, and those start anew in another cluster. So each cluster
that the log has lived in has a number, and events carry it.
"""

import re
import secrets

import psycopg
from psycopg import sql

NEWEST = "SELECT system_identifier FROM cluster ORDER BY id DESC LIMIT 1"
BEGIN = "INSERT INTO cluster (system_identifier, begun_at) VALUES (%s, statement_timestamp())"
COMMENT = """
    SELECT coalesce(shobj_description(oid, 'pg_database'), '')
    FROM pg_database WHERE datname = current_database()
"""
NOTED = re.compile(r"\[regulars cluster (\d+)\]")


def register(connection: psycopg.Connection, *, restored: bool = False) -> None:
    """Begin a new number when this is another cluster than the newest known, and after every restore.

    The connection is the owner's.
    """
    with connection.transaction():
        connection.execute("LOCK TABLE cluster IN SHARE ROW EXCLUSIVE MODE")
        newest = connection.execute(NEWEST).fetchone()
        current = identifier(connection)
        if restored or newest is None or newest[0] != current:
            connection.execute(BEGIN, [current])


def identifier(connection: psycopg.Connection) -> int:
    """What tells this cluster from all others, and never comes along with a dump."""
    try:
        with connection.transaction():
            asked = connection.execute("SELECT system_identifier FROM pg_control_system()").fetchone()
    except psycopg.errors.InsufficientPrivilege:
        return _noted(connection)
    return int(asked[0]) if asked else _noted(connection)


def _noted(connection: psycopg.Connection) -> int:
    """A number of our own in the database's comment: a dump of what is in a database leaves that out."""
    asked = connection.execute(COMMENT).fetchone()
    comment = str(asked[0]) if asked else ""
    if known := NOTED.search(comment):
        return int(known[1])
    drawn = secrets.randbits(62)
    connection.execute(
        sql.SQL("COMMENT ON DATABASE {} IS {}").format(
            sql.Identifier(connection.info.dbname),
            sql.Literal(f"{comment} [regulars cluster {drawn}]".strip()),
        )
    )
    return drawn

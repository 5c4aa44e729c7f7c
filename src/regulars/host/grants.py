"""What may the application's role do, which owns nothing?

Read and write rows, but never change those of an append-only table: its guard refuses by trigger whoever
asks, and this role isn't even allowed to.
"""

import psycopg
from psycopg import sql

GUARD = "refuse_change"  # the trigger function of append-only tables

GUARDED = """
    SELECT DISTINCT t.tgrelid::regclass::text
    FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE p.proname = %s
    ORDER BY 1
"""
GRANTS = (
    "GRANT USAGE ON SCHEMA public TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    "GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO {role}",
    "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {role}",
)


def apply(connection: psycopg.Connection, *, role: str, guard: str = GUARD) -> None:
    """Give `role` its rights in this database; the connection is the owner's. Again after each migration."""
    name = sql.Identifier(role)
    with connection.transaction():
        for grant in GRANTS:
            connection.execute(sql.SQL(grant).format(role=name))
        for table in append_only(connection, guard=guard):
            connection.execute(
                sql.SQL("REVOKE UPDATE, DELETE ON {table} FROM {role}").format(
                    table=sql.SQL(table), role=name
                )
            )


def append_only(connection: psycopg.Connection, *, guard: str = GUARD) -> list[str]:
    """Tables whose rows nobody may change, partitions included; names quoted where they need it."""
    return [name for (name,) in connection.execute(GUARDED, [guard])]

"""In which house are figures measured? A real one of its own, with the settings that stores run with."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from regulars.host import cluster, grants
from regulars.host.postgres import Server

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regulars.settings")
TEMPLATE, FRESH = "bench_template", "bench_fresh"


@contextmanager
def house() -> Iterator[Server]:
    """An embedded PostgreSQL under a folder that goes away, with Django at home in it and tables made."""
    with TemporaryDirectory(prefix="regulars-bench-") as folder, Server(Path(folder)) as server:
        os.environ.update(
            DATABASE_URL=server.app_url,
            DATABASE_OWNER_URL=server.owner_url,
            REGULARS_DATA=folder,
            REGULARS_SECRET_KEY="bench",
        )
        migrate(server)
        yield server


def migrate(server: Server) -> None:
    """Make the tables, let the program in, and keep an empty copy for fresh()."""
    import django
    from django.core.management import call_command
    from django.db import connections

    django.setup()
    call_command("migrate", database="owner", verbosity=0)
    connections["owner"].close()
    with psycopg.connect(server.owner_url, autocommit=True) as owner:
        grants.apply(owner, role="regulars_app")
        cluster.register(owner)
    with psycopg.connect(server.superuser_url, autocommit=True) as superuser:
        superuser.execute(f"CREATE DATABASE {TEMPLATE} TEMPLATE regulars OWNER regulars")


def settle() -> None:
    """What autovacuum does in a store that lives: statistics, and which pages everybody may see.

    As the owner, since the program's role may do neither.
    """
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as owner:
        owner.execute("VACUUM (ANALYZE)")


def fresh(server: Server) -> psycopg.Connection:
    """A connection of the owner to an empty database with the same tables and indexes."""
    with psycopg.connect(server.superuser_url, autocommit=True) as superuser:
        superuser.execute(f"DROP DATABASE IF EXISTS {FRESH} WITH (FORCE)")
        superuser.execute(f"CREATE DATABASE {FRESH} TEMPLATE {TEMPLATE} OWNER regulars")
    return psycopg.connect(server.owner_url.replace("/regulars?", f"/{FRESH}?"))

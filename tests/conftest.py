"""A real PostgreSQL for the tests: migrated once, as new for each test, so that writes commit as in life."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from django.core.management import call_command
from django.db import connections
from hypothesis import settings
from psycopg import sql

from regulars import clock
from regulars.host import cluster, connection, grants
from regulars.host.address import django_database
from regulars.host.postgres import Server
from tests.databases import Databases

pytest_plugins = ["tests.browser_fixtures", "tests.console.past", "tests.terminal"]
settings.register_profile("shared machine", deadline=None)
settings.load_profile("shared machine")
TEMPLATE = "regulars_template"
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "200",
}


@dataclass(frozen=True)
class Database:
    """A test's own database. app_url: the role of the program; owner_url: of the migrations."""

    name: str
    app_url: str
    owner_url: str

    @property
    def environment(self) -> dict[str, str]:
        """What another process needs to use it."""
        return {"DATABASE_URL": self.app_url, "DATABASE_OWNER_URL": self.owner_url}


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One embedded PostgreSQL for the whole run (of each worker)."""
    with Server(tmp_path_factory.mktemp("postgres"), FAST) as running:
        greet_quickly(running)
        yield running


def greet_quickly(server: Server) -> None:
    """Let a password be checked at once: a session for a test or two isn't worth guarding."""
    with closing(psycopg.connect(server.superuser_url, autocommit=True)) as superuser:
        superuser.execute("SET scram_iterations = 1")
        for role, password in connection.load(server.folder).passwords.items():
            change = sql.SQL("ALTER ROLE {} PASSWORD {}")
            superuser.execute(change.format(sql.Identifier(role), sql.Literal(password)))


@pytest.fixture(scope="session")
def template(server: Server, django_db_blocker: pytest.FixtureRequest) -> str:
    """The migrated database that the tests' own are cloned from."""
    with closing(psycopg.connect(server.superuser_url, autocommit=True)) as superuser:
        superuser.execute(f"CREATE DATABASE {TEMPLATE} OWNER regulars")
    with django_db_blocker.unblock():
        choose(server, TEMPLATE)
        migrate()
        close()
    return TEMPLATE


@pytest.fixture(scope="session")
def databases(server: Server, template: str) -> Databases:
    """Where tests take their databases from."""
    return Databases(server.superuser_url, template=template)


@pytest.fixture
def database(
    server: Server, databases: Databases, django_db_blocker: pytest.FixtureRequest
) -> Iterator[Database]:
    """A database of the test's own, in which writes commit and other connections see them."""
    name = databases.take()
    with django_db_blocker.unblock():
        yield choose(server, name)
        close()
    databases.give_back(name)


def choose(server: Server, name: str) -> Database:
    """Let Django use this database from now on, in every thread."""
    close()
    app_url, owner_url = named(server.app_url, name), named(server.owner_url, name)
    connections.databases["default"].update(django_database(app_url))
    connections.databases["owner"].update(django_database(owner_url))
    clock.forget()
    return Database(name, app_url, owner_url)


def migrate() -> None:
    """Bring the chosen database to the newest tables, as the role that owns them, and let the program in."""
    call_command("migrate", database="owner", verbosity=0)
    connections["owner"].ensure_connection()
    grants.apply(connections["owner"].connection, role="regulars_app")
    cluster.register(connections["owner"].connection)


def close() -> None:
    """Let go of the connections of this thread."""
    for alias in ("default", "owner"):
        connections[alias].close()
        connections[alias].settings_dict.update(connections.databases[alias])


def named(url: str, name: str) -> str:
    """The same address with another database."""
    base, _, query = url.partition("?")
    return f"{base.rpartition('/')[0]}/{name}" + (f"?{query}" if query else "")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow forms first, so that parallel workers end together."""
    items.sort(key=lambda item: "stories" not in Path(str(item.fspath)).parts)

"""The shop in which the tests of pages happen, and readers of every role.

The cast's past is told and understood once; each test gets a copy of it.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count

import psycopg
import pytest
from django.test import Client
from psycopg import sql

from regulars.business.models import Shop as ShopRow
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member
from tests.conftest import Database, choose, close, named
from tests.console.cast import Shop, tells_the_past

CAST = "console_cast"
numbers = count(1)


@contextmanager
def copied(server, name: str, *, of: str) -> Iterator[psycopg.Connection]:
    """A copy of a database, chosen from now on; gives the superuser's connection."""
    with closing(psycopg.connect(server.superuser_url, autocommit=True)) as superuser:
        superuser.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER regulars STRATEGY FILE_COPY").format(
                sql.Identifier(name), sql.Identifier(of)
            )
        )
        choose(server, name)
        yield superuser


@pytest.fixture(scope="session")
def cast(server, template, django_db_blocker) -> str:
    """The database that holds the cast's past."""
    with django_db_blocker.unblock(), copied(server, CAST, of=template):
        tells_the_past(Shop.opened())
        close()
    return CAST


@pytest.fixture
def database(request, server, template, django_db_blocker) -> Iterator[Database]:
    """A database of the test's own: the cast's, or an empty one."""
    whose = request.getfixturevalue("cast") if "shop" in request.fixturenames else template
    name = f"console_{next(numbers)}"
    with django_db_blocker.unblock(), copied(server, name, of=whose) as superuser:
        yield Database(name, named(server.app_url, name), named(server.owner_url, name))
        close()
        superuser.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture
def shop(database) -> Shop:
    """The shop with its cast, understood as of now."""
    return Shop(ShopRow.objects.get(), numbers=count(5001))


@pytest.fixture
def empty_shop(database) -> Shop:
    """A shop that has sold nothing yet."""
    return Shop.opened()


@pytest.fixture
def marketer(database) -> Client:
    return client_of(member("Mara", role=Role.MARKETER))


@pytest.fixture
def agent(database) -> Client:
    return client_of(member("Agnes", role=Role.AGENT))


@pytest.fixture
def analyst(database) -> Client:
    return client_of(member("Ansis", role=Role.ANALYST))

"""The shop in which the tests of pages happen, and readers of every role.

The cast's past is told and understood once; each test gets a copy of it.
"""

from contextlib import closing
from itertools import count

import psycopg
import pytest
from django.test import Client
from psycopg import sql

from regulars.business.models import Shop as ShopRow
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member
from tests.conftest import choose, close
from tests.console.cast import Shop, tells_the_past
from tests.databases import CLONE, Databases

CAST = "console_cast"


@pytest.fixture(scope="session")
def cast(server, template, django_db_blocker) -> Databases:
    """Databases that hold the cast's past."""
    with closing(psycopg.connect(server.superuser_url, autocommit=True)) as superuser:
        superuser.execute(CLONE.format(sql.Identifier(CAST), sql.Identifier(template)))
    with django_db_blocker.unblock():
        choose(server, CAST)
        tells_the_past(Shop.opened())
        close()
    return Databases(server.superuser_url, template=CAST)


@pytest.fixture
def databases(request, databases) -> Databases:
    """The cast's where the test has the shop, else empty ones."""
    return request.getfixturevalue("cast") if "shop" in request.fixturenames else databases


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

"""The shop in which the tests of pages happen, and readers of every role.

The cast's past is told and understood once (past.py); each test finds it as new.
"""

from itertools import count

import pytest
from django.test import Client

from regulars.business.models import Shop as ShopRow
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member
from tests.console.cast import Shop
from tests.databases import Databases


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

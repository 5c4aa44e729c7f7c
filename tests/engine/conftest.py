"""A small shop in Riga, whose people the engine's tests tell of."""

from contextlib import closing

import psycopg
import pytest

from tests.engine.store import Store


@pytest.fixture
def store(database):
    return Store.opened()


@pytest.fixture
def second_session(database):
    """Another program's session in the same database."""
    with closing(psycopg.connect(database.app_url, autocommit=True)) as session:
        yield session

"""A small shop in Riga, whose people the engine's tests tell of."""

import pytest

from tests.engine.store import Store


@pytest.fixture
def store(database):
    return Store.opened()

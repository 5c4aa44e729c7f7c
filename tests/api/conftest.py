"""A shop, and a program that asks about it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from regulars import clock
from regulars.web import keys
from regulars.web.keys import Scope
from tests.engine.store import Store

Ask = Callable[[str], Any]


@pytest.fixture
def store(database) -> Store:
    """Whose clock stands a day before now."""
    found = Store.opened()
    found.at = clock.now() - timedelta(days=1)
    return found


def asker(*, scope: Scope = Scope.READ, shop_id: int | None = None) -> Ask:
    """Asks with a key of its own."""
    secret = keys.create("report", scope=scope, at=clock.wall(), shop_id=shop_id).secret
    return lambda path: Client().get(f"/api/v1{path}", headers={"Authorization": f"Bearer {secret}"})


@pytest.fixture
def ask(database) -> Ask:
    """Asks with a key that may read."""
    return asker()

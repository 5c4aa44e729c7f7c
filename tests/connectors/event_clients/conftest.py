"""A shop whose page and whose server tell what happens, by keys of their own."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from regulars import clock
from regulars.business.models import Shop
from regulars.connectors.event_clients.actions import NewWriteKey, make_key
from regulars.connectors.event_clients.door import Sender

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def shop(database, tmp_path, monkeypatch) -> Shop:
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    return Shop.objects.create(name="Candles", currency="EUR", time_zone="Europe/Riga", country="LV")


@pytest.fixture
def page_key(shop) -> NewWriteKey:
    return make_key(shop.id, kind="browser", name="page", actor="test", at=clock.now())


@pytest.fixture
def server_key(shop) -> NewWriteKey:
    return make_key(shop.id, kind="server", name="backend", actor="test", at=clock.now())


@pytest.fixture
def visitor() -> Client:
    """Whoever calls: no cookies, no secrets."""
    return Client()


def trusted(**changes) -> Sender:
    return Sender(
        **{
            "key_id": 1,
            "key_name": "backend",
            "is_trusted": True,
            "shop_id": 1,
            "country": "LV",
            "currency": "EUR",
            "shop_tells": False,
            "proof_secret": "",
        }
        | changes
    )

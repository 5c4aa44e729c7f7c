"""A shop on Shopify whose webhooks are let in."""

import json
from base64 import b64encode
from datetime import UTC, datetime
from hashlib import sha256
from hmac import digest
from itertools import count
from typing import Any

import pytest

from regulars.business.models import Business, Shop
from regulars.connectors.actions import begin, connect
from regulars.connectors.catalogue import connectors
from regulars.connectors.models import Connection
from regulars.connectors.queries import by_id
from tests.connectors.candles import KEY, CandleApi

SECRET = "shpss_0123456789abcdef"
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
numbers = count(1)


@pytest.fixture
def connection(database, tmp_path, monkeypatch) -> Connection:
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    Business.objects.update(currency="USD")
    shop = Shop.objects.create(
        name="Candles", kind="shopify", currency="USD", time_zone="Europe/Riga", country="LV"
    )
    return connect(shop.id, kind="shopify", secret=SECRET, actor="test", at=NOON)


def signed(topic: str, body: Any, *, secret: str = SECRET, **headers: str) -> tuple[bytes, dict[str, str]]:
    """A delivery as Shopify sends it: its raw body and its headers."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return raw, {
        "x-shopify-topic": topic,
        "x-shopify-webhook-id": headers.pop("id", f"delivery-{next(numbers)}"),
        "x-shopify-hmac-sha256": b64encode(digest(secret.encode(), raw, sha256)).decode(),
        **headers,
    }


@pytest.fixture
def candles(connection, monkeypatch) -> Connection:
    """The shop's connection, as one that can be asked for its history."""
    monkeypatch.setattr(connectors()["shopify"], "api", CandleApi())
    Shop.objects.update(url="https://candles.example.com")
    return by_id(connection.id)


def asked(connection: Connection, *, key: str = KEY) -> Connection:
    """The connection, after its history was asked for."""
    begin(connection, {"key": key}, api=CandleApi(), actor="test", at=NOON)
    return by_id(connection.id)

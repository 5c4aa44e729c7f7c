"""A shop on Saleor whose webhooks are let in."""

import json
from hashlib import sha256
from hmac import digest
from typing import Any

import pytest

from regulars.business.models import Business, Shop
from regulars.connectors.actions import begin, connect
from regulars.connectors.models import Connection
from regulars.connectors.queries import by_id
from regulars.connectors.saleor.api import SaleorApi
from tests.connectors.conftest import NOON
from tests.connectors.saleor.shop import TOKEN, saleor_shop

SECRET = "a long secret that the shop was given"


@pytest.fixture
def running():
    with saleor_shop() as shop:
        yield shop


@pytest.fixture
def connection(database, running, tmp_path, monkeypatch) -> Connection:
    """The shop's connection, its history asked for."""
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    Business.objects.update(currency="EUR")
    shop = Shop.objects.create(
        name="Candles", kind="saleor", currency="EUR", time_zone="Europe/Riga", country="LV", url=running.url
    )
    made = connect(shop.id, kind="saleor", secret=SECRET, actor="test", at=NOON)
    keys = {"token": TOKEN, "channel": "", "consent_key": "newsletter"}
    begin(made, keys, api=SaleorApi(), actor="test", at=NOON)
    return by_id(made.id)


def signed(topic: str, told: Any) -> tuple[bytes, dict[str, str]]:
    """A delivery as Saleor sends it: its raw body and its headers."""
    raw = json.dumps([told]).encode()
    made = digest(SECRET.encode(), raw, sha256).hex()
    return raw, {
        "x-saleor-event": topic,
        "x-saleor-domain": "shop.example.com",
        "x-saleor-signature": made,
        "saleor-event": topic,
        "saleor-domain": "shop.example.com",
        "saleor-signature": made,
    }

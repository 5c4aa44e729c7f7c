"""A shop on WooCommerce whose webhooks are let in."""

import json
from typing import Any

import pytest

from regulars.business.models import Business, Shop
from regulars.connectors.actions import connect
from regulars.connectors.models import Connection
from regulars.connectors.signed import signature
from tests.connectors.conftest import NOON

SECRET = "a long secret that the owner thought of"


@pytest.fixture
def connection(database, tmp_path, monkeypatch) -> Connection:
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    Business.objects.update(currency="GBP")
    shop = Shop.objects.create(
        name="Tea", kind="woocommerce", currency="GBP", time_zone="Europe/London", country="GB"
    )
    return connect(shop.id, kind="woocommerce", secret=SECRET, actor="test", at=NOON)


def signed(topic: str, body: Any, *, key: str) -> tuple[bytes, dict[str, str]]:
    """A delivery as WooCommerce sends it: its raw body and its headers."""
    raw = json.dumps(body).encode()
    return raw, {
        "x-wc-webhook-topic": topic,
        "x-wc-webhook-delivery-id": key,
        "x-wc-webhook-signature": signature(raw, secret=SECRET),
    }

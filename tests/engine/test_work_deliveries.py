"""Does the plays' worker read what shops sent, before it looks at the store?"""

from datetime import UTC, datetime

import pytest

from regulars.business.models import Shop
from regulars.commerce.models import Order
from regulars.connectors.actions import connect
from regulars.connectors.queries import by_token
from regulars.connectors.receive import receive
from regulars.engine.work import one_round, work_until_idle
from tests.connectors.conftest import SECRET, signed
from tests.connectors.shopify.payloads import example

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def delivered(database, tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    shop = Shop.objects.create(name="Candles", currency="USD", time_zone="UTC")
    connection = connect(shop.id, kind="shopify", secret=SECRET, actor="test", at=NOON)
    raw, headers = signed("orders/create", example("orders_create"))
    receive(by_token(connection.token), body=raw, headers=headers, at=NOON)


def test_a_round_reads_deliveries(delivered):
    assert one_round(at=NOON)["read"] == 1
    assert Order.objects.count() == 1


def test_work_until_idle_reads_them_first(delivered):
    done = work_until_idle()
    assert done["read"] == 1
    assert Order.objects.count() == 1
    assert "read" not in work_until_idle()

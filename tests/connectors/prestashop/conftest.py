"""A shop on PrestaShop, whose history is asked for."""

import pytest

from regulars.business.models import Business, Shop
from regulars.connectors.actions import begin, connect
from regulars.connectors.models import Connection
from regulars.connectors.prestashop.api import PrestaShopApi
from regulars.connectors.queries import by_id
from tests.connectors.conftest import NOON
from tests.connectors.prestashop.shop import KEY, presta_shop


@pytest.fixture
def shop():
    with presta_shop() as running:
        yield running


@pytest.fixture
def connection(database, shop, tmp_path, monkeypatch) -> Connection:
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    Business.objects.update(currency="EUR")
    row = Shop.objects.create(
        name="Candles", kind="prestashop", currency="EUR", time_zone="Europe/Riga", country="LV", url=shop.url
    )
    made = connect(row.id, kind="prestashop", secret="", actor="test", at=NOON)
    keys = {"key": KEY, "cancelled_states": ""}
    begin(made, keys, api=PrestaShopApi(), actor="test", at=NOON)
    return by_id(made.id)

"""Can the owner disconnect a shop, and choose what becomes of what came from it?"""

import pytest

from regulars.commerce.models import Order
from regulars.connectors.erasing import jobs
from regulars.connectors.models import Connection
from regulars.connectors.pulling import pull
from regulars.web.models import StaffAction
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member
from tests.connectors.candles import CandleShop
from tests.connectors.conftest import asked
from tests.connectors.pages.test_connections import page


@pytest.fixture
def url(candles):
    pull(asked(candles).id, client=CandleShop())
    return f"/settings/connections/{candles.id}/end/"


def test_what_came_stays(url, client):
    assert "Nothing more comes in from the shop" in page(client, url)
    assert client.post(url, {"data": "keep", "typed": ""}).url == "/settings/connections/"
    assert Connection.objects.get().ended_at is not None
    assert Order.objects.count() == 5
    assert StaffAction.objects.latest("id").detail == {"erase": False}
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("typed", ["", "Soaps"])
def test_erasing_needs_the_shops_name(url, client, typed):
    shown = client.post(url, {"data": "erase", "typed": typed}).content.decode()
    assert "That isn’t the name of the shop." in shown
    assert Connection.objects.get().ended_at is None


def test_erasing_is_begun_and_done_by_the_worker(url, client):
    client.post(url, {"data": "erase", "typed": " candles "})
    assert Connection.objects.get().ended_at is not None
    jobs.erase_shops()
    assert Order.objects.count() == 0
    assert StaffAction.objects.latest("id").detail == {"erase": True}


def test_only_the_owner_disconnects(url):
    assert client_of(member("Max", role=Role.MARKETER)).get(url).status_code == 403

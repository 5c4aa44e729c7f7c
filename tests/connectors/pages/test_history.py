"""Can the owner bring in a shop's history, see how far it is, and what came?"""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from regulars.connectors import pulling
from regulars.connectors.catalogue import connectors
from regulars.connectors.models import Pull
from regulars.connectors.queries import by_id, credentials_of
from regulars.web.models import StaffAction
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member
from tests.connectors.candles import CandleShop
from tests.connectors.conftest import asked
from tests.connectors.pages.test_connections import page


@pytest.fixture
def url(candles):
    return f"/settings/connections/{candles.id}/"


def test_a_shop_that_cannot_be_asked_has_no_such_part(connection, client, monkeypatch):
    monkeypatch.setattr(connectors()["shopify"], "api", None)
    assert "Its history" not in page(client, f"/settings/connections/{connection.id}/")
    assert client.post(f"/settings/connections/{connection.id}/history/").status_code == 404


def test_the_way_from_the_keys_to_what_came(candles, client, url):
    shown = page(client, url)
    assert "Open the shop’s settings." in shown
    assert '<input type="password" name="key"' in shown
    assert client.post(f"{url}history/", {"key": " right "}).url == url
    assert credentials_of(by_id(candles.id)) == {"key": "right"}
    assert StaffAction.objects.get().action == "connection.history_asked"
    assert ProcrastinateJob.objects.filter(task_name="connectors.pull", status="todo").count() == 1

    shown = page(client, url)
    assert "It is on its way in." in shown
    assert f'hx-get="{url}history/progress/"' in shown
    assert "Bring in its history" not in shown
    Pull.objects.filter(stream="products").update(things_done=1, total=2, worked_ms=500)
    bar = page(client, f"{url}history/progress/")
    assert "1 of 2 products" in bar
    assert "2 a second" in bar  # 1 in half a second

    pulling.pull(candles.id, client=CandleShop())
    assert client.get(f"{url}history/progress/").headers["HX-Redirect"] == url
    shown = page(client, url)
    assert "Candles is connected, and its history is in." in shown
    assert "New: 5 orders, 2 products, 2 refunds." in shown
    assert "Bring it in again" in shown
    assert "right" not in shown


def test_again_needs_no_keys_and_changes_nothing(candles, client, url):
    pulling.pull(asked(candles).id, client=CandleShop())
    client.post(f"{url}history/")
    assert "It is on its way in." in page(client, url)
    pulling.pull(candles.id, client=CandleShop())
    assert "Known before: 5 orders, 2 products, 2 refunds." in page(client, url)


def test_without_keys_nothing_begins(candles, client, url):
    answer = client.post(f"{url}history/", {"key": " "}, follow=True)
    assert "Enter everything that the shop’s API is asked with." in answer.content.decode()
    assert Pull.objects.count() == 0


def test_wrong_keys_are_said_and_others_can_be_entered(candles, client, url):
    pulling.pull(asked(candles, key="guessed").id, client=CandleShop())
    shown = page(client, url)
    assert "The shop doesn’t accept these keys" in shown
    assert "Left empty, the one that was entered before is used." in shown
    client.post(f"{url}history/", {"key": "right"})
    assert pulling.pull(candles.id, client=CandleShop())
    assert "New: 5 orders" in page(client, url)


def test_what_was_left_out_is_said(candles, client, url):
    pulling.pull(asked(candles).id, client=CandleShop())
    Pull.objects.filter(stream="orders").update(problems=["7: no price"], problem_count=3)
    shown = page(client, url)
    assert "7: no price" in shown
    assert "and 2 more" in shown


def test_only_the_owner_asks(candles, url):
    clerk = client_of(member("Max", role=Role.MARKETER))
    assert clerk.post(f"{url}history/", {"key": "right"}).status_code == 403
    assert clerk.get(f"{url}history/progress/").status_code == 403
    assert Pull.objects.count() == 0

"""Can the owner connect a shop, see what came, and end it?"""

from datetime import timedelta

import pytest

from regulars import clock
from regulars.business.models import Shop
from regulars.connectors.actions import begin
from regulars.connectors.catalogue import connectors
from regulars.connectors.models import Connection
from regulars.connectors.pages.connections import linked
from regulars.connectors.queries import by_token, secret_of
from regulars.connectors.receive import process_waiting, receive
from regulars.events.models import RawDelivery
from regulars.web.models import StaffAction
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member
from tests.connectors.conftest import NOON, SECRET, signed
from tests.connectors.shopify.payloads import example
from tests.connectors.shopify.shop import KEYS


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))


def page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def deeds():
    return list(StaffAction.objects.order_by("id").values_list("action", flat=True))


def test_the_way_from_nothing_to_a_connected_shop(home, client):
    assert "No shop is connected yet" in page(client, "/settings/connections/")
    answer = client.post(
        "/settings/connections/", {"connector": "shopify", "url": "Candles.myshopify.com/admin"}
    )
    connection = Connection.objects.get()
    assert answer.url == f"/settings/connections/{connection.id}/"
    assert Shop.objects.get().url == "https://candles.myshopify.com"
    shown = page(client, answer.url)
    assert "almost connected" in shown
    assert f"/webhooks/{connection.token}" in shown
    assert "Order creation" in shown
    client.post(answer.url, {"secret": f" {SECRET} "})
    assert secret_of(Connection.objects.get()) == SECRET
    assert "nothing came yet" in page(client, answer.url)
    assert deeds() == ["connection.made", "connection.made"]
    assert SECRET not in page(client, answer.url)


def test_until_the_secret_is_there_nothing_is_let_in(home, client):
    client.post("/settings/connections/", {"connector": "shopify", "url": "candles.myshopify.com"})
    connection = Connection.objects.get()
    raw, headers = signed("orders/create", {}, secret="")
    answer = client.post(
        f"/webhooks/{connection.token}", raw, content_type="application/json", headers=headers
    )
    assert (answer.status_code, answer.json()["type"]) == (401, "urn:regulars:problem:secret-missing")
    assert RawDelivery.objects.count() == 0
    assert Connection.objects.get().forged_count == 0


def test_connecting_the_same_shop_again_leads_to_its_connection(home, client):
    for url in ("candles.myshopify.com", "https://candles.myshopify.com/"):
        client.post("/settings/connections/", {"connector": "shopify", "url": url})
    assert Connection.objects.count() == Shop.objects.count() == 1


def test_a_shop_that_came_in_by_files_goes_on_live(home, client):
    assert "Its orders so far" not in page(client, "/settings/connections/")
    imported = Shop.objects.create(name="Candles", currency="EUR", time_zone="Europe/Riga")
    assert f'<option value="{imported.id}" selected>' in page(client, "/settings/connections/")
    asked = {"connector": "shopify", "url": "candles.myshopify.com", "shop": imported.id}
    client.post("/settings/connections/", asked)
    assert Connection.objects.get().shop == imported
    assert Shop.objects.count() == 1


def test_an_address_that_another_shop_has_is_said_at_the_field(home, client):
    terms = {"currency": "EUR", "time_zone": "Europe/Riga"}
    Shop.objects.create(name="Soaps", url="https://soaps.myshopify.com", **terms)
    imported = Shop.objects.create(name="Candles", **terms)
    asked = {"connector": "shopify", "url": "soaps.myshopify.com", "shop": imported.id}
    answer = client.post("/settings/connections/", asked)
    assert "“Soaps” has this address already." in answer.content.decode()
    assert Connection.objects.count() == 0


@pytest.mark.parametrize("url", ["candles", "ftp://candles.example.com", "candles example.com"])
def test_what_is_no_address_is_said_at_the_field(home, client, url):
    answer = client.post("/settings/connections/", {"connector": "shopify", "url": url})
    assert "looks like https://candles.example.com" in answer.content.decode()
    assert Connection.objects.count() == 0


def test_what_came_and_what_became_of_it(connection, client):
    for topic, body in {
        "orders/create": example("orders_create"),
        "orders/updated": {**example("orders_updated"), "test": True},
        "refunds/create": b'{"id": 1',
    }.items():
        raw, headers = signed(topic, body)
        receive(by_token(connection.token), body=raw, headers=headers, at=NOON)
    process_waiting(limit=10, at=NOON)
    shown = page(client, f"/settings/connections/{connection.id}/")
    assert "A test order, which counts as nothing." in shown
    assert "It can’t be read: Input data was truncated" in shown.replace("&#x27;", "’")
    assert "1 not read" in page(client, "/settings/connections/")


def test_forged_deliveries_are_a_warning(connection, client):
    raw, headers = signed("orders/create", {}, secret="guessed")
    receive(by_token(connection.token), body=raw, headers=headers, at=NOON)
    assert "1 delivery was signed with another secret" in page(
        client, f"/settings/connections/{connection.id}/"
    )
    assert "1 with a wrong signature" in page(client, "/settings/connections/")


def test_a_shop_whose_app_was_removed_says_so_and_what_to_do(connection, client):
    begin(connection, KEYS, api=connectors()["shopify"].api, actor="test", at=NOON)
    removed_at = {"x-shopify-triggered-at": (clock.wall() + timedelta(minutes=1)).isoformat()}
    raw, headers = signed("app/uninstalled", {"id": 1}, **removed_at)
    receive(by_token(connection.token), body=raw, headers=headers, at=NOON)
    process_waiting(limit=10, at=NOON)
    shown = page(client, f"/settings/connections/{connection.id}/")
    assert "The app was removed from Candles" in shown
    assert "install the app there again" in shown
    assert "On the app’s Home choose Install app" in shown.replace("&#x27;", "’")
    assert "Client secret" in shown
    assert "Compare now" not in shown
    listed = page(client, "/settings/connections/")
    assert "app removed" in listed
    assert "The app was removed from Candles: nothing comes from there any more." in listed
    client.post(f"/settings/connections/{connection.id}/history/")
    assert "The app was removed" not in page(client, f"/settings/connections/{connection.id}/")


def test_what_failed_is_read_again(connection, client):
    raw, headers = signed("orders/create", b'{"id": 1')
    receive(by_token(connection.token), body=raw, headers=headers, at=NOON)
    process_waiting(limit=10, at=NOON)
    client.post(f"/settings/connections/{connection.id}/again/")
    assert RawDelivery.objects.get().processed_at is None


def test_how_to_send_events(home, client):
    shown = page(client, "/settings/connections/events/")
    assert "/api/v1/events" in shown
    assert "order.placed" in shown


def test_only_the_owner_sees_doors(connection):
    clerk = client_of(member("Max", role=Role.MARKETER))
    for path in ("", "events/", f"{connection.id}/"):
        assert clerk.get(f"/settings/connections/{path}").status_code == 403


def test_a_file_for_the_shops_developer_can_be_followed_from_the_steps(home, client):
    client.post("/settings/connections/", {"connector": "medusa", "url": "shop.example.com"})
    shown = page(client, f"/settings/connections/{Connection.objects.get().id}/")
    link = '<a class="link" href="/connect/medusa/regulars.ts" download>/connect/medusa/regulars.ts</a>, into'
    assert link in shown
    assert client.get("/connect/medusa/regulars.ts").status_code == 200
    assert linked("<b>", file="") == "&lt;b&gt;"
    assert linked("<b> & /connect/x.py.", file="/connect/x.py") == (
        '&lt;b&gt; &amp; <a class="link" href="/connect/x.py" download>/connect/x.py</a>.'
    )

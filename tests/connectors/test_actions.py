"""How shops are connected and disconnected, and what the log says of it."""

from datetime import timedelta

import pytest

from regulars.business.models import Shop
from regulars.connectors.actions import (
    AddressTaken,
    CredentialsMissing,
    NotAnAddress,
    address_of,
    connect,
    count_forgery,
    disconnect,
    shop_at,
)
from regulars.connectors.models import Connection, Pull
from regulars.connectors.queries import by_id, by_token, credentials_of, secret_of
from regulars.events.models import Event
from tests.connectors.conftest import NOON, SECRET, asked

LATER = NOON + timedelta(hours=1)


def names():
    return list(Event.objects.order_by("id").values_list("name", flat=True))


def test_the_secret_is_kept_sealed(connection):
    assert SECRET not in Connection.objects.get().secret
    assert secret_of(connection) == SECRET
    assert names() == ["shop.connected"]


def test_a_new_secret_keeps_the_address(connection):
    again = connect(connection.shop_id, kind="shopify", secret="other", actor="test", at=LATER)
    assert (again.id, again.token) == (connection.id, connection.token)
    assert secret_of(again) == "other"
    assert names() == ["shop.connected", "shop.connected"]


def test_once_ended_it_has_another_address(connection):
    disconnect(connection, actor="test", at=LATER)
    assert not by_token(connection.token).is_open
    again = connect(connection.shop_id, kind="shopify", secret=SECRET, actor="test", at=LATER)
    assert again.token != connection.token
    assert names() == ["shop.connected", "shop.disconnected", "shop.connected"]


def test_ended_twice_is_ended_once(connection):
    disconnect(connection, actor="test", at=LATER)
    disconnect(connection, actor="test", at=LATER + timedelta(hours=1))
    assert Connection.objects.get().ended_at == LATER
    assert names().count("shop.disconnected") == 1


def test_forgeries_are_counted(connection):
    count_forgery(connection.id, at=NOON)
    count_forgery(connection.id, at=LATER)
    seen = Connection.objects.get()
    assert (seen.forged_count, seen.forged_at) == (2, LATER)


def test_a_shop_is_known_by_its_address(connection):
    first = shop_at("https://Soaps.example.com/admin", kind="shopify", actor="test", at=NOON)
    assert shop_at("soaps.example.com", kind="shopify", actor="test", at=NOON) == first
    opened = Shop.objects.get(id=first)
    assert (opened.name, opened.currency, opened.kind) == ("soaps.example.com", "USD", "shopify")


def test_a_name_that_another_shop_has(connection):
    Shop.objects.create(name="soaps.example.com", currency="EUR", time_zone="UTC")
    opened = shop_at("soaps.example.com", kind="shopify", actor="test", at=NOON)
    assert Shop.objects.get(id=opened).name == "soaps.example.com (shopify)"


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("candles.myshopify.com", "https://candles.myshopify.com"),
        (" https://Candles.Example.com/shop/?x=1 ", "https://candles.example.com/shop"),
        ("https://tea.example.com/shop/wp-admin/index.php", "https://tea.example.com/shop"),
        ("candles.myshopify.com/admin/products", "https://candles.myshopify.com"),
        ("http://10.0.0.7:8080/", "http://10.0.0.7:8080"),
    ],
)
def test_addresses_without_the_shops_back_office(url, address):
    assert address_of(url) == address


@pytest.mark.parametrize("url", ["", "candles", "https://", "ftp://candles.example.com", "a b.example.com"])
def test_what_is_no_address(url):
    with pytest.raises(NotAnAddress):
        address_of(url)


def test_a_shop_whose_orders_came_in_files_is_the_one_that_is_connected(database):
    imported = Shop.objects.create(name="Candles", currency="EUR", time_zone="Europe/Riga")
    terms = {"kind": "shopify", "actor": "test", "at": NOON}
    assert shop_at("candles.myshopify.com", known=imported.id, **terms) == imported.id
    assert shop_at("candles.myshopify.com", **terms) == imported.id
    imported.refresh_from_db()
    assert (imported.url, imported.kind, imported.name) == (
        "https://candles.myshopify.com",
        "shopify",
        "Candles",
    )
    other = Shop.objects.create(name="Soaps", currency="EUR", time_zone="Europe/Riga")
    with pytest.raises(AddressTaken, match="Candles"):
        shop_at("candles.myshopify.com", known=other.id, **terms)


def test_the_keys_of_its_api_are_kept_sealed(candles):
    assert "s3cret" not in asked(candles, key=" s3cret ").access
    assert credentials_of(by_id(candles.id)) == {"key": "s3cret"}
    assert names() == ["shop.connected", "shop.access_given", "shop.history_asked"]
    streams = Pull.objects.order_by("id").values_list("stream", "state")
    assert list(streams) == [(name, "waiting") for name in ("products", "orders", "refunds")]


def test_keys_that_are_not_told_stay_as_they_are(candles):
    asked(candles, key="s3cret")
    assert credentials_of(asked(candles, key="")) == {"key": "s3cret"}


def test_keys_that_can_no_longer_be_opened_are_missing(candles):
    asked(candles)
    Connection.objects.update(access="1.gAAAA")
    with pytest.raises(CredentialsMissing, match="key"):
        asked(candles, key="")


def test_without_keys_nothing_is_asked(candles):
    with pytest.raises(CredentialsMissing, match="key"):
        asked(candles, key=" ")
    assert Pull.objects.count() == 0


def test_what_failed_goes_on_where_it_stopped(candles):
    asked(candles)
    rows = Pull.objects.all()
    rows.filter(stream="products").update(state="done", things_done=2)
    rows.filter(stream="orders").update(
        state="failed", position="2", things_done=2, error="no_api: ", tries=3, not_before=LATER
    )
    asked(candles)
    products, orders = rows.get(stream="products"), rows.get(stream="orders")
    assert (products.state, products.things_done) == ("done", 2)
    assert (orders.state, orders.position, orders.things_done) == ("waiting", "2", 2)
    assert (orders.error, orders.tries, orders.not_before) == ("", 0, None)


def test_what_is_in_whole_is_asked_for_anew(candles):
    asked(candles)
    Pull.objects.update(
        state="done", position="", things_done=2, total=2, results={"OrderFact.new": 2}, finished_at=LATER
    )
    asked(candles)
    for each in Pull.objects.all():
        assert (each.state, each.things_done, each.total, each.results) == ("waiting", 0, None, {})
        assert each.finished_at is None

"""What is known of connections, and of what came through them?"""

from datetime import timedelta

from regulars.connectors.actions import disconnect
from regulars.connectors.exchange import Access
from regulars.connectors.models import Connection, Pull
from regulars.connectors.queries import (
    SHOWN,
    Trace,
    access_of,
    by_id,
    by_token,
    deliveries,
    due_pulls,
    has_secret,
    latest,
    of_shop,
    of_shop_called,
    pulls,
    shops,
    standing,
    troubled,
    whose,
)
from regulars.connectors.receive import process_waiting, receive
from regulars.customers.models import Identity
from tests.connectors.conftest import NOON, asked, signed
from tests.connectors.shopify.payloads import ORDER, example


def come(connection, topic, body, *, at=NOON):
    raw, headers = signed(topic, body)
    receive(by_token(connection.token), body=raw, headers=headers, at=at)


def test_a_connection_is_found_as_long_as_it_stands(connection):
    assert of_shop(connection.shop_id, kind="shopify") == connection
    door = by_token(connection.token)
    assert (door.id, door.kind, door.currency, door.is_open) == (connection.id, "shopify", "USD", True)
    assert standing() == [connection]
    assert has_secret(connection)
    disconnect(connection, actor="test", at=NOON)
    assert of_shop(connection.shop_id, kind="shopify") is None
    assert not by_token(connection.token).is_open
    assert by_token("guessed") is None
    assert standing() == []
    assert by_id(connection.id) == connection  # what it let in is still read
    assert shops() == [(connection.shop_id, "Candles")]


def test_what_came_last_and_what_went_wrong(connection):
    assert latest([connection.id]) == troubled([connection.id]) == {}
    come(connection, "orders/create", example("orders_create"))
    come(connection, "orders/create", b"{", at=NOON + timedelta(minutes=1))
    process_waiting(limit=10, at=NOON + timedelta(minutes=1))
    assert latest([connection.id]) == {connection.id: NOON + timedelta(minutes=1)}
    assert troubled([connection.id]) == {connection.id: 1}
    bad, good = deliveries(connection.id)
    assert (bad.word, bad.about, bad.tries) == ("unreadable", "Input data was truncated", 0)
    assert (good.word, good.about, good.topic) == ("read", "", "orders/create")


def test_only_the_last_ones_are_shown(connection):
    for n in range(SHOWN + 3):
        come(connection, "no/such", {"n": n})
    assert len(deliveries(connection.id)) == SHOWN


def test_a_trace_leads_to_a_customer_by_key_or_by_order(connection):
    come(connection, "orders/create", example("orders_create"))
    process_waiting(limit=10, at=NOON)
    customer = Identity.objects.get(kind="email").customer_id
    traces = [
        Trace(n=1, kind="email", value="john@example.com"),
        Trace(n=2, order=ORDER),
        Trace(n=3, kind="email", value="bo@example.com"),
    ]
    assert whose(traces, shop_id=connection.shop_id) == {1: customer, 2: customer}


def test_histories_that_are_due(candles):
    assert due_pulls(NOON) == []
    asked(candles)
    assert due_pulls(NOON) == [candles.id]
    Pull.objects.filter(stream="orders").update(not_before=NOON + timedelta(minutes=1))
    assert due_pulls(NOON) == []
    assert due_pulls(NOON + timedelta(minutes=1)) == [candles.id]


def test_histories_that_are_not_due(candles):
    asked(candles)
    disconnect(candles, actor="test", at=NOON)
    assert due_pulls(NOON) == []
    Connection.objects.update(ended_at=None)
    Pull.objects.filter(stream="orders").update(state="failed")
    assert due_pulls(NOON) == []
    Pull.objects.update(state="done")
    assert due_pulls(NOON) == []


def test_streams_stand_in_the_order_of_the_api(candles):
    assert pulls(candles) == []
    asked(candles)
    assert [each.stream for each in pulls(candles)] == ["products", "orders", "refunds"]


def test_with_what_a_shop_is_asked(candles):
    assert access_of(candles) == Access("https://candles.example.com", {}, "USD", "Europe/Riga")
    keys = {"key": "right"}
    assert access_of(asked(candles)) == Access("https://candles.example.com", keys, "USD", "Europe/Riga")


def test_connections_by_the_name_of_their_shop(candles):
    assert of_shop_called("Candles") == [candles]
    assert of_shop_called("Soaps") == []

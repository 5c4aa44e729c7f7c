from datetime import timedelta

import pytest

from regulars.business.models import Shop
from regulars.commerce.models import Cart, Order, Refund, Shipment
from regulars.connectors import receive as door
from regulars.connectors.actions import connect, disconnect
from regulars.connectors.models import Connection
from regulars.connectors.queries import by_token
from regulars.connectors.receive import Receipt, process_waiting, receive
from regulars.customers.models import Consent, Identity, Person
from regulars.events.models import DeliveryKey, RawDelivery
from tests.connectors.conftest import NOON, SECRET, signed
from tests.connectors.shopify.payloads import ORDER, example


def come(connection, topic, body, **headers):
    raw, head = signed(topic, body, **headers)
    return receive(by_token(connection.token), body=raw, headers=head, at=NOON)


def outcomes():
    return list(RawDelivery.objects.order_by("id").values_list("outcome", flat=True))


def test_an_order_comes_in_and_is_read(connection):
    assert come(connection, "orders/create", example("orders_create")) is Receipt.KEPT
    assert process_waiting(limit=10, at=NOON) == 1
    order = Order.objects.get()
    assert (order.external_id, order.total_minor, order.revenue_minor) == (ORDER, 404_95, 394_95)
    assert Person.objects.get().name == "John Smith"
    assert Consent.objects.get().granted
    assert outcomes() == ["read"]


def test_the_same_delivery_twice_is_kept_once(connection):
    body = example("orders_create")
    assert come(connection, "orders/create", body, id="b5") is Receipt.KEPT
    assert come(connection, "orders/create", body, id="b5") is Receipt.KNOWN
    assert RawDelivery.objects.count() == DeliveryKey.objects.count() == 1


def test_two_connections_may_use_the_same_id(connection):
    other = Shop.objects.create(name="Soaps", currency="USD", time_zone="UTC")
    second = connect(other.id, kind="shopify", secret=SECRET, actor="test", at=NOON)
    assert come(connection, "orders/create", example("orders_create"), id="b5") is Receipt.KEPT
    assert come(second, "orders/create", example("orders_create"), id="b5") is Receipt.KEPT
    assert process_waiting(limit=10, at=NOON) == 1
    assert process_waiting(limit=10, at=NOON) == 1
    assert Order.objects.count() == 2


def test_nothing_is_kept_of_a_forged_delivery_but_its_number(connection):
    assert come(connection, "orders/create", example("orders_create"), secret="guessed") is Receipt.FORGED
    assert RawDelivery.objects.count() == 0
    seen = Connection.objects.get()
    assert (seen.forged_count, seen.forged_at) == (1, NOON)


def test_what_an_app_of_two_shops_hears_of_the_other_counts_there(connection):
    """One app has one address for its compliance webhooks, whichever of its shops they are of."""
    Shop.objects.update(url="https://candles.myshopify.com")
    soaps = Shop.objects.create(
        name="Soaps", currency="USD", time_zone="UTC", kind="shopify", url="https://soaps.myshopify.com"
    )
    body = {"shop_domain": "soaps.myshopify.com", "shop_id": 1}  # which is signed, unlike the headers
    named = {
        "x-shopify-triggered-at": "2026-03-01T12:00:00Z",
        "x-shopify-shop-domain": "candles.myshopify.com",
    }
    come(connection, "shop/redact", body, **named)
    process_waiting(limit=10, at=NOON)
    assert outcomes() == ["nothing: another_shop"]
    second = connect(soaps.id, kind="shopify", secret=SECRET, actor="test", at=NOON)
    come(connection, "shop/redact", body, **named)
    process_waiting(limit=10, at=NOON)
    assert RawDelivery.objects.order_by("-id").first().connection_id == second.id
    assert list(Shop.objects.exclude(erased_at=None)) == [soaps]


def test_a_raw_delivery_leads_to_its_customer(connection):
    come(connection, "orders/create", example("orders_create"))
    come(connection, "refunds/create", example("refunds_create"))
    process_waiting(limit=10, at=NOON)
    customer = Identity.objects.get(kind="shop").customer_id
    assert list(RawDelivery.objects.values_list("customer_id", flat=True)) == [customer, customer]


def test_only_the_shops_own_headers_are_kept(connection):
    raw, head = signed("orders/create", example("orders_create"))
    receive(
        by_token(connection.token),
        body=raw,
        headers=head | {"cookie": "secret", "x-shopify-topic": "x"},
        at=NOON,
    )
    kept = RawDelivery.objects.get().headers
    assert "cookie" not in kept
    assert kept["x-shopify-topic"] == "x"


@pytest.mark.parametrize(
    ("topic", "body", "outcome"),
    [
        ("inventory_levels/update", {"available": 3}, "nothing: topic"),
        ("orders/create", {**example("orders_create"), "test": True}, "nothing: test_order"),
        ("orders/create", b'{"id": 1', "unreadable: Input data was truncated"),
        (
            "orders/create",
            b'{"line_items": 3}',
            "unreadable: Expected `array`, got `int` - at `$.line_items`",
        ),
    ],
)
def test_what_says_nothing_or_cannot_be_read_is_kept_with_the_reason(connection, topic, body, outcome):
    assert come(connection, topic, body) is Receipt.KEPT
    assert process_waiting(limit=10, at=NOON) == 1
    assert outcomes() == [outcome]
    assert process_waiting(limit=10, at=NOON + timedelta(days=1)) == 0


def test_one_that_fails_does_not_keep_back_the_others(connection, monkeypatch):
    really = door.apply

    def apply(facts, **context):
        if any(getattr(fact, "external_id", "") == "666" for fact in facts):
            raise RuntimeError("boom")
        return really(facts, **context)

    monkeypatch.setattr(door, "apply", apply)
    bad = example("orders_create") | {"id": 666, "admin_graphql_api_id": None}
    come(connection, "orders/create", bad)
    come(connection, "orders/create", example("orders_create"))
    assert process_waiting(limit=10, at=NOON) == 2
    failed, read = outcomes()
    assert (failed.partition(":")[0], read) == ("failed", "read")
    assert failed.startswith("failed: RuntimeError at regulars/connectors/receive.py:")
    assert list(Order.objects.values_list("external_id", flat=True)) == [ORDER]


def test_what_failed_is_tried_again_later_each_time(connection, monkeypatch):
    def apply(facts, **context):
        raise RuntimeError("boom")

    monkeypatch.setattr(door, "apply", apply)
    come(connection, "orders/create", example("orders_create"))
    assert process_waiting(limit=10, at=NOON) == 1
    assert process_waiting(limit=10, at=NOON + timedelta(seconds=59)) == 0
    assert process_waiting(limit=10, at=NOON + timedelta(minutes=1)) == 1
    assert process_waiting(limit=10, at=NOON + timedelta(minutes=2)) == 0  # two minutes after the second
    monkeypatch.undo()


def test_after_the_fault_is_mended_it_is_read(connection, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(door, "apply", None)
        come(connection, "orders/create", example("orders_create"))
        process_waiting(limit=10, at=NOON)
    assert Order.objects.count() == 0
    assert process_waiting(limit=10, at=NOON + timedelta(minutes=1)) == 1
    assert Order.objects.count() == 1
    assert outcomes() == ["read"]


def test_a_refund_before_its_order_and_a_parcel_before_both(connection):
    come(connection, "fulfillments/create", example("fulfillments_create") | {"order_id": int(ORDER)})
    process_waiting(limit=1, at=NOON)
    come(connection, "refunds/create", example("refunds_create"))
    process_waiting(limit=1, at=NOON)
    assert Refund.objects.get().order is None
    come(connection, "orders/create", example("orders_create"))
    process_waiting(limit=1, at=NOON)
    order = Order.objects.get()
    assert Refund.objects.get().order == Shipment.objects.get().order == order
    assert order.refunded_business == 414_95  # 89.99 + 19.99 + 24.99 + 159.99 + 119.99


def test_an_older_delivery_never_overwrites(connection):
    cart = example("checkouts_update")
    newer = cart | {"updated_at": "2022-01-02T00:00:00Z", "total_price": "500.00"}
    come(connection, "checkouts/update", newer)
    process_waiting(limit=1, at=NOON)
    come(connection, "checkouts/update", cart)
    process_waiting(limit=1, at=NOON)
    assert Cart.objects.get().total_minor == 500_00


def test_after_the_end_only_what_somebody_asks_for_their_data_is_heard(connection):
    disconnect(connection, actor="test", at=NOON)
    order, headers = signed("orders/create", example("orders_create"))
    assert receive(by_token(connection.token), body=order, headers=headers, at=NOON) is Receipt.ENDED
    broken, headers = signed("customers/redact", b"{")
    assert receive(by_token(connection.token), body=broken, headers=headers, at=NOON) is Receipt.ENDED
    asked = {"shop_id": 1, "shop_domain": "candles.myshopify.com", "customer": {"id": 7, "email": "a@b.lv"}}
    redact, headers = signed("customers/redact", asked, **{"x-shopify-triggered-at": NOON.isoformat()})
    assert receive(by_token(connection.token), body=redact, headers=headers, at=NOON) is Receipt.KEPT

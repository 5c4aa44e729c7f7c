"""What a webhook leaves out is asked for, and comes in as the shop's lists tell it."""

from collections.abc import Callable
from typing import Any

import pytest

from regulars.business.models import Shop
from regulars.commerce.models import Order, Product, Refund, RefundLine
from regulars.connectors import following
from regulars.connectors.actions import keep_access
from regulars.connectors.client import Client
from regulars.connectors.models import Connection, Wish
from regulars.connectors.queries import by_token
from regulars.connectors.receive import process_waiting, receive
from regulars.connectors.woocommerce.api import WooCommerceApi
from regulars.events.models import Event
from tests.connectors.conftest import NOON
from tests.connectors.woocommerce.conftest import signed
from tests.connectors.woocommerce.recorded import body
from tests.connectors.woocommerce.shop import KEY, SECRET, WooShop, lists, woo_shop
from tests.connectors.woocommerce.test_variations import TEA, variation

Deliver = Callable[[str, Any], None]


@pytest.fixture
def deliver(connection) -> Deliver:
    """A function that sends a webhook, and reads it."""

    def sent(topic: str, told: Any) -> None:
        key = str(Event.objects.count())
        raw, headers = signed(topic, told, key=key)
        receive(by_token(connection.token), body=raw, headers=headers, at=NOON)
        process_waiting(limit=10, at=NOON)

    return sent


@pytest.fixture
def tea(connection):
    """The shop on the network, with the keys to it."""
    with woo_shop(lists() | {"variations": []}) as shop:
        Shop.objects.update(url=shop.url)
        keys = {"consumer_key": KEY, "consumer_secret": SECRET}
        keep_access(connection, keys, api=WooCommerceApi(), actor="test", at=NOON)
        yield shop


def asked(connection: Connection) -> None:
    following.fulfil(Connection.objects.get(id=connection.id), client=Client())
    assert not Wish.objects.filter(connection=connection).exists()


def order() -> tuple[int, object, object]:
    it = Order.objects.get(external_id="14")
    return it.refunded_business, it.cancelled_at, it.stood_at


def changed(shop: WooShop, number: int, **how: object) -> Any:
    """Something of the shop's, after that happened to it."""
    thing = next(one for name in ("orders", "products") for one in shop.things[name] if one["id"] == number)
    thing.update(how)
    return thing


def test_without_keys_a_refund_stays_estimated(connection, deliver):
    deliver("order.updated", body("order.updated"))
    assert order()[0] == 913
    assert Refund.objects.get().estimated
    assert not Wish.objects.exists()  # its history comes with the keys, whole


def test_with_keys_a_refund_is_as_the_shop_tells_it_a_moment_later(connection, deliver, tea):
    deliver("order.updated", body("order.updated"))
    assert Refund.objects.get().estimated
    asked(connection)
    assert order()[0] == 1000
    assert list(RefundLine.objects.values_list("product__sku", "quantity", "revenue_minor")) == [
        ("SKU-0", 1, 1000)
    ]
    deliver("order.updated", body("order.updated", customer_note="call"))
    asked(connection)
    assert Event.objects.filter(name="order.refunded").count() == 1
    assert Event.objects.filter(name="order.refund_corrected").count() == 1


def test_an_order_in_the_bin_counts_no_more_until_it_is_taken_out(connection, deliver, tea):
    deliver("order.updated", body("order.updated"))
    changed(tea, 14, status="trash", date_modified_gmt="2026-11-22T08:00:00")
    deliver("order.deleted", {"id": 14})
    asked(connection)
    assert order()[1].isoformat() == "2026-11-22T08:00:00+00:00"
    restored = changed(tea, 14, status="completed", date_modified_gmt="2026-11-22T09:00:00")
    deliver("order.deleted", {"id": 14})  # comes once more, late: the shop knows better
    asked(connection)
    assert order()[1] is None
    deliver("order.restored", restored)
    assert order()[1] is None


def test_an_order_that_is_deleted_for_good_is_called_off(connection, deliver, tea):
    deliver("order.created", body("order.created", refunds=[]))
    tea.things["orders"] = []
    deliver("order.deleted", {"id": 14})
    asked(connection)
    assert order()[1] is not None


def test_a_product_comes_with_its_variations_and_goes_with_them(connection, deliver, tea):
    tea.things |= {"products": [TEA], "variations": [variation(31, "S"), variation(32, "L")]}
    deliver("product.created", TEA)
    asked(connection)
    assert sorted(Product.objects.values_list("sku", "in_stock")) == [
        ("TEA", True), ("TEA-L", True), ("TEA-S", True),
    ]  # fmt: skip
    tea.things |= {"products": [TEA | {"status": "trash"}], "variations": []}
    deliver("product.deleted", {"id": 22})
    asked(connection)
    assert Product.objects.get(sku="TEA").in_stock is False

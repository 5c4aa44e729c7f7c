"""A real WooCommerce's history comes in through its API: twice, and beside its webhooks."""

import pytest

from regulars.business.models import Shop
from regulars.commerce.models import CustomerTotals, Order, Product, Refund
from regulars.connectors.actions import begin
from regulars.connectors.client import Client
from regulars.connectors.models import Pull
from regulars.connectors.pulling import pull
from regulars.connectors.queries import by_token
from regulars.connectors.receive import process_waiting, receive
from regulars.connectors.woocommerce.api import WooCommerceApi
from regulars.connectors.woocommerce.webhooks import WooCommerce
from regulars.customers.models import Consent
from regulars.events.models import Event
from tests.connectors.conftest import NOON
from tests.connectors.woocommerce.conftest import signed
from tests.connectors.woocommerce.recorded import body
from tests.connectors.woocommerce.shop import KEY, SECRET, woo_shop

KEYS = {"consumer_key": KEY, "consumer_secret": SECRET}


@pytest.fixture
def brought(connection):
    """A function that brings the shop's history in, and tells what became of the facts."""

    def bring(*, keys: dict[str, str] = KEYS) -> dict[str, int]:
        with woo_shop() as tea:
            Shop.objects.update(url=tea.url)
            begin(connection, keys, api=WooCommerceApi(), actor="test", at=NOON)
            pull(connection.id, client=Client())
        return {kind: n for each in Pull.objects.all() for kind, n in each.results.items()}

    assert isinstance(WooCommerce.api, WooCommerceApi)
    return bring


def inside():
    return (
        sorted(Product.objects.values_list("sku", "name", "price_minor")),
        sorted(Order.objects.values_list("external_id", "total_minor", "refunded_business")),
        list(Refund.objects.values_list("external_id", "total_minor", "revenue_minor")),
        sorted(CustomerTotals.objects.values_list("orders", "revenue_business", "refunded_business")),
    )


def test_products_people_orders_and_refunds_come_in(brought):
    came = brought()
    assert came == {"ProductFact.new": 3, "CustomerFact.new": 1, "OrderFact.new": 2, "RefundFact.new": 1}
    assert set(Pull.objects.values_list("state", flat=True)) == {"done"}
    products, orders, refunds, _ = inside()
    assert ("SKU-0", "Tea Pot", 2699) in products
    assert orders[0] == ("14", 5807, 1000)
    assert refunds == [("15", 1000, 1000)]
    assert Consent.objects.count() == 0  # a history allows nothing


def test_a_second_time_changes_nothing_and_tells_nobody(brought):
    brought()
    there, told = inside(), Event.objects.exclude(name__startswith="shop.").count()
    assert {kind.partition(".")[2] for kind in brought()} == {"known"}
    assert inside() == there
    assert Event.objects.exclude(name__startswith="shop.").count() == told


@pytest.mark.parametrize("live_first", [True, False])
def test_what_comes_live_as_well_counts_once(connection, brought, live_first):
    def live():
        raw, headers = signed("order.updated", body("order.updated"), key="1")
        receive(by_token(connection.token), body=raw, headers=headers, at=NOON)
        process_waiting(limit=10, at=NOON)

    if live_first:
        live()
    brought()
    if not live_first:
        live()
    _, orders, refunds, _ = inside()
    assert [number for number, _, _ in orders] == ["14", "16"]
    assert refunds == [("15", 1000, 1000)]  # the tea pot alone, as the list tells it; not 10.00 of all


def test_wrong_keys_end_it_and_right_ones_let_it_go_on(brought):
    brought(keys=KEYS | {"consumer_secret": "guessed"})
    assert Pull.objects.filter(state="failed", error__startswith="keys_refused").exists()
    assert Order.objects.count() == 0
    brought()
    assert Order.objects.count() == 2

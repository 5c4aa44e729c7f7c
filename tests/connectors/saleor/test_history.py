"""A Saleor's history comes in through its API: twice, and beside its webhooks."""

from regulars.commerce.models import Cart, Order, Product, Refund
from regulars.connectors.actions import begin
from regulars.connectors.client import Client
from regulars.connectors.following import go_round
from regulars.connectors.models import Pull
from regulars.connectors.pulling import pull
from regulars.connectors.queries import by_token, credentials_of
from regulars.connectors.receive import process_waiting, receive
from regulars.connectors.saleor.api import SaleorApi
from regulars.customers.models import Consent
from regulars.events.models import Event
from tests.connectors.conftest import NOON
from tests.connectors.saleor.conftest import signed
from tests.connectors.saleor.things import ANN, GIVEN_BACK, SENT, gid, order


def bring(connection) -> dict[str, int]:
    pull(connection.id, client=Client())
    return {kind: n for each in Pull.objects.all() for kind, n in each.results.items()}


def inside():
    return (
        sorted(Product.objects.values_list("sku", "name", "price_minor")),
        sorted(Order.objects.values_list("number", "total_minor", "refunded_business")),
        sorted(Refund.objects.values_list("total_minor", "revenue_minor")),
    )


def test_products_people_orders_refunds_parcels_and_baskets_come_in(connection, running):
    running.things["customers"] = [ANN | {"metadata": [{"key": "newsletter", "value": "2026-01-05"}]}]
    running.things["orders"] = [order(**GIVEN_BACK, **SENT), order(2)]
    came = bring(connection)
    assert came == {
        "ProductFact.new": 1,
        "CustomerFact.new": 1,
        "ConsentFact.new": 1,
        "OrderFact.new": 2,
        "RefundFact.new": 1,
        "ShipmentFact.new": 1,
        "CartFact.new": 1,
    }
    products, orders, refunds = inside()
    assert ("RED", "Candle – Red", 1210) in products
    assert orders == [("1", 2783, 1000), ("2", 2783, 0)]
    assert refunds == [(1210, 1000)]
    assert Consent.objects.get().granted


def test_a_second_time_changes_nothing_and_tells_nobody(connection, running):
    running.things["orders"] = [order(**GIVEN_BACK, **SENT)]
    bring(connection)
    there, told = inside(), Event.objects.exclude(name__startswith="shop.").count()
    begin(connection, credentials_of(connection), api=SaleorApi(), actor="test", at=NOON)
    assert {kind.partition(".")[2] for kind in bring(connection)} == {"known"}
    assert inside() == there
    assert Event.objects.exclude(name__startswith="shop.").count() == told


def test_a_webhook_makes_the_order_be_asked_for_within_a_round(connection, running):
    running.things["orders"] = [order(**GIVEN_BACK)]
    raw, headers = signed("order_refunded", {"type": "Order", "id": gid("Order", 1)})
    receive(by_token(connection.token), body=raw, headers=headers, at=NOON)
    process_waiting(limit=10, at=NOON)
    go_round(client=Client())
    assert inside()[1:] == ([("1", 2783, 1000)], [(1210, 1000)])
    assert Cart.objects.get().completed_at is not None


def test_an_order_that_the_shop_no_longer_has_counts_as_called_off(connection, running):
    bring(connection)
    running.things["orders"] = []
    raw, headers = signed("order_updated", {"type": "Order", "id": gid("Order", 1)})
    receive(by_token(connection.token), body=raw, headers=headers, at=NOON)
    process_waiting(limit=10, at=NOON)
    go_round(client=Client())
    assert Order.objects.get().cancelled_at is not None

"""A PrestaShop's history comes in through its web service: twice, and what changes follows."""

from datetime import timedelta

from regulars import clock
from regulars.commerce.models import Cart, Order, Product, Refund, Shipment
from regulars.connectors.actions import begin
from regulars.connectors.client import Client
from regulars.connectors.following import go_round
from regulars.connectors.models import Follow, Pull
from regulars.connectors.prestashop.api import PrestaShopApi
from regulars.connectors.pulling import pull
from regulars.connectors.queries import credentials_of
from regulars.customers.models import Consent
from regulars.events.models import Event
from tests.connectors.conftest import NOON
from tests.connectors.prestashop.shop import one


def bring(connection) -> dict[str, int]:
    pull(connection.id, client=Client())
    return {kind: n for each in Pull.objects.all() for kind, n in each.results.items()}


def inside():
    return (
        sorted(Product.objects.values_list("sku", "name", "price_minor")),
        sorted(Order.objects.values_list("number", "total_minor", "refunded_business")),
        sorted(Refund.objects.values_list("total_minor", "revenue_minor")),
    )


def test_products_people_orders_refunds_and_parcels_come_in(connection):
    came = bring(connection)
    assert {kind for kind in came if kind.endswith(".new")} == {
        "ProductFact.new",
        "CustomerFact.new",
        "ConsentFact.new",
        "OrderFact.new",
        "RefundFact.new",
        "ShipmentFact.new",
        "CartFact.new",
    }
    products, orders, refunds = inside()
    assert ("RED", "Svece – Sarkana", 968) in products
    assert orders == [("KHWLILZLL", 3388, 1000)]
    assert refunds == [(1210, 1000)]
    assert Consent.objects.get().granted
    assert Cart.objects.get().total_minor == 2324


def test_a_second_time_changes_nothing_and_tells_nobody(connection):
    bring(connection)
    there, told = inside(), Event.objects.exclude(name__startswith="shop.").count()
    begin(connection, credentials_of(connection), api=PrestaShopApi(), actor="test", at=NOON)
    # Bo's order was called off before it was one
    assert {kind.partition(".")[2] for kind in bring(connection)} == {"known", "refused: order_unknown"}
    assert inside() == there
    assert Event.objects.exclude(name__startswith="shop.").count() == told


def test_what_changes_follows_within_a_round(connection, shop):
    bring(connection)
    now = clock.wall().astimezone().replace(microsecond=0)
    changed = (now + timedelta(hours=26)).strftime("%Y-%m-%d %H:%M:%S")
    placed = one(
        "orders", 5, current_state="2", date_add="2026-02-10 18:10:00", date_upd=changed, id_cart="8"
    )
    shop.things["orders"] = [one("orders", 5, current_state="5", date_upd=changed), placed | {"id": 7}]
    look_again(now)
    assert Shipment.objects.get().status == "delivered"
    assert Cart.objects.get(external_id="8").completed_at is not None


def test_a_number_that_is_entered_later_follows_too(connection, shop):
    parcel = shop.things["order_carriers"][0]
    parcel["tracking_number"] = ""
    bring(connection)
    assert Shipment.objects.get().tracking_number == ""
    parcel["tracking_number"] = "T2"
    look_again(clock.wall())
    assert Shipment.objects.get().tracking_number == "T2"


def look_again(now) -> None:
    Follow.objects.update(due_at=now - timedelta(hours=1))
    go_round(client=Client())

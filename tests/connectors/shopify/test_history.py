"""A Shopify's whole history comes in through its API: twice, beside its webhooks, and after interruptions."""

import json
from datetime import timedelta

import pytest

from regulars import clock
from regulars.business.models import Shop
from regulars.commerce.models import Cart, CustomerTotals, Order, Product, Refund, Shipment
from regulars.commerce.sources.models import Touch
from regulars.connectors import queries
from regulars.connectors.actions import begin
from regulars.connectors.client import Client
from regulars.connectors.comparing import compare
from regulars.connectors.connector import Asked
from regulars.connectors.following import MOST_TIMES, go_round
from regulars.connectors.models import Pull, Wish
from regulars.connectors.pulling import pull
from regulars.connectors.queries import by_token
from regulars.connectors.receive import process_waiting, receive
from regulars.connectors.shopify import bulk
from regulars.connectors.shopify.api import ShopifyApi
from regulars.connectors.wishes import wish
from regulars.customers.models import Consent
from regulars.events.models import Event
from tests.connectors.conftest import NOON, signed
from tests.connectors.shopify import graph
from tests.connectors.shopify.payloads import ORDER, example
from tests.connectors.shopify.shop import KEYS, bought, candle, shopify

REFUND = example("refunds_create")
ANN = example("customers_create") | {
    "email_marketing_consent": {
        "state": "subscribed",
        "opt_in_level": "confirmed_opt_in",
        "consent_updated_at": "2024-03-01T12:00:00Z",
    }
}
LATER = bought(id=2, admin_graphql_api_id=None, name="#2", buyer_accepts_marketing=False)
NEW = bought(id=7, admin_graphql_api_id=None, name="#7", buyer_accepts_marketing=False)
PARCEL = example("fulfillments_create") | {"shipment_status": "in_transit"}


@pytest.fixture
def shop(connection, monkeypatch):
    """A shop on the network, which the connection leads to. What it has to wait for, it doesn't."""
    for name in ("FIRST_LOOK", "NEXT_LOOK", "BUSY_WAIT"):
        monkeypatch.setattr(bulk, name, timedelta())
    things = {
        "products": [candle()],
        "customers": [ANN],
        "orders": [bought(refunds=[REFUND], fulfillments=[PARCEL]), LATER, bought(id=3, test=True)],
        "checkouts": [example("checkouts_update") | {"id": 9}],
    }
    with shopify(**things) as running:
        Shop.objects.update(url=running.url)
        yield running


def bring(connection, *, keys: dict[str, str] = KEYS) -> dict[str, int]:
    """Bring the shop's history in; what became of the facts."""
    begin(connection, keys, api=ShopifyApi(), actor="test", at=NOON)
    pull(connection.id, client=Client())
    return {kind: n for each in Pull.objects.all() for kind, n in each.results.items()}


def told() -> int:
    return Event.objects.exclude(name__startswith="shop.").count()


def test_products_people_orders_refunds_parcels_and_carts_come_in(connection, shop):
    came = bring(connection)
    assert {kind: n for kind, n in came.items() if "Consent" not in kind} == {
        "ProductFact.new": 2,
        "CustomerFact.new": 1,
        "OrderFact.new": 2,
        "RefundFact.new": 1,
        "ShipmentFact.new": 1,
        "CartFact.new": 1,
    }
    assert set(Pull.objects.values_list("state", flat=True)) == {"done"}
    assert sorted(Order.objects.values_list("external_id", "total_minor")) == [("2", 404_95), (ORDER, 404_95)]
    assert Refund.objects.get().total_minor == 85_00
    assert (Shipment.objects.get().status, Cart.objects.get().total_minor) == ("in_transit", 421_88)
    assert Product.objects.filter(price_minor=19_99).count() == 2
    assert CustomerTotals.objects.get().orders == 2


def test_consent_comes_with_its_evidence(connection, shop):
    bring(connection)
    said = Consent.objects.get(how="shop")
    assert (said.granted, said.evidence["opt_in_level"]) == (True, "confirmed_opt_in")


def test_a_second_time_changes_nothing_and_tells_nobody(connection, shop):
    bring(connection)
    before = told()
    assert {kind.partition(".")[2] for kind in bring(connection)} == {"known"}
    assert told() == before


@pytest.mark.parametrize("live_first", [True, False])
def test_what_a_webhook_tells_as_well_is_no_change(connection, shop, live_first):
    body = bought(refunds=[REFUND], fulfillments=[PARCEL])

    def live() -> None:
        raw, headers = signed("orders/updated", json.dumps(body).encode())
        receive(by_token(connection.token), body=raw, headers=headers, at=NOON)
        process_waiting(limit=10, at=NOON)

    if live_first:
        live()
    came = bring(connection)
    if not live_first:
        live()
    assert came["OrderFact.new"] == (1 if live_first else 2)
    assert "OrderFact.changed" not in came
    assert not Event.objects.filter(name="order.changed").exists()
    assert Order.objects.count() == 2
    assert Refund.objects.count() == 1


@pytest.mark.parametrize("trouble", ["throttled", "busy", "failed", "broken_off"])
def test_after_whatever_interrupted_it_all_is_there(connection, shop, trouble):
    if trouble == "failed":
        shop.states, shop.error_code = ["FAILED"], "TIMEOUT"
    else:
        setattr(shop, trouble, 40 if trouble == "broken_off" else 1)
    bring(connection)
    stopped = Pull.objects.filter(state="waiting", not_before__isnull=False)
    assert stopped.exists() == (trouble != "busy")
    shop.states, shop.throttled, shop.broken_off = ["COMPLETED"], 0, None
    stopped.update(not_before=None)
    bring(connection)
    assert {each.state for each in Pull.objects.all()} == {"done"}
    assert Order.objects.count() == 2


def test_wrong_keys_end_it_and_right_ones_let_it_go_on(connection, shop):
    bring(connection, keys=KEYS | {"client_secret": "shpss_guessed"})
    assert Pull.objects.filter(state="failed", error__startswith="keys_refused").exists()
    bring(connection)
    assert Order.objects.count() == 2


def test_an_order_that_was_hidden_is_found_and_mended(connection, shop):
    hidden = shop.things["orders"].pop(1)
    bring(connection)
    shop.things["orders"].append(hidden)
    comparison = compare(queries.by_id(connection.id), client=Client(), at=NOON)
    assert comparison.state == "done", comparison.error
    assert comparison.found["orders"] | {"ours": 1} == comparison.found["orders"]
    assert (comparison.found["orders"]["missing"], comparison.found["orders"]["left"]) == (1, 0)
    assert Order.objects.count() == 2


def test_a_product_that_a_webhook_tells_in_part_is_asked_for(connection, shop):
    shop.things["orders"] = []
    bring(connection)
    body = candle(updated_at="2026-03-01T12:00:00Z")
    shop.things["products"] = [graph.product(body, cost="4.20", collections=("Spring",))]
    raw, headers = signed("products/update", body, **{"x-shopify-triggered-at": "2026-03-01T12:00:00.7Z"})
    receive(by_token(connection.token), body=raw, headers=headers, at=NOON)
    process_waiting(limit=10, at=NOON)
    assert set(Product.objects.values_list("cost_minor", flat=True)) == {None}
    go_round(client=Client())
    assert not Wish.objects.exists()
    assert set(Product.objects.values_list("cost_minor", "stock")) == {(4_20, 75), (4_20, 50)}
    assert Product.objects.first().categories == ["Home > Candles", "Shirts", "Spring"]
    before = told()
    raw, headers = signed("products/update", body | {"category": {"full_name": "Home > Candles"}})
    receive(by_token(connection.token), body=raw, headers=headers, at=NOON)
    process_waiting(limit=10, at=NOON)
    assert go_round(client=Client()) == 0
    assert told() == before


def test_the_first_visit_comes_with_the_history_and_after_a_new_order(connection, shop):
    """A webhook tells none; Shopify puts it together some time after the order."""
    facebook = graph.visit(1, "/?fbclid=x", at="2021-12-20T09:00:00Z", referrer="https://l.facebook.com/")
    google = graph.visit(2, "/red", at="2022-01-01T00:00:00Z", referrer="https://www.google.lv/")
    shop.things["orders"] = []
    bring(connection)
    deliver(connection, "orders/create", NEW)
    go_round(client=Client())
    assert Order.objects.get().cancelled_at is None  # though the shop couldn't show it yet
    shop.things["orders"] = [graph.order(NEW | {"journey": graph.journey(ready=False)})]
    Wish.objects.update(due_at=clock.wall())
    go_round(client=Client())
    assert first_touches() == []
    waiting = Wish.objects.get()
    assert (waiting.external_id, waiting.tries, waiting.error) == ("7", 2, "")
    assert waiting.due_at > clock.wall() + timedelta(minutes=59)
    shop.things["orders"][0]["customerJourneySummary"] = graph.journey(facebook, google)
    Wish.objects.update(due_at=clock.wall())
    before = told()
    go_round(client=Client())
    assert first_touches() == ["meta"]
    assert (told(), Wish.objects.count()) == (before, 0)
    deliver(connection, "orders/updated", NEW | {"updated_at": "2022-02-01T00:00:00Z", "name": "#7a"})
    assert first_touches() == ["meta"]
    assert told() == before + 1


def deliver(connection, topic, body, **headers) -> None:
    raw, head = signed(topic, json.dumps(body).encode(), **headers)
    receive(by_token(connection.token), body=raw, headers=head, at=NOON)
    process_waiting(limit=10, at=NOON)


def first_touches() -> list[str]:
    return list(Touch.objects.filter(position=-1).values_list("source", flat=True))


def test_whose_first_visit_is_never_known_is_asked_for_no_more(connection, shop):
    shop.things["orders"] = [graph.order(NEW | {"journey": graph.journey(ready=False)})]
    bring(connection)
    wish(connection.id, [Asked("journeys", "7")])
    for _ in range(MOST_TIMES):
        go_round(client=Client())
        Wish.objects.update(due_at=clock.wall())
    assert Wish.objects.get().tries == MOST_TIMES
    go_round(client=Client())
    assert not Wish.objects.exists()


def test_a_shop_whose_app_was_removed_is_asked_nothing_until_it_is_there_again(connection, shop):
    """Access was given; then the owner removed the app. An older removal, told late, changes nothing."""
    bring(connection)
    removed = {"x-shopify-triggered-at": (clock.wall() + timedelta(minutes=1)).isoformat()}
    deliver(connection, "app/uninstalled", {"id": 1}, **{"x-shopify-triggered-at": "2026-03-01T12:00:00Z"})
    assert queries.by_id(connection.id).uninstalled_at is None
    deliver(connection, "app/uninstalled", {"id": 1}, **removed)
    deliver(connection, "app/uninstalled", {"id": 1}, **removed)
    assert Event.objects.filter(name="shop.uninstalled").count() == 1
    wish(connection.id, [Asked("orders", "2")])
    shop.asked.clear()
    go_round(client=Client())
    assert (shop.asked, queries.to_compare()) == ([], [])
    bring(queries.by_id(connection.id), keys={})
    assert queries.by_id(connection.id).uninstalled_at is None
    go_round(client=Client())
    assert not Wish.objects.exists()


def test_an_order_that_the_shop_no_longer_has_is_called_off(connection, shop):
    bring(connection)
    del shop.things["orders"][1]
    wish(connection.id, [Asked("orders", "2")])
    go_round(client=Client())
    assert Order.objects.get(external_id="2").cancelled_at is not None
    assert Order.objects.get(external_id=ORDER).cancelled_at is None

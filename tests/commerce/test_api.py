"""Orders, as programs read them."""

import msgspec
import pytest

from regulars.business.models import Shop
from regulars.commerce.facts import Buyer, ProductFact, RefundFact
from regulars.commerce.intake import Source, apply
from regulars.customers.actions.people import merge
from regulars.web.keys import Scope
from tests.api.conftest import ask, asker, store
from tests.engine.store import days, id_of

__all__ = ["ask", "store"]


def test_an_order_with_its_lines_and_refunds(store, ask):
    number = store.sells("ann", euros=25)
    store.refunds(number, euros=10)
    (order,) = ask(f"/orders?customer={id_of('ann')}").json()["orders"]
    assert (order["external_id"], order["currency"], order["total_minor"]) == (number, "EUR", 2500)
    assert (order["revenue_business"], order["refunded_business"], order["cost_source"]) == (
        2500,
        1000,
        "unknown",
    )
    (line,) = order["lines"]
    assert (line["sku"], line["kind"], line["quantity"], line["revenue_minor"]) == (
        "candle",
        "product",
        "1.000",
        2500,
    )
    (refund,) = order["refunds"]
    assert (refund["external_id"], refund["total_minor"]) == (f"r{number}", 1000)


def test_orders_of_all_who_count_as_one(store, ask):
    store.sells("ann")
    store.sells("anna")
    ann, anna = id_of("ann"), id_of("anna")
    merge(loser=anna, winner=ann, reason="staff", actor="staff:1", at=store.at)
    for asked in (ann, anna):
        found = ask(f"/orders?customer={asked}").json()["orders"]
        assert [order["customer_id"] for order in found] == [str(ann), str(ann)]


def test_newest_first_page_by_page(store, ask):
    numbers = [store.sells("ann", ago=ago) for ago in (1, 3, 2, 2)]
    first = ask("/orders?limit=3").json()
    second = ask(f"/orders?limit=3&cursor={first['next_cursor']}").json()
    found = [order["external_id"] for order in first["orders"] + second["orders"]]
    assert found == [numbers[0], numbers[3], numbers[2], numbers[1]]
    assert second["next_cursor"] is None


def test_one_order_by_the_shops_own_id(store, ask):
    store.sells("ann")
    number = store.sells("bo")
    (order,) = ask(f"/orders?external_id={number}").json()["orders"]
    assert order["customer_id"] == str(id_of("bo"))
    assert ask("/orders?external_id=nothing").json()["orders"] == []


def test_an_order_of_nobody_known(store, ask):
    fact = store.order("ann")
    store.tell(msgspec.structs.replace(fact, buyer=Buyer()))
    assert ask("/orders").json()["orders"][0]["customer_id"] is None


def test_a_key_of_one_shop_sees_its_orders_alone(store):
    store.sells("ann")
    other = Shop.objects.create(name="Soaps", currency="EUR", time_zone="UTC")
    refund = RefundFact(
        external_id="x", refunded_at=store.at - days(1), currency="EUR", lines=(), total_minor=1
    )
    apply([store.order("bo"), refund], source=Source(other.id, "test", "test"), at=store.at)
    for shop, numbers in ((store.shop, ["o1"]), (other, ["o2"])):
        found = asker(shop_id=shop.id)(f"/orders?shop={store.shop.id}").json()["orders"]
        assert [order["external_id"] for order in found] == numbers


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/orders?customer=77", 404),
        ("/orders?customer=ann", 404),
        ("/orders?cursor=nonsense", 400),
        ("/orders?limit=101", 422),
        ("/orders?shop=candles", 422),
    ],
)
def test_what_cannot_be_asked_is_a_problem(store, ask, path, status):
    answer = ask(path)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")


def test_a_cursor_of_another_list_is_refused(store, ask):
    for name in ("ann", "bo"):
        store.sells(name)
    other = ask("/customers?limit=1").json()["next_cursor"]
    assert ask(f"/orders?cursor={other}").status_code == 400


def test_one_order_by_its_id_and_orders_of_a_time(store, ask):
    store.sells("ann", ago=10)
    store.sells("ann", ago=1)
    newest, oldest = ask("/orders").json()["orders"]
    assert ask(f"/orders/{oldest['id']}").json() == oldest
    assert ask("/orders/4100").status_code == 404
    between = (store.at - days(5)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert ask(f"/orders?since={between}").json()["orders"] == [newest]
    assert ask(f"/orders?until={between}").json()["orders"] == [oldest]
    assert ask("/orders?since=yesterday").status_code == 422


def test_products_and_shops(store, ask):
    for sku in ("candle", "wick", "wax"):
        store.sells("ann", sku=sku)
    first = ask("/products?limit=2").json()
    second = ask(f"/products?limit=2&cursor={first['next_cursor']}").json()
    found = [*first["products"], *second["products"]]
    assert {product["sku"] for product in found} == {"candle", "wick", "wax"}
    assert ask("/products?sku=wax").json()["products"] == [one for one in found if one["sku"] == "wax"]
    assert ask(f"/products/{found[0]['id']}").json() == found[0]
    assert ask("/products/4100").status_code == 404
    (shop,) = ask("/shops").json()["shops"]
    assert (shop["name"], shop["orders"], shop["currency"]) == ("Candles", 3, "EUR")


def test_a_key_for_figures_sees_products_and_no_orders(store):
    store.sells("ann")
    figures = asker(scope=Scope.FIGURES)
    assert figures("/products").status_code == figures("/shops").status_code == 200
    assert figures("/orders").status_code == figures("/orders/1").status_code == 403


def test_a_product_tells_what_it_cost_before(store, ask):
    def candle(ago, euros, **more):
        fact = ProductFact(
            sku="wax", currency="EUR", version=store.at - days(ago), price_minor=euros * 100, **more
        )
        store.tell(fact)

    candle(90, 30, options={"Size": "L"}, images=("https://cdn.example.com/1.jpg",))
    candle(20, 24)
    candle(2, 25, compare_at_minor=3000)
    (wax,) = ask("/products?sku=wax").json()["products"]
    assert (wax["options"], wax["images"], wax["image_url"]) == (
        {"Size": "L"},
        ["https://cdn.example.com/1.jpg"],
        "https://cdn.example.com/1.jpg",
    )
    # 24 was in force within the 30 days before: 30 may not be crossed out beside 25.
    assert (wax["price_minor"], wax["prior_minor"], wax["prior_is_covered"]) == (2500, 2400, True)
    assert wax["compare_at_holds"] is False
    store.sells("ann")
    (seen,) = ask("/products?sku=candle").json()["products"]
    assert (seen["prior_minor"], seen["price_since"], seen["compare_at_holds"]) == (None, None, None)

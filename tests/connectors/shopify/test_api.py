"""Is a Shopify asked for all that it knows, and understood?"""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from regulars.commerce.facts import (
    CancellationFact,
    CartFact,
    ConsentFact,
    CustomerFact,
    OrderFact,
    ProductFact,
    RefundFact,
    ShipmentFact,
)
from regulars.connectors.exchange import Access, KeysRefused, Page, Question, Request
from regulars.connectors.shopify.api import ShopifyApi
from regulars.connectors.shopify.calls import TooCostly
from tests.connectors.shopify import graph
from tests.connectors.shopify.payloads import ORDER, example
from tests.connectors.shopify.shop import KEYS, LEGACY, Shopify, bought, candle, shopify
from tests.connectors.talking import talk

API = ShopifyApi()
MOMENT = datetime(2026, 3, 1, 12, tzinfo=UTC)
EVERYTHING = {
    "products": [candle()],
    "customers": [example("customers_create")],
    "orders": [bought()],
    "checkouts": [example("checkouts_update") | {"id": 9}],
}


def page(shop: Shopify, stream: str, *, keys: dict[str, str] = LEGACY, **more: Any) -> Page:
    access = Access(shop.url, keys, "USD")
    return talk(API.page(Question(stream=stream, **more), access=access), api=API, access=access)


def whole(shop: Shopify, stream: str, **more: Any) -> list[Page]:
    """All pages of a stream."""
    pages = [page(shop, stream, **more)]
    while pages[-1].next:
        pages.append(page(shop, stream, position=pages[-1].next, **more))
    return pages


def facts(pages: list[Page], kind: Any = object) -> list[Any]:
    return [fact for each in pages for fact in each.facts if isinstance(fact, kind)]


@pytest.mark.parametrize(
    ("stream", "kinds"),
    [
        ("products", {ProductFact}),
        ("customers", {CustomerFact}),
        ("orders", {OrderFact, ConsentFact}),
        ("checkouts", {CartFact}),
    ],
)
def test_each_stream_comes_by_a_bulk_operation(stream, kinds):
    with shopify(**EVERYTHING) as shop:
        pages = whole(shop, stream)
    assert {type(fact) for fact in facts(pages)} == kinds
    assert [each.things for each in pages] == [0, 0, 0, 1]  # begun, CREATED, RUNNING, COMPLETED
    assert [bool(each.wait) for each in pages] == [True, True, True, False]
    assert (pages[-1].total, pages[-1].problems) == (1, ())


def test_a_shop_without_a_single_order_has_an_empty_history():
    with shopify() as shop:
        assert facts(whole(shop, "orders")) == []


def test_a_test_order_is_none():
    with shopify(orders=[bought(test=True)]) as shop:
        assert facts(whole(shop, "orders")) == []


def test_an_order_comes_with_what_was_given_back_sent_and_called_off():
    parcel = example("fulfillments_create") | {"shipment_status": "delivered"}
    order = bought(
        refunds=[example("refunds_create")], fulfillments=[parcel], cancelled_at="2024-03-01T12:00:00Z"
    )
    with shopify(orders=[order]) as shop:
        came = facts(whole(shop, "orders"))
        assert shop.asked[-2:] == ["file", "nodes"]
    assert {type(fact) for fact in came} == {
        OrderFact, RefundFact, ShipmentFact, CancellationFact, ConsentFact,
    }  # fmt: skip
    (refund,) = (fact for fact in came if isinstance(fact, RefundFact))
    # as test_refunds.py has it of the webhook
    assert (refund.total_minor, len(refund.lines), refund.order_external_id) == (85_00, 5, ORDER)


def test_an_app_of_today_gets_a_token_first_and_an_older_one_has_it():
    with shopify(**EVERYTHING) as shop:
        page(shop, "orders", keys=KEYS)
        page(shop, "orders", keys=LEGACY)
        begun = ["bulkOperationRunQuery", "currentAppInstallation"]
        assert shop.asked == ["token", *begun, *begun]


@pytest.mark.parametrize("secret", ["shpss_guessed", "shpat_guessed"])
def test_wrong_keys_are_refused(secret):
    with shopify(**EVERYTHING) as shop, pytest.raises(KeysRefused) as refusal:
        page(shop, "orders", keys=KEYS | {"client_secret": secret})
    assert "Client authentication failed" in str(refusal.value) or "Invalid API key" in str(refusal.value)
    assert "guessed" not in str(refusal.value)


def test_a_missing_scope_is_named():
    with shopify(**EVERYTHING) as shop, pytest.raises(KeysRefused) as refusal:
        shop.scopes.discard("read_orders")
        shop.scopes.discard("write_orders")
        page(shop, "orders")
    assert "`read_orders` access scope" in str(refusal.value)


def test_keys_stay_out_of_what_is_printed():
    request = Request(url="https://candles.myshopify.com/x")
    access = Access("https://candles.myshopify.com", LEGACY, "USD")
    assert API.signed(request, access=access, at=MOMENT, nonce="n") == request


def test_things_are_asked_for_by_their_ids_and_what_is_gone_is_told():
    orders = [bought(id=n, admin_graphql_api_id=None) for n in range(1, 13)]
    wanted = tuple(str(n) for n in [*range(1, 13), 99])
    with shopify(orders=orders) as shop:
        pages = whole(shop, "orders", ids=wanted)
    assert [fact.external_id for fact in facts(pages, OrderFact)] == list(wanted[:12])
    assert [each.gone for each in pages] == [(), ("99",)]


def test_a_product_that_is_gone_is_no_order_that_is():
    with shopify(**EVERYTHING) as shop:
        assert page(shop, "products", ids=("99",)).gone == ()


def test_a_question_that_is_too_costly_is_asked_in_halves():
    orders = [bought(id=n, admin_graphql_api_id=None) for n in range(1, 6)]
    with shopify(orders=orders) as shop:
        shop.most = 2
        pages = whole(shop, "orders", ids=tuple("12345"))
        assert shop.asked.count("nodes") == 5  # 5 fail; 2 and 3: 3 fails; 1 and 2
        shop.most = 0
        with pytest.raises(TooCostly):
            page(shop, "orders", ids=("1",))
    assert [fact.external_id for fact in facts(pages, OrderFact)] == list("12345")


def test_what_was_changed_comes_in_pages_with_its_newest_moment():
    orders = [
        bought(id=n, admin_graphql_api_id=None, updated_at=f"2026-03-01T12:00:{n:02}Z") for n in range(1, 13)
    ]
    with shopify(orders=orders) as shop:
        pages = whole(shop, "orders", since=MOMENT)
    assert [each.things for each in pages] == [10, 2]
    assert pages[-1].latest == MOMENT + timedelta(seconds=12)


def test_a_comparison_lists_ids_and_versions_without_test_orders():
    with shopify(orders=[bought(), bought(id=2, admin_graphql_api_id=None, test=True)]) as shop:
        (only,) = whole(shop, "orders", only_listed=True)
        assert shop.asked == ["orders"]
    assert [(each.id, each.version) for each in only.listed] == [(ORDER, datetime(2022, 1, 1, tzinfo=UTC))]


def test_a_long_comparison_comes_in_pages():
    people = [example("customers_create") | {"id": n, "admin_graphql_api_id": None} for n in range(300)]
    with shopify(customers=people) as shop:
        pages = whole(shop, "customers", only_listed=True)
    assert [len(each.listed) for each in pages] == [250, 50]


def test_an_order_of_many_lines_comes_whole():
    lines = [
        example("orders_create")["line_items"][0] | {"id": n, "admin_graphql_api_id": None}
        for n in range(1, 131)
    ]
    order = bought(line_items=lines)
    with shopify(orders=[order]) as shop:
        (asked,) = facts([page(shop, "orders", ids=(ORDER,))], OrderFact)
        (came,) = facts(whole(shop, "orders"), OrderFact)
        assert len(asked.lines) == 130  # 50 at first, then 80
    assert asked == came


def test_a_history_that_is_cut_off_says_so():
    with shopify(orders=[bought()]) as shop:
        assert whole(shop, "orders")[0].problems == ()
        shop.scopes.discard("read_all_orders")
        told = [said for each in whole(shop, "orders") for said in each.problems]
        assert not any(each.problems for each in whole(shop, "customers"))
    (cut_off,) = told
    assert "only the orders of the last 60 days" in cut_off
    assert "read_all_orders" in cut_off


def test_an_order_whose_first_visit_is_not_known_yet_came_too_early():
    orders = [
        bought(id=n, admin_graphql_api_id=None, journey=told)
        for n, told in enumerate([None, graph.journey(ready=False), graph.journey(ready=True)], 1)
    ]
    with shopify(orders=orders) as shop:
        told = page(shop, "journeys", ids=("1", "2", "3", "99"))
        assert page(shop, "orders", ids=("2",)).early == ()
    assert [fact.external_id for fact in facts([told], OrderFact)] == ["1", "2", "3"]
    assert (sorted(told.early), told.gone) == (["2", "99"], ())


def test_one_thing_that_cannot_be_read_keeps_back_no_other():
    with shopify(orders=[bought(), bought(id=2, admin_graphql_api_id=None)]) as shop:
        shop.things["orders"][0]["totalPriceSet"]["shopMoney"]["amount"] = "12,50"
        pages = whole(shop, "orders")
    assert [fact.external_id for fact in facts(pages, OrderFact)] == ["2"]
    assert pages[-1].problems[0].startswith(f"{ORDER}: ")

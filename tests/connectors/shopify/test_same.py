"""Does an order say the same, whether a webhook tells it or the API?

Else each order would be told as changed whenever the other one tells it, and be wrong in one of them.
"""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regulars.commerce.actions.orders import content_digest
from regulars.commerce.facts import Fact, OrderFact
from regulars.connectors.shopify.bulk import assembled
from regulars.connectors.shopify.documents import BULK, REFUND, WHOLE, by_ids
from regulars.connectors.shopify.paged import flat
from regulars.connectors.shopify.reading import read
from tests.connectors.shopify import graph
from tests.connectors.shopify.payloads import example, money, says
from tests.connectors.shopify.schema import answered
from tests.connectors.shopify.shop import bought, candle, lines

CURRENCIES = st.sampled_from(["USD", "JPY", "TND"])
CENTS = st.integers(0, 20_000).map(lambda cents: f"{cents / 100:.2f}")
RATES = st.sampled_from([0.21, 0.05])


SOLD = ("sku", "name", "price_minor", "compare_at_minor")


def by_ids_told(body: Any) -> Sequence[Fact]:
    """What is read of an order that is asked for by its id, with its refunds."""
    thing = graph.order(body)
    root = {"nodes": lambda ids: [thing if "/Order/" in gid else refunded(thing, gid) for gid in ids]}
    found = answered(by_ids("Order", WHOLE["orders"]), root, {"ids": [thing["id"]]})
    assert not found.errors
    return read([with_refunds(flat(found.data["nodes"][0]), root)], "orders", currency="USD").facts


def bulk_told(body: Any) -> Sequence[Fact]:
    """What is read of an order's lines in a bulk operation's file."""
    thing = graph.order(body)
    found = answered(f"{{ {BULK['orders']} }}", {"orders": [thing]})
    assert not found.errors
    root = {"nodes": lambda ids: [refunded(thing, gid) for gid in ids]}
    whole = with_refunds(assembled(lines(found.data["orders"])), root)
    return read([whole], "orders", currency="USD").facts


def refunded(thing: Any, gid: str) -> Any:
    return next(each for each in thing["refunds"] if each["id"] == gid)


def with_refunds(order: Any, root: Any) -> Any:
    ids = [refund["id"] for refund in order["refunds"]]
    found = answered(by_ids("Refund", REFUND), root, {"ids": ids})
    assert not found.errors
    told = [flat(refund) | {"order_id": refund["order"]["id"]} for refund in found.data["nodes"]]
    return order | {"refunds": told}


def webhook_told(body: Any) -> Sequence[Fact]:
    return says("orders/updated", body).facts


def are_same(body: Any) -> bool:
    """Whether all three tell the same facts."""
    return list(webhook_told(body)) == list(by_ids_told(body)) == list(bulk_told(body))


FULL = {
    "landing_site": "/collections/candles?utm_source=newsletter&utm_medium=email&utm_campaign=spring",
    "referring_site": "https://www.google.lv/",
    "note_attributes": [{"name": "How did you hear about us?", "value": "A friend"}],
    "refunds": [example("refunds_create")],
    "fulfillments": [
        example("fulfillments_create")
        | {"shipment_status": "in_transit", "tracking_url": "https://x.example/1"}
    ],
}


@pytest.mark.parametrize("name", ["orders_create", "orders_updated", "orders_cancelled", "orders_fulfilled"])
def test_shopifys_own_examples(name):
    assert are_same(example(name))
    assert are_same(example(name) | FULL)


def test_tips_and_money_on_its_way():
    order = example("orders_create")
    tip = order["line_items"][0] | {
        "id": 7,
        "admin_graphql_api_id": None,
        "sku": None,
        "title": "Dzeramnauda",
    }
    tip |= {
        "product_id": None,
        "variant_id": None,
        "quantity": 1,
        "price": "3.00",
        "price_set": money("3.00"),
    }
    pending = {"reason": "Pending refund discrepancy", "amount": "5.00", "amount_set": money("5.00")}
    refund = example("refunds_create") | {"order_adjustments": [{"kind": "refund_discrepancy"} | pending]}
    lines = [*order["line_items"], tip | {"discount_allocations": []}]
    body = order | {"line_items": lines, "total_tip_received": "3.00", "refunds": [refund]}
    assert are_same(body)
    assert [line.kind for line in order_of(webhook_told(body)).lines][-2:] == ["product", "fee"]


def order_of(facts: Sequence[Fact]) -> OrderFact:
    return next(fact for fact in facts if isinstance(fact, OrderFact))


@st.composite
def order_lines(draw: Any, currency: str) -> Any:
    """Lines with or without a variant, a SKU, discounts and taxes."""
    line = example("orders_create")["line_items"][0]
    return [
        line
        | {
            "id": 100 + n,
            "admin_graphql_api_id": f"gid://shopify/LineItem/{100 + n}",
            "quantity": draw(st.integers(1, 5)),
            "sku": draw(st.sampled_from([None, "", " RED ", "BLUE"])),
            "variant_id": draw(st.none() | st.integers(1, 9)),
            "product_id": draw(st.none() | st.integers(1, 9)),
            "gift_card": draw(st.booleans()),
            "price_set": money(draw(CENTS), draw(st.none() | CENTS), currency=currency),
            "discount_allocations": draw(shares(currency)),
            "tax_lines": [
                {"rate": rate, "price_set": money(draw(CENTS), currency=currency)}
                for rate in draw(st.lists(RATES, max_size=2))
            ],
        }
        for n in range(draw(st.integers(1, 3)))
    ]


def shares(currency: str) -> Any:
    one = CENTS.map(lambda amount: {"amount": amount, "amount_set": money(amount, currency=currency)})
    return st.lists(one, max_size=2)


@st.composite
def orders(draw: Any) -> Any:
    """An order as a webhook tells it."""
    currency = draw(CURRENCIES)
    whole = bought()
    price = {
        "price_set": money(draw(CENTS), currency=currency),
        "discount_allocations": draw(shares(currency)),
    }
    return whole | {
        "currency": currency,
        "line_items": draw(order_lines(currency)),
        "taxes_included": draw(st.booleans()),
        "total_price_set": money(draw(CENTS), currency=currency),
        "total_discounts_set": money(draw(CENTS), currency=currency),
        "total_tax_set": money(draw(CENTS), currency=currency),
        "shipping_lines": draw(st.sampled_from([[], [price]])),
        "customer": draw(st.sampled_from([None, whole["customer"]])),
        "email": draw(st.sampled_from([None, "ann@example.com"])),
        "contact_email": None,
        "phone": draw(st.sampled_from([None, "+37126123456"])),
        "billing_address": draw(st.sampled_from([None, whole["billing_address"]])),
        "shipping_address": draw(st.sampled_from([None, whole["shipping_address"]])),
        "source_name": draw(st.sampled_from(["web", "pos", "iphone", "580111", "shopify_draft_order"])),
        "customer_locale": draw(st.sampled_from([None, "lv-LV", "en"])),
        "landing_site": draw(st.sampled_from([None, "/", "/?gclid=x", "/p?utm_source=ig&utm_medium=story"])),
        "referring_site": draw(st.sampled_from([None, "", "https://l.instagram.com/", "android-app://x"])),
        "note_attributes": draw(st.sampled_from([[], [{"name": "heard about us", "value": "radio"}]])),
        "cancelled_at": draw(st.sampled_from([None, "2024-03-01T12:00:00Z"])),
        "buyer_accepts_marketing": draw(st.booleans()),
    }


@settings(max_examples=25, deadline=None)
@given(orders())
def test_whatever_is_ordered(body):
    assert are_same(body)
    assert content_digest(order_of(by_ids_told(body))) == content_digest(order_of(webhook_told(body)))


def test_a_product_says_no_less_by_the_api_and_nothing_else():
    body = candle()
    root = {"nodes": lambda ids: [graph.product(body, cost="4.20", collections=("Spring",))]}
    found = answered(by_ids("Product", WHOLE["products"]), root, {"ids": ["1"]})
    page = read([flat(found.data["nodes"][0])], "products", currency="USD")
    for told, known in zip(says("products/update", body).facts, page.facts, strict=True):
        for name in (*SOLD, "version", "brand", "group", "stock", "in_stock"):
            assert getattr(told, name) == getattr(known, name)
        assert (told.cost_minor, known.cost_minor) == (None, 4_20)

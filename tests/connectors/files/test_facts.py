"""Do known exports and the real file state the right facts?"""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from regulars.commerce.facts import ConsentFact
from tests.connectors.files.conftest import FIXTURES, Told, said


@pytest.fixture(scope="module")
def real() -> Told:
    return said(FIXTURES / "online_retail_piece.csv")


@pytest.fixture(scope="module")
def shopify() -> Told:
    return said(FIXTURES / "shopify_orders.csv")


def test_an_order_of_the_real_file_is_told_to_the_penny(real):
    order = real.orders["489434"]
    # 12 x 6.95 + 12 x 6.75 + 12 x 6.75 + 48 x 2.10 + 24 x 1.25 + 24 x 1.65 + 24 x 1.25 + 10 x 5.95 = 505.30
    assert (order.total_minor, len(order.lines), order.buyer.who.shop_customer) == (50_530, 8, "13085")
    assert (order.buyer.country, order.placed_at) == ("GB", datetime(2009, 12, 1, 5, 45, tzinfo=UTC))


def test_two_equal_lines_are_two_quantities_with_keys_of_their_own(real):
    order = real.orders["510348"]
    assert [(line.key, line.quantity) for line in order.lines] == [("21213", 120), ("21213#2", 120)]
    assert order.total_minor == 9_120  # 2 x 120 x 0.38


def test_postage_stands_on_its_line_and_as_the_orders_shipping(real):
    order = real.orders["507012"]
    assert (order.shipping_minor, order.total_minor) == (677, 805)  # 1.28 + 6.77
    assert [line.kind for line in order.lines] == ["product", "shipping"]


def test_a_matched_return_is_a_refund_of_its_order_and_another_of_none(real):
    assert real.refunds["C489565"].order_external_id == "489564"
    assert real.refunds["C489565"].total_minor == 2_520  # 12 x 2.10
    assert real.refunds["C489449"].order_external_id == ""


def test_a_discount_given_afterwards_is_money_back_without_goods(real):
    refund = real.refunds["C498422:discount"]
    assert (refund.total_minor, refund.lines, refund.reason) == (6_200, (), "discount")


def test_shopifys_order_bears_its_own_id_and_its_number(shopify):
    order = shopify.orders["550000001001"]
    assert (order.number, order.total_minor, order.shipping_minor, order.tax_minor) == (
        "#1001",
        4890,
        390,
        849,
    )
    assert [(line.revenue_minor, line.discount_minor, line.tax_minor) for line in order.lines] == [
        (2975, 400, 625),
        (744, 100, 156),
    ]
    assert (order.buyer.who.email, order.buyer.who.phone) == ("ann@example.com", "+371 21 234 567")


def test_shopifys_refunds_and_cancellations_are_told(shopify):
    assert shopify.orders["550000001005"].cancelled_at == datetime(2026, 2, 11, 7, tzinfo=UTC)
    whole, part = shopify.refunds["550000001003:refunded"], shopify.refunds["550000001006:refunded"]
    assert (whole.total_minor, whole.lines[0].quantity, whole.lines[0].revenue_minor) == (1000, 1, 826)
    # 20.00 of 60.00 are a third; of 49.59 without tax that is 16.53, and nothing came back
    assert (part.total_minor, part.lines[0].quantity, part.lines[0].revenue_minor) == (2000, 0, 1653)


def test_consents_come_with_their_column_and_line_as_proof(shopify):
    consents = {f.buyer.who.email: f for f in shopify.facts if isinstance(f, ConsentFact)}
    assert {email: fact.granted for email, fact in consents.items()} == {
        "ann@example.com": True,
        "cy@example.com": False,
        "dita@example.com": True,
    }
    assert consents["cy@example.com"].evidence == {"column": "Accepts Marketing", "value": "no", "line": 5}


def test_the_oldest_order_is_told_first_whatever_the_file_begins_with(shopify):
    assert [order.number for order in shopify.orders.values()] == [
        "#1001",
        "#1002",
        "#1003",
        "#1005",
        "#1006",
    ]


@pytest.mark.parametrize(
    ("name", "order", "revenue", "total"),
    [
        ("woocommerce_items.csv", "501", [3600, 900], 5835),  # 36.00 + 9.00 + 9.45 tax + 3.22 + .68 shipping
        ("woocommerce_packed.csv", "601", [3600, 900], 5445),
        ("woocommerce_advanced.csv", "701", [3600, 900], 5445),
    ],
)
def test_woocommerces_exports_state_one_order_alike(name, order, revenue, total):
    told = said(FIXTURES / name).orders[order]
    assert ([line.revenue_minor for line in told.lines], told.total_minor) == (revenue, total)
    assert [line.tax_minor for line in told.lines] == [756, 189]


def test_woocommerces_failed_orders_are_none_and_refunded_ones_are_refunded():
    found = said(FIXTURES / "woocommerce_items.csv")
    assert [*found.orders] == ["501", "503"]
    assert found.refunds["503:refunded"].total_minor == 2420


@pytest.mark.parametrize(
    ("name", "order", "total", "person"),
    [
        ("latvian_cp1257.csv", "L-1", 204_490, "Anna Ozoliņa"),  # 2 x 1020.50 + 3.90
        ("bulgarian_cp1251.csv", "2", 123_400, "Мария Иванова"),
        ("russian_cp1251.csv", "А-100", 20_000, "Анна Иванова"),
    ],
)
def test_exports_in_other_languages_are_read_to_the_name(name, order, total, person):
    told = said(FIXTURES / name).orders[order]
    assert (told.total_minor, told.buyer.name) == (total, person)


def test_the_same_file_states_the_same_facts(shopify):
    assert said(FIXTURES / "shopify_orders.csv").facts == shopify.facts


def test_quantities_are_told_without_trailing_zeros(told):
    found = told("Order,Date,SKU,Quantity,Price\n1,2026-01-05,a,12.000,2\n1,2026-01-05,b,0.250,2\n")
    assert [str(line.quantity) for line in found.orders["1"].lines] == ["12", "0.25"]
    assert found.orders["1"].total_minor == 2450  # 12 x 2.00 + 0.25 x 2.00


def test_cost_on_a_line_is_of_all_of_it(told):
    found = told("Order,Date,SKU,Quantity,Price,Unit cost\n1,2026-01-05,a,3,5,1.50\n")
    assert found.orders["1"].lines[0].cost_minor == 450


def test_a_decimal_is_a_decimal(real):
    assert isinstance(real.orders["489434"].lines[0].quantity, Decimal)

import json
from datetime import UTC, datetime
from decimal import Decimal

from regulars.commerce.facts import CancellationFact, ConsentFact, OrderFact, RefundFact, ShipmentFact
from tests.connectors.shopify.payloads import FIXTURES, ORDER, example, money, says

NEW_YEAR = datetime(2022, 1, 1, 0, 0, tzinfo=UTC)  # 2021-12-31T19:00:00-05:00


def order(**changes):
    return says("orders/create", example("orders_create") | changes).facts[0]


def line(**changes):
    return example("orders_create")["line_items"][0] | changes


def test_an_order_in_minor_units_with_exact_ids():
    fact = order()
    assert isinstance(fact, OrderFact)
    assert (fact.external_id, fact.number, fact.currency, fact.channel) == (ORDER, "#9999", "USD", "web")
    assert fact.placed_at == fact.version == NEW_YEAR
    # 89.99 + 19.99 + 24.99 + 159.99 + 119.99 = 414.95, less 20.00, with 10.00 of shipping = 404.95
    assert (fact.total_minor, fact.discount_minor, fact.shipping_minor) == (404_95, 20_00, 10_00)
    assert [line.sku for line in fact.lines] == [
        "SKU2006-001",
        "LENS-PROTECT-2YR",
        "CASE-LEATHER-PREM",
        "SKU2006-020",
        "SKU2006-035",
    ]
    assert fact.lines[0].key == "487817672276298554"


def test_an_order_discount_that_no_line_carries_is_shared_out():
    fact = order()
    # 20.00 x 89.99 / 414.95 = 4.337; the five shares, by largest remainder, sum to 20.00
    assert fact.lines[0].discount_minor == 4_34
    assert sum(line.discount_minor for line in fact.lines) == 20_00
    assert sum(line.revenue_minor for line in fact.lines) == 414_95 - 20_00


def test_shares_of_discounts_count_once():
    shares = [
        {"amount": "5.00", "amount_set": money("5.00")},
        {"amount": "3.00", "amount_set": money("3.00")},
    ]
    fact = order(
        line_items=[line(discount_allocations=shares, total_discount="5.00")],
        total_discounts="8.00",
        total_discounts_set=money("8.00"),
    )
    assert (fact.lines[0].discount_minor, fact.lines[0].revenue_minor) == (8_00, 81_99)


def test_a_tax_inside_the_price_is_no_revenue():
    taxes = [{"price": "15.62", "rate": 0.21, "price_set": money("15.62")}]
    fact = order(taxes_included=True, line_items=[line(tax_lines=taxes)], total_discounts_set=money("0.00"))
    assert (fact.lines[0].revenue_minor, fact.lines[0].tax_minor) == (89_99 - 15_62, 15_62)


def test_a_tax_on_top_of_the_price_leaves_it_alone():
    taxes = [{"price": "18.90", "rate": 0.21, "price_set": money("18.90")}]
    fact = order(line_items=[line(tax_lines=taxes)], total_discounts_set=money("0.00"))
    assert (fact.lines[0].revenue_minor, fact.lines[0].tax_minor) == (89_99, 18_90)


def test_amounts_are_the_shops_though_the_buyer_paid_in_another_currency():
    fact = order(
        presentment_currency="EUR",
        line_items=[line(quantity=2, price="89.99", price_set=money("89.99", "80.00"))],
        total_price_set=money("179.98", "160.00"),
        total_discounts_set=money("0.00", "0.00"),
        shipping_lines=[],
    )
    assert (fact.currency, fact.lines[0].revenue_minor, fact.total_minor) == ("USD", 179_98, 179_98)


def test_yen_have_no_minor_unit():
    price = money("1200", currency="JPY")
    fact = order(
        currency="JPY",
        line_items=[line(price="1200", price_set=price)],
        total_price_set=price,
        total_discounts_set=money("0", currency="JPY"),
        shipping_lines=[],
    )
    assert (fact.lines[0].revenue_minor, fact.total_minor) == (1200, 1200)


def test_a_guest_is_known_by_the_order_and_the_billing_address():
    fact = order(customer=None, email="ann@example.com", phone="+37126123456")
    assert (fact.buyer.who.email, fact.buyer.who.phone) == ("ann@example.com", "+37126123456")
    assert (fact.buyer.who.shop_customer, fact.buyer.name) == ("", "Steve Shipper")


def test_a_phone_of_an_address_names_nobody():
    assert order(customer=None).buyer.who.phone == ""


def test_a_buyer_at_the_till_may_be_nobody():
    fact = order(
        customer=None,
        email="",
        contact_email=None,
        phone=None,
        billing_address=None,
        shipping_address=None,
        source_name="pos",
        customer_locale=None,
    )
    assert fact.channel == "pos"
    assert fact.buyer.who.email == fact.buyer.who.shop_customer == fact.buyer.name == ""


def test_old_tills_and_drafts_have_a_channel_of_ours():
    assert [order(source_name=name).channel for name in ("iphone", "shopify_draft_order", "580111")] == [
        "pos",
        "draft",
        "580111",
    ]


def test_a_gift_card_is_money_not_goods():
    fact = order(line_items=[line(gift_card=True), line(gift_card=False)])
    assert [each.kind for each in fact.lines] == ["gift_card", "product"]


def test_a_line_without_a_sku_is_known_by_variant_product_or_title():
    lines = [line(sku="", variant_id=7), line(sku=None, product_id=8), line(sku=" ", product_id=None)]
    assert [each.sku for each in order(line_items=lines).lines] == [
        "variant:7",
        "product:8",
        "custom:Aviator sunglasses",
    ]


def test_the_quantity_is_what_was_ordered_whatever_came_back():
    fact = order(line_items=[line(quantity=3, current_quantity=1)])
    assert fact.lines[0].quantity == Decimal(3)


def test_a_cancelled_order_is_cancelled_twice_over():
    fact, cancellation, *_rest = says("orders/cancelled", example("orders_cancelled")).facts
    assert fact.cancelled_at == NEW_YEAR
    assert cancellation == CancellationFact(order_external_id=ORDER, cancelled_at=NEW_YEAR)


def test_a_test_order_counts_as_nothing_and_says_so():
    found = says("orders/create", example("orders_create") | {"test": True})
    assert (found.facts, found.nothing) == ((), "test_order")


def test_an_update_brings_refunds_and_parcels_along():
    refund = example("refunds_create")
    parcel = example("fulfillments_create") | {"status": "success", "shipment_status": "delivered"}
    found = says(
        "orders/updated", example("orders_updated") | {"refunds": [refund], "fulfillments": [parcel]}
    )
    assert [type(fact) for fact in found.facts] == [OrderFact, RefundFact, ShipmentFact, ConsentFact]
    shipment = found.facts[2]
    assert (shipment.order_external_id, shipment.carrier) == (ORDER, "UPS")
    assert shipment.shipped_at == shipment.delivered_at == NEW_YEAR


def test_the_refund_inside_an_order_is_the_one_of_its_own_topic():
    refund = example("refunds_create")
    inside = says("orders/updated", example("orders_updated") | {"refunds": [refund]}).facts[1]
    assert inside == says("refunds/create", refund).facts[0]


def test_a_parcel_that_was_not_handed_over_is_not_shipped():
    (shipment,) = says("fulfillments/create", example("fulfillments_create")).facts
    assert (shipment.external_id, shipment.shipped_at, shipment.delivered_at) == ("123456", None, None)


def test_an_old_api_version_knows_neither_shares_nor_taxes_of_lines():
    body = json.loads((FIXTURES / "rest" / "order.json").read_text())["order"]
    fact = says("orders/create", body).facts[0]
    assert (fact.external_id, fact.tax_minor, fact.total_minor) == ("450789469", 11_94, 409_94)
    assert [(each.revenue_minor, each.tax_minor) for each in fact.lines] == [(199_00, None)] * 3

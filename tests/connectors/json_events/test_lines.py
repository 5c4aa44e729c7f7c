from decimal import Decimal

from tests.connectors.json_events.calls import order, said


def test_tax_inside_prices_is_no_revenue_and_tax_on_top_takes_nothing():
    line = {"sku": "candle", "quantity": 1, "price": "12.10", "tax": "2.10"}
    assert said(order(lines=[line])).lines[0].revenue_minor == 10_00
    assert said(order(lines=[line], prices_include_tax=False)).lines[0].revenue_minor == 12_10


def test_a_line_discount_is_the_whole_lines():
    line = {"sku": "candle", "quantity": 3, "price": "10.00", "discount": "5.00", "cost": "4.00"}
    (found,) = said(order(lines=[line])).lines
    assert (found.revenue_minor, found.discount_minor, found.cost_minor) == (25_00, 5_00, 12_00)


def test_an_orders_discount_is_shared_out_over_its_goods():
    lines = [
        {"sku": "candle", "quantity": 1, "price": "30.00", "discount": "3.00"},
        {"sku": "soap", "quantity": 1, "price": "9.00"},
        {"sku": "postage", "quantity": 1, "price": "4.00", "kind": "shipping"},
    ]
    fact = said(order(lines=lines, discount="7.00"))
    # Beside the candle's own 3.00 there are 4.00 for goods of 27.00 and 9.00: 3.00 and 1.00.
    assert [line.discount_minor for line in fact.lines] == [6_00, 1_00, 0]
    assert [line.revenue_minor for line in fact.lines] == [24_00, 8_00, 4_00]
    assert fact.discount_minor == 7_00


def test_where_the_lines_tell_every_discount_the_order_need_not():
    line = {"sku": "candle", "quantity": 1, "price": "30.00", "discount": "3.00"}
    assert said(order(lines=[line])).discount_minor == 3_00
    assert said(order(lines=[line], discount=3)).lines[0].discount_minor == 3_00


def test_quantities_may_be_parts():
    line = {"sku": "tea", "quantity": "0.250", "price": "40.00"}
    (found,) = said(order(lines=[line])).lines
    assert (found.quantity, found.revenue_minor) == (Decimal("0.250"), 10_00)

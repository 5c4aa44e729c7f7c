from tests.connectors.shopify.payloads import example, money, says


def test_a_discount_larger_than_the_lines_leaves_nothing_below_zero():
    lines = [example("orders_create")["line_items"][0]]
    body = example("orders_create") | {"line_items": lines, "total_discounts_set": money("100.00")}
    (line,) = says("orders/create", body).facts[0].lines
    assert (line.discount_minor, line.revenue_minor) == (89_99, 0)


def test_a_discount_on_shipping_is_none_of_the_lines():
    lines = [example("orders_create")["line_items"][0]]
    shipping = [{"price": "10.00", "discount_allocations": [{"amount": "10.00"}]}]
    body = example("orders_create") | {
        "line_items": lines,
        "shipping_lines": shipping,
        "total_discounts_set": money("10.00"),
    }
    fact = says("orders/create", body).facts[0]
    assert (fact.lines[0].discount_minor, fact.shipping_minor) == (0, 0)

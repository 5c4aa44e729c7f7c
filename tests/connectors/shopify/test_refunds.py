import json

from tests.connectors.shopify.payloads import FIXTURES, ORDER, example, money, says


def refund(**changes):
    return says("refunds/create", example("refunds_create") | changes).facts[0]


def back(*, price="100.00", quantity=1, tax="0.00", rate=None, subtotal=None, kind="return", **item):
    """A refunded line of one product."""
    taxes = [{"price": tax, "rate": rate, "price_set": money(tax)}] if rate else []
    goods = {
        "id": 5,
        "sku": "MUG",
        "quantity": quantity,
        "price": price,
        "price_set": money(price),
        "discount_allocations": [],
        "tax_lines": taxes,
        "title": "Mug",
        **item,
    }
    return {
        "id": 9,
        "quantity": quantity,
        "restock_type": kind,
        "subtotal_set": money(subtotal or price),
        "total_tax_set": money(tax),
        "line_item": goods,
    }


def paid(amount, **changes):
    return {"kind": "refund", "status": "success", "amount": amount, "currency": "USD", **changes}


def test_a_refund_with_its_lines():
    fact = refund()
    assert (fact.external_id, fact.order_external_id, fact.currency) == ("890088186047892319", ORDER, "USD")
    assert [line.revenue_minor for line in fact.lines] == [89_99, 19_99, 24_99, 159_99, 119_99]
    assert fact.lines[0].sku == "SKU2006-001"
    assert fact.total_minor == 85_00  # 75.00 and 10.00 were paid back


def test_the_note_of_the_staff_is_not_kept():
    assert refund(note="Mrs Kalnina was angry").reason == ""


def test_the_stock_says_whether_it_was_returned_or_cancelled():
    assert refund(refund_line_items=[back(kind="return")]).reason == "return"
    assert refund(refund_line_items=[back(kind="cancel")]).reason == "cancel"


def test_a_tax_inside_the_price_is_no_revenue_given_back():
    # 121.00 with 21 % inside: 121 x .21 / 1.21 = 21.00
    fact = refund(refund_line_items=[back(price="121.00", tax="21.00", rate=0.21)])
    assert fact.lines[0].revenue_minor == 100_00


def test_a_tax_on_top_of_the_price_takes_nothing_from_it():
    fact = refund(refund_line_items=[back(price="100.00", tax="21.00", rate=0.21)])
    assert fact.lines[0].revenue_minor == 100_00


def test_two_taxes_on_one_line_are_told_apart_by_their_sum():
    # 5 % and 9.975 % on top of 100.00: 5.00 + 9.98 = 14.98
    line = back(price="100.00", tax="14.98", rate=0.05)
    line["line_item"]["tax_lines"] = [{"price": "5.00", "rate": 0.05}, {"price": "9.98", "rate": 0.09975}]
    assert refund(refund_line_items=[line]).lines[0].revenue_minor == 100_00


def test_part_of_a_discounted_line():
    # two mugs at 100.00 less 20.00 on both; one comes back at 90.00 with 15.62 of tax inside
    shares = [{"amount": "20.00", "amount_set": money("20.00")}]
    line = back(quantity=2, tax="31.24", rate=0.21, discount_allocations=shares)
    line |= {"quantity": 1, "subtotal_set": money("90.00"), "total_tax_set": money("15.62")}
    assert refund(refund_line_items=[line]).lines[0].revenue_minor == 90_00 - 15_62


def test_a_restocking_fee_stays_revenue():
    # 100.00 and 50.00 came back, 30.00 were kept: 100 x 30/150 = 20, 50 x 30/150 = 10
    fee = [{"kind": "refund_discrepancy", "amount": "30.00", "amount_set": money("30.00")}]
    fact = refund(
        refund_line_items=[back(), back(price="50.00")], order_adjustments=fee, transactions=[paid("120.00")]
    )
    assert [line.revenue_minor for line in fact.lines] == [80_00, 40_00]
    assert fact.total_minor == 120_00


def test_money_on_its_way_is_no_fee():
    told = {"kind": "refund_discrepancy", "reason": "Pending refund discrepancy", "amount": "100.00"}
    fact = refund(
        refund_line_items=[back()],
        order_adjustments=[told | {"amount_set": money("100.00")}],
        transactions=[paid("100.00", status="pending")],
    )
    assert ([line.revenue_minor for line in fact.lines], fact.total_minor) == ([100_00], 100_00)


def test_goodwill_without_goods_is_the_total_alone():
    gift = [{"kind": "refund_discrepancy", "amount": "-5.00", "amount_set": money("-5.00")}]
    fact = refund(refund_line_items=[], order_adjustments=gift, transactions=[paid("5.00")])
    assert (fact.lines, fact.total_minor) == ((), 5_00)


def test_goodwill_on_top_of_goods_is_shared_out():
    gift = [{"kind": "refund_discrepancy", "amount": "-15.00", "amount_set": money("-15.00")}]
    fact = refund(refund_line_items=[back(), back(price="50.00")], order_adjustments=gift, transactions=None)
    # 15 x 100/150 = 10, 15 x 50/150 = 5; 100 + 50 + 15 = 165 in all
    assert [line.revenue_minor for line in fact.lines] == [110_00, 55_00]
    assert fact.total_minor == 165_00


def test_shipping_given_back_is_counted_once_though_told_twice():
    twice = {
        "refund_shipping_lines": [{"subtotal_amount_set": money("5.00")}],
        "order_adjustments": [{"kind": "shipping_refund", "amount": "-5.00", "amount_set": money("-5.00")}],
    }
    fact = refund(refund_line_items=[], transactions=[paid("5.00")], **twice)
    assert [(line.kind, line.revenue_minor) for line in fact.lines] == [("shipping", 5_00)]


def test_shipping_given_back_before_it_had_lines_of_its_own():
    told = [{"kind": "shipping_refund", "amount": "-5.00", "amount_set": money("-5.00")}]
    assert [line.revenue_minor for line in refund(refund_line_items=[], order_adjustments=told).lines] == [
        5_00
    ]


def test_a_failed_payment_gave_nothing_back():
    fact = refund(refund_line_items=[back()], transactions=[paid("100.00", status="failure"), paid("60.00")])
    assert fact.total_minor == 60_00


def test_paid_back_in_another_currency_the_lines_say_how_much():
    line = back(price="100.00", tax="21.00", rate=0.21)
    fact = refund(refund_line_items=[line], transactions=[paid("108.90", currency="EUR")])
    assert fact.total_minor == 121_00


def test_a_gift_card_given_back_is_money_not_goods():
    assert refund(refund_line_items=[back(gift_card=True)]).lines[0].kind == "gift_card"


def test_an_old_refund_has_prices_only_on_the_lines_of_the_order():
    body = json.loads((FIXTURES / "rest" / "refund.json").read_text())["refund"]
    (fact,) = says("refunds/create", body).facts
    assert [(line.sku, line.revenue_minor) for line in fact.lines] == [
        ("IPOD2008BLACK", 199_00),
        ("IPOD2008GREEN", 199_00),
    ]
    assert (fact.total_minor, fact.reason) == (209_00, "")

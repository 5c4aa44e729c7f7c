"""Is each document of the real file, and of others, taken for what it is?"""

import pytest

from tests.connectors.files.conftest import FIXTURES, said

HEAD = "Order,Date,SKU,Product,Quantity,Price,Customer ID\n"


def test_every_row_of_the_real_piece_is_accounted_for():
    # Sold: 8 of 489434, 30 of 489560, 14 of 489564, 2 of 510348, and one each of 490541, 507012, 512609 and
    # 523557 = 58. Returned: 9 of C489449, 9 of C489563, 1 of C489565 = 19.
    assert said(FIXTURES / "online_retail_piece.csv").plan.accounts == {
        "rows": 93,
        "rows_sold": 58,
        "rows_free": 1,  # the bowls of 512609
        "rows_returned": 19,
        "rows_shipping": 2,  # carriage of 490541, postage of 507012
        "rows_discount": 1,  # C498422
        "rows_fee": 2,  # 518667, C537600
        "rows_sample": 1,  # C502442
        "rows_adjustment": 3,  # C495737, A506401, C525398
        "rows_test": 2,  # 495295, C525274
        "rows_stock": 4,  # 489463, 489464, 489659 and the vouchers for nothing of 518494
        "rows_held_back": 0,
        "rows_alike": 1,  # the second line of 510348
        "orders": 8,
        "orders_of_guests": 3,  # 490541, 507012, 523557
        "orders_cancelled": 0,
        "returns": 4,  # C489449, C489563, C489565, and the discount C498422
        "returns_matched": 2,  # C489563 of 489560, C489565 of 489564
        "charges_alone": 8,
    }


def test_the_buckets_of_rows_add_up():
    accounts = said(FIXTURES / "online_retail_piece.csv").plan.accounts
    rows = sum(n for name, n in accounts.items() if name.startswith("rows_") and name != "rows_alike")
    assert rows == accounts["rows"]


@pytest.mark.parametrize("credit", ["C2", "CN-2", "КИ 2", "RET/2"])
def test_letters_before_the_number_mark_a_credit_note(told, credit):
    found = told(HEAD + f"1,2026-01-05,a,A,2,5,17\n{credit},2026-01-06,a,A,-1,5,17\n")
    assert found.problems == []
    assert [refund.total_minor for refund in found.refunds.values()] == [500]


def test_letters_that_all_documents_bear_mark_nothing(told):
    found = told(HEAD + "INV1,2026-01-05,a,A,2,5,17\nINV2,2026-01-06,a,A,-1,5,17\n")
    assert found.refunds == {}
    assert found.problems == [(3, "Quantity", "-1", "negative_quantity")]


def test_goods_below_0_are_no_purchase(told):
    found = told(HEAD + "1,2026-01-05,a,A,2,5,17\n2,2026-01-06,a,A,1,-4,17\n2,2026-01-06,b,B,1,3,17\n")
    assert found.problems == [(3, "Price", "-4", "amount_below_0")]
    assert {number: order.total_minor for number, order in found.orders.items()} == {"1": 1000, "2": 300}


def test_what_only_ever_lowers_an_order_is_a_discount(told):
    found = told(
        HEAD + "1,2026-01-05,a,A,1,20,17\n1,2026-01-05,c,SPRING10,1,-5,17\n2,2026-01-06,c,SPRING10,1,-5,17\n"
    )
    order = found.orders["1"]
    assert found.problems == []
    assert [(line.kind, line.revenue_minor) for line in order.lines] == [("product", 1500), ("adjustment", 0)]
    assert ([*found.orders], found.plan.accounts["charges_alone"]) == (["1"], 1)  # 2 is a discount alone


def test_goods_given_back_at_a_price_below_0_are_no_return(told):
    found = told(HEAD + "1,2026-01-05,a,A,2,5,17\n2,2026-01-06,a,A,-1,-5.5,17\n", negatives="return")
    assert (found.problems, found.refunds) == ([(3, "Price", "-5.5", "amount_below_0")], {})


def test_a_correction_below_0_alone_is_left_out_as_in_the_real_file(told):
    found = told(HEAD + "1,2026-01-05,B,Adjust bad debt,1,-4,\n")
    assert (found.problems, found.orders, found.plan.accounts["charges_alone"]) == ([], {}, 1)


def test_a_negative_quantity_without_an_order_is_reported_with_the_way_out(told):
    text = HEAD + "1,2026-01-05,a,A,2,5,17\n2,2026-01-06,a,A,-1,5,17\n"
    assert told(text).problems == [(3, "Quantity", "-1", "negative_quantity")]
    found = told(text, negatives="return")
    assert (found.problems, [*found.refunds]) == ([], ["2"])


def test_a_return_that_names_its_order_belongs_to_it(told):
    found = told("Order,Date,SKU,Quantity,Price,Original order\n1,2026-01-05,a,2,5,\n9,2026-01-06,a,-1,5,1\n")
    assert found.refunds["9"].order_external_id == "1"


def test_a_positive_quantity_among_returns_is_reported(told):
    found = told(HEAD + "1,2026-01-05,a,A,2,5,17\nC2,2026-01-06,a,A,-1,5,17\nC2,2026-01-06,b,B,1,5,17\n"
                 + "".join(f"C{n},2026-01-06,a,A,-1,5,17\n" for n in range(3, 15)))  # fmt: skip
    assert found.problems == [(4, "Quantity", "1", "positive_in_return")]


def test_goods_for_nothing_to_somebody_are_a_gift_and_to_nobody_a_stock_movement(told):
    found = told(HEAD + "1,2026-01-05,a,A,2,0,17\n2,2026-01-05,a,found,2,0,\n3,2026-01-05,a,damaged,-2,0,\n")
    assert [*found.orders] == ["1"]
    assert (found.plan.accounts["rows_free"], found.plan.accounts["rows_stock"]) == (1, 2)


@pytest.mark.parametrize(
    ("status", "orders", "cancelled", "refunds"),
    [
        ("Completed", 1, 0, 0),
        ("failed", 0, 0, 0),
        ("Atcelts", 1, 1, 0),
        ("refunded", 1, 0, 1),
    ],
)
def test_a_status_tells_what_became_of_an_order(told, status, orders, cancelled, refunds):
    found = told(f"Order,Date,SKU,Price,Status\n1,2026-01-05,a,5,{status}\n")
    called_off = [order for order in found.orders.values() if order.cancelled_at]
    assert (len(found.orders), len(called_off), len(found.refunds)) == (orders, cancelled, refunds)


def test_an_invoice_of_charges_alone_is_no_purchase(told):
    found = told(HEAD + "1,2026-01-05,POST,POSTAGE,1,5,17\n2,2026-01-05,TEST001,test product,1,5,17\n")
    assert found.orders == {}
    assert found.plan.accounts["charges_alone"] == 2

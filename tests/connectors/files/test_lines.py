"""Is each row of an orders file one line of one order, in exact amounts?"""

import polars as pl
import pytest

from regulars.connectors.files.errors import TotalsAlone
from regulars.connectors.files.lines import NOT_ITEMISED, minor, minor_units

HEAD = "Order,Date,SKU,Product,Quantity,Price\n"


def test_amounts_are_rounded_half_to_even_and_never_by_floats():
    amounts = pl.DataFrame(
        {"amount": ["0.125", "0.135", "-0.125", "20.85"], "currency": "EUR"},
        schema_overrides={"amount": pl.String},
    ).with_columns(pl.col("amount").cast(pl.Decimal(38, 9)))
    cents = amounts.select(minor(pl.col("amount"), minor_units(amounts["currency"]))).to_series()
    assert cents.to_list() == [12, 14, -12, 2085]


def test_a_currency_without_cents_has_none():
    frame = pl.DataFrame({"currency": ["EUR", "JPY", "TND"]})
    assert frame.select(minor_units(frame["currency"])).to_series().cast(pl.Int64).to_list() == [100, 1, 1000]


def test_an_orders_columns_may_stand_on_its_first_row_only(told):
    found = told("Order,Date,SKU,Price,Email\n1,2026-01-05,a,2,ann@example.com\n1,,b,3,\n")
    assert [line.sku for line in found.orders["1"].lines] == ["a", "b"]
    assert found.problems == []


def test_rows_that_name_nothing_of_an_order_go_on_with_the_one_above(told):
    found = told("Order,Date,SKU,Price\n1,2026-01-05,a,2\n,,b,3\n2,2026-01-06,a,2\n")
    assert [len(order.lines) for order in found.orders.values()] == [2, 1]


def test_a_row_that_names_no_order_is_reported(told):
    found = told("Order,Date,SKU,Price\n1,2026-01-05,a,2\n,2026-01-06,b,3\n")
    assert found.problems == [(3, "Order", "", "no_order")]


def test_each_thing_that_is_missing_is_reported_with_its_column(told):
    found = told(HEAD + "1,2026-01-05,a,A,1,\n2,2026-01-05,,,1,2\n3,2026-01-05,a,A,,2\n4,,a,A,1,2\n")
    assert found.problems == [
        (2, "Price", "", "no_amount"),
        (3, "SKU", "", "no_product"),
        (4, "Quantity", "", "no_quantity"),
        (5, "Date", "", "no_date"),
    ]
    assert found.orders == {}


def test_an_order_of_tomorrow_is_reported(told):
    found = told(HEAD + "1,2036-01-05,a,A,1,2\n")
    assert found.problems == [(2, "Date", "2036-01-05", "future_date")]


def test_two_buyers_in_one_order_are_told_apart_by_the_row_that_disagrees(told):
    found = told(
        "Order,Date,Email,SKU,Price\n1,2026-01-05,ann@example.com,a,2\n1,2026-01-05,Bo@example.com,b,3\n"
        "1,2026-01-05,ANN@example.com,c,4\n1,2026-01-05,,d,5\n"
    )
    assert found.problems == [(3, "Email", "Bo@example.com", "other_buyer")]
    order = found.orders["1"]
    assert (order.buyer.who.email, order.total_minor) == ("ann@example.com", 1100)  # 2 + 4 + 5


def test_one_customer_number_is_one_buyer_whatever_the_addresses(told):
    head = "Order,Date,Customer ID,Email,SKU,Price\n1,2026-01-05,17,ann@example.com,a,2\n"
    assert told(head + "1,2026-01-05,17,ann@home.example,b,3\n").problems == []
    assert told(head + "1,2026-01-05,18,ann@example.com,b,3\n").problems == [
        (3, "Customer ID", "18", "other_buyer")
    ]


def test_an_orders_total_is_the_amount_of_its_only_row(told):
    found = told(
        "Order,Date,SKU,Shipping,Discount,Total\n1,2026-01-05,a,3,1,9\n2,2026-01-05,a,,,8\n3,2026-01-05,b,,,5\n"
        "3,2026-01-05,c,,,5\n",
    )
    # 9 were paid, 3 of them for shipping: the goods cost 7 and 1 was taken off
    assert [line.revenue_minor for order in found.orders.values() for line in order.lines] == [600, 800]
    assert (found.orders["1"].total_minor, found.orders["1"].discount_minor) == (900, 100)
    assert [(line, reason) for line, _, _, reason in found.problems] == [(4, "no_amount"), (5, "no_amount")]


def test_an_order_without_lines_is_lowered_by_its_discount_once(told):
    order = told("Order,Date,Discount,Total\n1,2026-01-05,1,9\n").orders["1"]
    assert (order.lines[0].revenue_minor, order.discount_minor, order.total_minor) == (900, 100, 900)


def test_a_file_of_which_only_whole_orders_bear_amounts_is_refused(told):
    with pytest.raises(TotalsAlone, match="“Total” tells what a whole order came to"):
        told("Order,Date,SKU,Total\n1,2026-01-05,a,5\n1,2026-01-05,b,5\n2,2026-01-05,b,5\n")


def test_an_unknown_currency_is_reported_and_a_known_one_taken(told):
    found = told(
        "Order,Date,SKU,Price,Currency\n1,2026-01-05,a,2,eur\n2,2026-01-05,a,2,EURO\n3,2026-01-05,a,2,JPY\n"
    )
    assert found.problems == [(3, "Currency", "EURO", "unknown_currency")]
    assert [(o.currency, o.total_minor) for o in found.orders.values()] == [("EUR", 200), ("JPY", 2)]


def test_what_is_longer_than_any_number_and_more_than_any_amount_is_reported(told):
    found = told(HEAD + f"1,2026-01-05,{'a' * 300},A,1,2\n2,2026-01-05,a,A,99999999999,99999999999\n")
    assert [(line, column, reason) for line, column, _, reason in found.problems] == [
        (2, "SKU", "too_long"),
        (3, "Price", "no_amount"),
    ]
    assert len(found.problems[0][2]) == 200  # what is quoted of it


def test_a_byte_that_no_database_takes_is_left_out(told):
    assert told(HEAD + "1,2026-01-05,a\0b,A,1,2\n").orders["1"].lines[0].sku == "ab"


def test_a_product_keeps_the_spelling_and_name_it_bears_most_often(told):
    found = told(
        HEAD + "1,2026-01-05,85123a,HEART,1,2\n2,2026-01-05,85123A,HEART,1,2\n3,2026-01-05,85123A,?,1,2\n"
        "4,2026-01-05,85123A,HEART,1,2\n"
    )
    assert {(line.sku, line.name) for order in found.orders.values() for line in order.lines} == {
        ("85123A", "HEART")
    }


def test_an_order_without_lines_is_about_one_thing(told):
    found = told("Order,Date,Email,Order total,Shipping\n1,2026-01-05,ann@example.com,24.90,4.90\n")
    (line,) = found.orders["1"].lines
    assert (line.sku, line.revenue_minor, found.orders["1"].total_minor) == (NOT_ITEMISED, 2000, 2490)

"""Are the columns of any export matched, shown with samples, and remembered?"""

import pytest

from regulars.connectors.files.columns import GUESSED, LIKELY, SURE, propose, subject_of
from regulars.connectors.files.fields import FIELDS, MUST, SUBJECTS, fields_of
from regulars.connectors.files.mapping import Mapping, digest
from regulars.connectors.files.reading import read
from tests.connectors.files.conftest import FIXTURES

REAL = {
    "order_id": "Invoice",
    "placed_at": "InvoiceDate",
    "sku": "StockCode",
    "product": "Description",
    "quantity": "Quantity",
    "unit_price": "Price",
    "customer_id": "Customer ID",
    "country": "Country",
}


def proposed(name: str) -> Mapping:
    return propose(read(FIXTURES / name)).mapping


def test_the_real_file_is_matched_whole():
    found = propose(read(FIXTURES / "online_retail_piece.csv"))
    assert found.mapping.columns == REAL
    assert (found.missing, found.unused, found.tells_who) == ((), (), True)
    assert {match.confidence for match in found.matches} == {SURE}
    assert found.matches[0].samples == ("489434", "C489449", "489464")


def test_columns_stand_in_one_order_however_their_mapping_was_kept():
    table = read(FIXTURES / "online_retail_piece.csv")
    kept = Mapping(subject="orders", columns=dict(sorted(REAL.items())))
    assert [match.field for match in propose(table, remembered=kept).matches] == list(REAL)


@pytest.mark.parametrize(
    ("name", "shape", "subject"),
    [
        ("shopify_orders.csv", "Shopify orders", "orders"),
        ("shopify_customers.csv", "Shopify customers", "customers"),
        ("woocommerce_items.csv", "WooCommerce orders, a row per item", "orders"),
        ("woocommerce_packed.csv", "WooCommerce orders, a row per order", "orders"),
        ("woocommerce_advanced.csv", "WooCommerce, Advanced Order Export", "orders"),
    ],
)
def test_known_exports_are_recognised_whole(name, shape, subject):
    found = proposed(name)
    assert (found.shape, found.subject) == (shape, subject)


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("latvian_cp1257.csv", ["Pasūtījuma Nr.", "Datums", "Preces kods", "Preces nosaukums", "Daudzums",
                                "Cena (EUR)", "E-pasts", "Tālrunis", "Klienta vārds", "Valsts",
                                "Piekrišana jaunumiem"]),
        ("bulgarian_cp1251.csv", ["Номер на поръчка", "Дата", "Артикулен номер", "Наименование на продукта",
                                  "Количество", "Ед. цена", "Имейл", "Клиент", "Държава"]),
        ("russian_cp1251.csv", ["Номер заказа", "Дата заказа", "Артикул", "Название товара", "Кол-во", "Цена",
                                "Сумма", "Электронная почта", "ФИО", "Статус заказа"]),
    ],
)  # fmt: skip
def test_headers_in_other_languages_are_matched_to_the_last(name, columns):
    assert list(proposed(name).columns.values()) == columns


def test_a_column_called_customer_may_hold_names_addresses_or_numbers(table):
    for cell, field in [("Ann Ozola", "name"), ("ann@example.com", "email"), ("41", "customer_id")]:
        found = propose(table(f"Order,Date,SKU,Price,Customer\n1,2026-01-05,a,2,{cell}\n")).mapping
        assert found.columns[field] == "Customer"


def test_addresses_are_found_under_an_unknown_header_and_marked_as_a_guess(table):
    found = propose(table("Order,Date,SKU,Price,Moon\n1,2026-01-05,a,2,ann@example.com\n"))
    assert [(m.field, m.confidence) for m in found.matches if m.header == "Moon"] == [("email", GUESSED)]


def test_where_two_columns_could_be_meant_the_better_word_counts_and_says_so(table):
    found = propose(table("Order number,Date,Order date,SKU,Price\n1,2026-01-04,2026-01-05,a,2\n"))
    match = next(match for match in found.matches if match.field == "placed_at")
    assert (match.header, match.confidence) == ("Order date", LIKELY)


def test_cells_that_are_no_dates_make_a_date_column_doubtful(table):
    found = propose(table("Order,Date,SKU,Price\n1,soon,a,2\n"))
    assert [m.confidence for m in found.matches if m.field == "placed_at"] == [GUESSED]


def test_an_amount_that_differs_within_an_order_is_the_lines(table):
    found = propose(
        table("Order,Date,SKU,Total,Discount\n1,2026-01-05,a,10,1\n1,2026-01-05,b,20,1\n")
    ).mapping
    assert (found.columns["line_total"], found.columns["order_discount"]) == ("Total", "Discount")


@pytest.mark.parametrize(
    ("headers", "subject"),
    [
        (("order_id", "email"), "orders"),
        (("email", "name"), "customers"),
        (("sku", "unit_price"), "products"),
        (("sku", "unit_price", "quantity"), "orders"),
        (("sku",), "orders"),
    ],
)
def test_what_a_file_is_about_is_told_by_its_columns(headers, subject):
    assert subject_of(dict.fromkeys(headers, "x")) == subject


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_must_have_is_a_field_of_its_subject(subject):
    assert {name for group in MUST[subject] for name in group} <= set(fields_of(subject)) <= set(FIELDS)


def test_what_is_missing_is_named(table):
    found = propose(table("Order,SKU\n1,a\n"))
    assert found.missing == (("placed_at",), ("unit_price", "line_total", "order_total"))
    assert not found.tells_who


def test_a_remembered_mapping_comes_before_any_other(table):
    given = table("Order,When,SKU,Price\n1,2026-01-05,a,2\n")
    remembered = Mapping(subject="orders", columns={"order_id": "SKU"})
    assert propose(given, remembered=remembered).mapping == remembered


def test_a_remembered_mapping_for_columns_that_are_gone_is_not_used(table):
    remembered = Mapping(subject="orders", columns={"order_id": "Bon"})
    assert propose(table("Order,Date\n1,2026-01-05\n"), remembered=remembered).mapping != remembered


def test_headers_are_known_again_however_they_are_cased():
    assert digest(("Order No.", "Date")) == digest(("order no", " DATE ")) != digest(("date", "order no"))

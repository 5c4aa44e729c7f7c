"""Is a header understood however it is written, in four languages?"""

import pytest

from regulars.connectors.files.headers import field_of, header_row, plain, recognised, tax_of, unique_names


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Invoice", "order_id"),
        ("InvoiceDate", "placed_at"),
        ("StockCode", "sku"),
        ("Customer ID", "customer_id"),
        ("unit_price", "unit_price"),
        ("Price (EUR)", "unit_price"),
        ("E-Mail", "email"),
        ("Pasūtījuma Nr.", "order_id"),
        ("Tālrunis", "phone"),
        ("Cena ar PVN", "unit_price"),
        ("Piekrišana jaunumiem", "consent_email"),
        ("Номер на поръчка", "order_id"),
        ("Ед. цена", "unit_price"),
        ("Имейл", "email"),
        ("Номер заказа", "order_id"),
        ("Кол-во", "quantity"),
        ("ФИО", "name"),
    ],
)
def test_a_header_names_a_field(header, field):
    assert field_of(header)[0] == field


def test_an_unknown_header_names_nothing():
    assert field_of("Moon phase") is None


def test_words_are_told_apart_by_humps_and_signs():
    assert plain("  StockCode_(v2) ") == "stock code v2"


@pytest.mark.parametrize(
    ("header", "said"),
    [("Price excl. VAT", "added"), ("Summa ar PVN", "included"), ("Цена без ДДС", "added"), ("Price", "")],
)
def test_a_header_may_say_whether_tax_is_in_it(header, said):
    assert tax_of(header) == said


def test_the_row_that_names_most_columns_is_the_header():
    assert header_row([["Report"], [], ["Order number", "Date", "SKU"], ["1", "2026-01-01", "a"]]) == 2
    assert header_row([["x", "y"], ["1", "2"]]) == 0


def test_columns_without_a_name_or_with_the_same_one_stay_apart():
    assert unique_names(["Date", "", "Date", " Date "]) == ["Date", "#2", "Date (2)", "Date (3)"]


def test_a_known_export_is_recognised_by_its_signature():
    shopify = ("Name", "Email", "Financial Status", "Lineitem quantity", "Lineitem name", "Lineitem price")
    assert recognised(shopify).name == "Shopify orders"
    assert recognised(("order", "date")) is None

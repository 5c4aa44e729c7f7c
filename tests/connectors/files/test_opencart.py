"""Do the tables of an OpenCart database become the orders that were placed?"""

from decimal import Decimal

import pytest

from regulars.commerce.facts import ConsentFact, CustomerFact, ProductFact
from regulars.connectors.files.errors import LinesAlone
from regulars.connectors.files.opencart import piece_of
from regulars.connectors.files.reading import read
from tests.connectors.files.conftest import FIXTURES, said

TABLES = FIXTURES / "opencart"
ORDERS, LINES = TABLES / "oc_order.csv", TABLES / "oc_order_product.csv"
TOTALS = TABLES / "oc_order_total.csv"


@pytest.fixture
def all_of_it(zipped):
    return said(zipped(*sorted(TABLES.glob("*.csv"))))


def test_each_table_is_known_by_its_columns():
    known = {
        path.stem: piece_of(path.read_text().splitlines()[0].replace('"', "").split(","))
        for path in TABLES.glob("*.csv")
    }
    assert known == {stem: stem.removeprefix("oc_") for stem in known}
    assert piece_of(["order_id", "name"]) == ""


def test_an_order_comes_with_its_lines_postage_tax_and_coupon(all_of_it):
    order = all_of_it.orders["1"]
    # 20.00 + 10.00 without tax, less a coupon of 3.00 by worth: 18.00 and 9.00. The gift voucher of 1.05 is a
    # means of payment and lowers nothing: 30.00 - 3.00 + 2.00 + 6.09 - 1.05 = 34.04 was left to pay. Of their
    # taxes, 4.20 and 2.10 as the lines tell them, nine tenths are left too: with .42 for postage 6.09.
    assert [(line.sku, line.quantity, line.revenue_minor, line.tax_minor) for line in order.lines] == [
        ("CANDLE", Decimal(2), 1800, 378),
        ("MATCH", Decimal(1), 900, 189),
    ]
    assert (order.discount_minor, order.shipping_minor, order.tax_minor, order.total_minor) == (
        300, 200, 609, 3404,
    )  # fmt: skip
    assert (order.buyer.who.shop_customer, order.buyer.name, order.buyer.country) == ("7", "Ann Ozola", "LV")
    assert order.version.isoformat() == "2025-03-03T08:00:00+00:00"  # 10:00 in Riga


def test_amounts_are_in_the_orders_own_currency(all_of_it):
    order = all_of_it.orders["2"]
    # 20.00 x 1.1 = 22.00, its tax 2.10 a piece x 2 x 1.1 = 4.62, in all 24.20 x 1.1 = 26.62 dollars.
    assert (order.currency, order.lines[0].revenue_minor, order.lines[0].tax_minor) == ("USD", 2200, 462)
    assert (order.total_minor, order.shipping_minor) == (2662, 0)
    assert (order.buyer.who.shop_customer, order.buyer.who.email) == ("", "gina@example.com")


def test_statuses_tell_what_became_of_an_order(all_of_it):
    # 3 was abandoned and 6 lies in what this shop calls its trash, a status of its own: neither was placed.
    assert all_of_it.orders.keys() == {"1", "2", "4", "5"}
    assert all_of_it.plan.accounts["rows_unpaid"] == 2
    assert all_of_it.orders["4"].cancelled_at is not None
    assert [(r.order_external_id, r.total_minor) for r in all_of_it.refunds.values()] == [("5", 1210)]


def test_customers_and_products_of_the_same_zip_come_first(all_of_it):
    kinds = [type(fact).__name__ for fact in all_of_it.facts]
    assert kinds[:6] == [*["CustomerFact", "ConsentFact"] * 2, "ProductFact", "ProductFact"]
    ann = next(fact for fact in all_of_it.facts if isinstance(fact, CustomerFact))
    assert ann.first_seen_at.year == 2021
    named = [fact.name for fact in all_of_it.facts if isinstance(fact, ProductFact)]
    assert named[:2] == ["Beeswax candle", "Matches"]


def test_the_newsletter_box_is_a_yes_without_proof_of_its_moment():
    found = said(TABLES / "oc_customer.csv")
    consents = [fact for fact in found.facts if isinstance(fact, ConsentFact)]
    assert [(fact.granted, fact.evidence) for fact in consents] == [
        (True, {"line": 2, "export": "OpenCart customers", "column": "newsletter", "value": "1"}),
        (False, {"line": 3, "export": "OpenCart customers", "column": "newsletter", "value": "0"}),
    ]


def test_orders_alone_come_with_their_totals_and_are_told_apart_once_the_lines_come(zipped):
    alone = said(ORDERS)
    assert alone.orders["2"].total_minor == 2662
    assert [line.sku for line in alone.orders["1"].lines] == ["not-itemised"]
    both = said(zipped(ORDERS, LINES))
    assert [line.sku for line in both.orders["1"].lines] == ["CANDLE", "MATCH"]
    # 6 has no lines, and without oc_order_status nobody knows that its status is the trash.
    assert both.orders.keys() == alone.orders.keys() == {"1", "2", "4", "5", "6"}


def test_lines_without_their_orders_are_refused_with_the_way_out(zipped):
    for file in (LINES, TOTALS, zipped(LINES, TOTALS)):
        with pytest.raises(LinesAlone, match="oc_order"):
            read(file)


def test_an_amount_that_is_none_is_a_problem_of_its_line_in_its_file(zipped):
    bad = LINES.read_text().replace('"10.0000","20.0000","2.1000"', '"10.0000","twenty","2.1000"', 1)
    found = said(zipped(ORDERS, TOTALS, oc_order_product=bad))
    assert found.problems == [(2, "oc_order_product.csv: product_total", "twenty", "not_a_number")]


def test_names_are_read_as_people_wrote_them(tmp_path, zipped):
    lines = tmp_path / LINES.name
    lines.write_text(LINES.read_text().replace("Beeswax candle", "Candle &amp; 30&quot; wick"))
    order = said(zipped(ORDERS, lines)).orders["1"]
    assert order.lines[0].name.startswith('Candle & 30" wick')


def test_a_fee_on_top_of_an_order_is_no_goods(tmp_path, zipped):
    totals = tmp_path / TOTALS.name
    totals.write_text(
        TOTALS.read_text() + '"90","2","handling","Handling Fee","3.0000","4"\n"91","99","cod","","5","1"\n'
    )
    order = said(zipped(ORDERS, LINES, totals)).orders["2"]
    # 3.00 x 1.1 dollars
    assert [(line.sku, line.kind, line.revenue_minor) for line in order.lines] == [
        ("CANDLE", "product", 2200),
        ("fee:handling", "fee", 330),
    ]


@pytest.mark.parametrize("absurd", ["1E+60", "Infinity"])
def test_an_absurd_amount_is_a_problem_of_its_line_and_breaks_nothing(zipped, absurd):
    bad = LINES.read_text().replace('"10.0000","20.0000","2.1000"', f'"10.0000","{absurd}","2.1000"', 1)
    found = said(zipped(ORDERS, TOTALS, oc_order_product=bad))
    assert [problem[1:3] for problem in found.problems] == [("oc_order_product.csv: product_total", absurd)]


def test_the_language_of_an_order_is_its_buyers(tmp_path, zipped):
    head, *rows = ORDERS.read_text().splitlines()
    spoken = tmp_path / ORDERS.name
    spoken.write_text("\n".join([f'{head},"language_code"', *(f'{row},"lv-lv"' for row in rows)]))
    assert said(zipped(spoken, LINES, TOTALS)).orders["1"].buyer.language == "lv"

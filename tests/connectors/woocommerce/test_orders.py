"""Order 14: two tea pots for 49.98, a mug for 8.99, a tenth off, 5.00 for shipping: 58.07 in all."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from regulars.commerce.facts import CancellationFact
from tests.connectors.woocommerce.recorded import body, says

MOMENT = datetime(2026, 11, 21, 21, 17, 56, tzinfo=UTC)


def order(**other):
    """The facts of the recorded order, with some of it said otherwise."""
    return says("order.updated", body("order.updated", **other)).facts


def line(number, **other):
    """One of the recorded lines, told otherwise."""
    return body("order.updated")["line_items"][number] | other


def test_lines_bring_what_is_left_after_discounts():
    sold, _ = order()
    assert (sold.external_id, sold.number, sold.currency) == ("14", "14", "GBP")
    assert (sold.placed_at, sold.version) == (MOMENT, MOMENT)
    assert (sold.total_minor, sold.discount_minor, sold.shipping_minor) == (5807, 590, 500)
    told = [(one.sku, one.quantity, one.revenue_minor, one.discount_minor) for one in sold.lines]
    assert told == [("SKU-0", 2, 4497, 501), ("SKU-2", 1, 810, 89)]


def test_of_a_shop_that_tells_no_taxes_they_are_unknown():
    sold, _ = order()
    assert (sold.tax_minor, sold.lines[0].tax_minor) == (None, None)


def test_lines_are_without_tax_however_prices_were_entered():
    lines = [line(0, total="37.16", total_tax="7.81", subtotal="37.16")]
    sold = order(
        prices_include_tax=True, tax_lines=[{"id": 9}], line_items=lines, total_tax="7.81", refunds=[]
    )[0]
    assert (sold.tax_minor, sold.lines[0].revenue_minor, sold.lines[0].tax_minor) == (781, 3716, 781)


def test_a_fee_is_no_goods():
    sold = order(fee_lines=[{"id": 7, "name": "Gift wrap", "total": "2.50", "total_tax": "0.00"}])[0]
    fee = sold.lines[-1]
    assert (fee.sku, fee.kind, fee.revenue_minor) == ("fee:Gift wrap", "fee", 250)


@pytest.mark.parametrize(
    ("other", "sku"),
    [
        ({"sku": " POT "}, "POT"),
        ({"sku": "", "variation_id": 31}, "variation:31"),
        ({"sku": None}, "product:10"),
        ({"sku": "", "product_id": 0}, "custom:Tea Pot"),
    ],
)
def test_a_line_without_a_sku_is_known_by_its_product(other, sku):
    assert order(line_items=[line(0, **other)])[0].lines[0].sku == sku


def test_a_part_that_was_given_back_is_shared_out_over_the_goods():
    back = order()[1]
    assert (back.external_id, back.order_external_id, back.total_minor) == ("15", "14", 1000)
    assert back.estimated
    # Of 10.00 the goods' part is 53.07 in 58.07: 9.13; of that the tea pots' 44.97 in 53.07: 7.74.
    assert [(one.sku, one.quantity, one.revenue_minor) for one in back.lines] == [
        ("SKU-0", 0, 774),
        ("SKU-2", 0, 139),
    ]


def test_all_given_back_takes_all_goods_along():
    back = order(status="refunded", refunds=[{"id": 16, "reason": "", "total": "-58.07"}])[1]
    assert back.total_minor == 5807
    assert [(one.quantity, one.revenue_minor) for one in back.lines] == [(2, 4497), (1, 810)]


@pytest.mark.parametrize("total", ["0.00", "10.00"])
def test_what_gave_nothing_back_is_no_refund(total):
    assert len(order(refunds=[{"id": 16, "total": total}])) == 1


@pytest.mark.parametrize("status", ["pending", "failed", "checkout-draft", "auto-draft"])
def test_what_was_never_placed_is_no_order(status):
    assert order(status=status) == ()


def test_an_order_in_the_bin_is_called_off():
    end = CancellationFact(order_external_id="14", cancelled_at=MOMENT)
    assert order(status="trash") == (end,)


def test_an_order_that_waits_for_its_money_is_one():
    assert order(status="on-hold", refunds=[])[0].external_id == "14"


def test_a_paid_order_that_is_called_off_is_told_with_its_end():
    sold, end = order(status="cancelled", refunds=[])
    assert sold.total_minor == 5807
    assert end == CancellationFact(order_external_id="14", cancelled_at=MOMENT)


def test_of_one_that_nobody_paid_only_the_end_is_told():
    (end,) = order(status="cancelled", date_paid_gmt=None, refunds=[])
    assert isinstance(end, CancellationFact)


def test_the_checkout_is_the_web():
    assert order(created_via="checkout")[0].channel == "web"
    assert order(created_via="rest-api")[0].channel == "rest-api"


def test_half_a_kilo_is_half():
    assert order(line_items=[line(0, quantity=0.5)])[0].lines[0].quantity == Decimal("0.5")


def test_a_standing_order_says_so_and_one_that_was_called_off_does_not():
    (standing, *_rest) = says("order.updated", body("order.updated", status="processing")).facts
    paid = body("order.updated", status="cancelled", date_paid_gmt="2026-02-28T09:00:00", refunds=[])
    called_off, cancellation = says("order.updated", paid).facts
    assert (standing.stands, called_off.stands) == (True, False)
    assert isinstance(cancellation, CancellationFact)

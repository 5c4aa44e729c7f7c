"""What did a PrestaShop credit slip give back?"""

from datetime import UTC, datetime
from decimal import Decimal

from regulars.connectors.prestashop.refunds import all_given_back, of_slip
from regulars.connectors.prestashop.shapes import Slip
from tests.connectors.prestashop.reading import SHOP, facts, order, shaped
from tests.connectors.prestashop.shop import one


def fact(**other):
    return of_slip(shaped(one("order_slip", 9, **other), Slip), order=order(), shop=SHOP)


def test_a_slip_tells_its_lines():
    told = fact()
    assert (told.external_id, told.order_external_id, told.total_minor) == ("9", "5", 1210)
    assert told.refunded_at == datetime(2026, 2, 5, 10, tzinfo=UTC)
    assert [(line.key, line.sku, line.quantity, line.revenue_minor) for line in told.lines] == [
        ("11", "RED", Decimal(1), 1000)
    ]


def test_a_voucher_that_was_taken_off_makes_it_less():
    told = fact(amount="9.680000")  # 9.68 of 12.10 are 8.00 of 10.00
    assert (told.total_minor, told.lines[0].revenue_minor) == (968, 800)


def test_shipping_that_went_back_takes_nothing_from_the_goods():
    told = fact(total_shipping_tax_incl="3.630000")
    assert (told.total_minor, told.lines[0].revenue_minor) == (1573, 1000)


def test_an_order_whose_state_alone_says_that_it_was_refunded_went_back_whole():
    told = all_given_back(order(), fact=facts()[0])
    assert (told.external_id, told.order_external_id, told.total_minor) == ("5:refunded", "5", 3388)
    assert told.refunded_at == datetime(2026, 2, 3, 8, tzinfo=UTC)
    assert [(line.sku, line.revenue_minor) for line in told.lines] == [("RED", 1667), ("MUG", 833)]
    assert all_given_back(order(total_paid_real="10.000000"), fact=facts()[0]).total_minor == 1000


def test_a_line_that_the_order_no_longer_has_is_left_out():
    detail = {"id": "1", "id_order_detail": "99", "product_quantity": "1", "amount_tax_excl": "1",
              "amount_tax_incl": "1"}  # fmt: skip
    assert fact(associations={"order_slip_details": [detail]}).lines == ()

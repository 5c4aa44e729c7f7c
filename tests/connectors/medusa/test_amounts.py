"""A tea pot costs 24.99, its tax is a fifth of that."""

from decimal import Decimal

import pytest

from regulars.connectors.medusa.amounts import bought, captured, discount_of, minor, net_of, rate_of, tax_of
from regulars.connectors.medusa.shapes import Adjustment, Item, ShippingMethod, TaxLine
from tests.connectors.medusa.recorded import order, told_order

FIFTH = (TaxLine(rate=Decimal(20)),)


def pots(**other):
    return Item(
        id="1", title="Tea Pot", quantity=Decimal(2), unit_price=Decimal("24.99"), tax_lines=FIFTH, **other
    )


def test_tax_comes_on_top():
    assert (net_of(pots()), tax_of(pots())) == (Decimal("49.98"), Decimal("9.996"))


def test_tax_is_inside_where_the_price_has_it():
    inside = pots(is_tax_inclusive=True)
    assert (net_of(inside), tax_of(inside)) == (Decimal("41.65"), Decimal("8.33"))


def test_discounts_are_taken_off_first():
    # A tenth of 49.98 is 4.998; with its tax 5.9976.
    less = pots(adjustments=(Adjustment(amount=Decimal("5.9976"), subtotal=Decimal("4.998")),))
    assert (discount_of(less), net_of(less)) == (Decimal("4.998"), Decimal("44.982"))
    assert discount_of(pots(adjustments=(Adjustment(amount=Decimal(3)),))) == 3


def test_sending_is_charged_in_the_same_way():
    sending = ShippingMethod(amount=Decimal(5), tax_lines=(*FIFTH, TaxLine(rate=Decimal(1))))
    assert (net_of(sending), rate_of(sending), tax_of(sending)) == (5, Decimal("0.21"), Decimal("1.05"))


def test_an_order_cost_all_that_is_in_it():
    # 2 x 29.988 + 10.788 + 6.00
    assert bought(order()) == Decimal("76.764")
    assert captured(order()) == Decimal("76.764")
    assert captured(order(payment_collections=None)) == 0
    assert told_order()["currency_code"] == "eur"


@pytest.mark.parametrize(
    ("amount", "units"), [("76.764", 7676), ("19.188", 1919), ("0.005", 0), ("0.015", 2)]
)
def test_cents_are_rounded_half_to_even(amount, units):
    assert minor(Decimal(amount), currency="eur") == units

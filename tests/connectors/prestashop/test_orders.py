"""What does a PrestaShop order say?"""

from datetime import UTC, date, datetime
from decimal import Decimal

import msgspec
import pytest

from regulars.commerce.facts import Address, CancellationFact, OrderFact, ShipmentFact
from regulars.connectors.prestashop.orders import is_kept, sku_of
from regulars.connectors.prestashop.shapes import Row, UsedRule
from regulars.money import MoneyError
from tests.connectors.prestashop.reading import SHOP, facts, order


def test_an_order_is_read_whole_and_its_voucher_is_shared_out():
    fact = facts()[0]
    assert (fact.external_id, fact.number, fact.currency) == ("5", "KHWLILZLL", "EUR")
    assert fact.placed_at == datetime(2026, 2, 1, 12, tzinfo=UTC)
    assert fact.version == datetime(2026, 2, 3, 8, tzinfo=UTC)
    assert (fact.total_minor, fact.shipping_minor, fact.tax_minor) == (3388, 300, 588)
    # 5.00 off 20.00 and 10.00: 3.33 and 1.67; taxes of 21 % of what is left
    assert [(line.sku, line.quantity, line.revenue_minor, line.tax_minor) for line in fact.lines] == [
        ("RED", Decimal(2), 1667, 350),
        ("MUG", Decimal(1), 833, 174),
    ]
    assert [line.discount_minor for line in fact.lines] == [333, 167]
    assert fact.address == Address(country="LV", city="Rīga", postcode="LV-1010")


def test_ann_is_known_by_her_record():
    buyer = facts()[0].buyer
    # the number of the address is whoever opens the door's
    assert (buyer.who.shop_customer, buyer.who.email, buyer.who.phone) == ("2", "ann@example.com", "")
    assert (buyer.name, buyer.language, buyer.country) == ("Ann Bērziņa", "lv", "LV")
    assert buyer.birth_date == date(1985, 6, 9)


def test_free_shipping_takes_nothing_from_the_goods():
    rule = UsedRule("5", Decimal("3.000000"), free_shipping="1")
    fact = facts(around={"rules": [rule]}, total_discounts_tax_excl="3.000000")[0]
    assert (fact.shipping_minor, fact.discount_minor) == (0, 300)
    assert sum(line.revenue_minor for line in fact.lines) == 3000


def test_a_voucher_that_was_taken_out_again_made_nothing_free():
    rules = [UsedRule("5", Decimal("5.000000")), UsedRule("5", Decimal("3.000000"), "1", deleted="1")]
    fact = facts(around={"rules": rules})[0]
    assert (fact.shipping_minor, sum(line.revenue_minor for line in fact.lines)) == (300, 2500)


def test_gift_wrapping_is_a_fee():
    fact = facts(total_wrapping_tax_excl="2.000000", total_wrapping_tax_incl="2.420000")[0]
    assert [(line.sku, line.kind, line.revenue_minor, line.tax_minor) for line in fact.lines][-1] == (
        "fee:wrapping",
        "fee",
        200,
        42,
    )


@pytest.mark.parametrize(
    ("state", "paid", "kept"),
    [("1", "0", True), ("2", "33.88", True), ("6", "0", False), ("6", "33.88", True), ("8", "0", False),
     ("8", "33.88", True), ("0", "0", False)],
)  # fmt: skip
def test_what_was_placed_counts_and_what_was_never_paid_for_and_called_off_does_not(state, paid, kept):
    assert is_kept(order(current_state=state, total_paid_real=paid), standing=SHOP.standing) is kept


def test_an_order_that_was_called_off_is_at_its_end():
    ended = datetime(2026, 2, 2, 8, tzinfo=UTC)
    assert facts(6) == [CancellationFact(order_external_id="6", cancelled_at=ended)]
    kinds = [type(fact) for fact in facts(current_state="6")]
    assert kinds == [OrderFact, ShipmentFact, CancellationFact]


def test_a_currency_that_the_shop_no_longer_lists_is_a_problem():
    with pytest.raises(MoneyError, match="no currency 9"):
        facts(id_currency="9")


def test_without_a_reference_the_variant_or_the_product_tells_what_it_was():
    row = Row("1", Decimal(1), Decimal(1), Decimal(1), product_id="20", product_attribute_id="40")
    assert sku_of(row) == "variation:40"
    assert sku_of(msgspec.structs.replace(row, product_attribute_id="0")) == "product:20"


def test_nothing_is_known_of_an_order_without_its_customer_and_address():
    fact = facts(around={"customer": None, "address": None})[0]
    assert (fact.buyer.who.shop_customer, fact.buyer.name) == ("2", "")
    assert fact.address is msgspec.UNSET

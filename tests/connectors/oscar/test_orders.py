from decimal import Decimal

from regulars.commerce.facts import CancellationFact, OrderFact
from regulars.connectors.oscar.orders import of_order, order_fact
from tests.connectors.oscar.recorded import order

WRAP = {"id": "1", "name": "Gift wrap", "incl_tax": "2.40", "excl_tax": "2.00"}


def test_an_order_counts_without_tax_and_after_discounts():
    line = {"id": "1", "sku": "SKU-0", "title": "Tea Pot", "quantity": 2, "product": "1"}
    sums = {"incl_tax": "53.98", "excl_tax": "44.98", "excl_tax_before_discounts": "49.98"}
    fact = order_fact(order(lines=[{**line, **sums}]))
    (sold,) = fact.lines
    # 49.98 - 44.98 = 5.00 off; 53.98 - 44.98 = 9.00 tax
    assert (sold.revenue_minor, sold.discount_minor, sold.tax_minor, fact.discount_minor) == (
        4498, 500, 900, 500,
    )  # fmt: skip


def test_what_a_running_shop_told_is_an_order_in_pounds():
    fact = order_fact(order())
    # 75.76 - 63.97 = 11.79
    assert (fact.total_minor, fact.shipping_minor, fact.tax_minor) == (7576, 500, 1179)
    assert [(line.sku, line.quantity) for line in fact.lines] == [("SKU-0", 2), ("MUG-R", 1)]
    assert (fact.currency, fact.channel, fact.address.city) == ("GBP", "web", "Rīga")


def test_a_surcharge_is_a_fee_and_no_goods():
    fee = order_fact(order(surcharges=[WRAP])).lines[-1]
    assert (fee.kind, fee.sku, fee.quantity) == ("fee", "fee:Gift wrap", Decimal(1))
    assert (fee.revenue_minor, fee.tax_minor) == (200, 40)


def test_an_order_that_was_called_off_ends_when_its_status_changed():
    told = list(of_order(order(means="cancelled", cancelled_at="2026-03-02T12:00:00Z")))
    assert [type(fact) for fact in told] == [OrderFact, CancellationFact]
    assert told[1].cancelled_at.day == 2


def test_an_order_that_was_called_off_by_hand_ends_with_its_last_change():
    placed, ended = of_order(order(means="cancelled", cancelled_at=None))
    assert ended.cancelled_at == placed.version


def test_what_was_never_paid_is_no_order():
    assert list(of_order(order(means="declined"))) == []

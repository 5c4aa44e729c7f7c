"""Ann's order: two tea pots for 24.99 and a red mug for 8.99, without tax, a fifth; sending is 5.00."""

import msgspec
import pytest

from regulars.connectors.vendure.goods import fee_fact, goods_of, line_fact, paid, sku_of
from regulars.connectors.vendure.shapes import Line, Surcharge
from tests.connectors.vendure.recorded import SETTINGS, order, told_order


def worth(told):
    return [(each.line.product_variant.sku, each.quantity, each.net, each.gross) for each in goods_of(told)]


def lines(**other):
    return [each | other for each in told_order()["lines"]]


def test_lines_count_as_they_are():
    assert worth(order()) == [("SKU-0", 2, 4998, 5998), ("MUG-R", 1, 899, 1079)]


def test_what_was_called_off_after_it_was_paid_still_counts():
    # What is left is the sending, 500; 7577 were paid: 2 x 2999 + 1079 + 500.
    nothing_left = lines(quantity=0, proratedLinePrice=0, proratedLinePriceWithTax=0, linePrice=0)
    told = order(lines=nothing_left, total=500, totalWithTax=500)
    assert paid(told) == 7577
    assert worth(told) == [("SKU-0", 2, 4998, 5998), ("MUG-R", 1, 899, 1079)]


def test_what_was_called_off_before_it_was_paid_counts_no_more():
    first, second = lines()
    second |= {"quantity": 0, "proratedLinePrice": 0, "proratedLinePriceWithTax": 0}
    told = order(lines=[first, second], totalWithTax=6498, payments=[])
    assert worth(told) == [("SKU-0", 2, 4998, 5998)]


def test_a_discount_that_is_forgotten_is_taken_off_all_the_same():
    # 6870 were paid, 6370 of it for goods; without the forgotten tenth they would be 7077.
    nothing_left = lines(quantity=0, proratedLinePrice=0, proratedLinePriceWithTax=0)
    payments = [told_order()["payments"][0] | {"amount": 6870}]
    goods = goods_of(order(lines=nothing_left, payments=payments, total=500, totalWithTax=500))
    assert sum(each.gross for each in goods) == 6370
    # 5897 x 6370 / 7077 = 5307.8
    assert sum(each.net for each in goods) == 5307


def test_a_line_brings_what_is_left_after_discounts():
    discounted = order(lines=lines(linePrice=5553))
    fact = line_fact(goods_of(discounted)[0], order=discounted, settings=SETTINGS)
    assert (fact.sku, fact.revenue_minor, fact.tax_minor, fact.discount_minor) == ("SKU-0", 4998, 1000, 555)
    assert (fact.name, fact.kind) == ("Tea Pot", "product")


def test_a_surcharge_is_no_goods():
    wrapping = Surcharge(id="7", price=250, price_with_tax=300, description="Gift wrap")
    fact = fee_fact(wrapping, order=order(), settings=SETTINGS)
    assert (fact.sku, fact.kind, fact.revenue_minor, fact.tax_minor) == ("fee:Gift wrap", "fee", 250, 50)


@pytest.mark.parametrize(("sku", "known"), [(" POT ", "POT"), ("", "variation:1")])
def test_a_line_without_a_sku_is_known_by_its_variant(sku, known):
    told = lines()[0]
    told["productVariant"] |= {"sku": sku}
    assert sku_of(msgspec.convert(told, Line)) == known

"""What is a line of a Saleor order worth?"""

from decimal import Decimal

from regulars.connectors.saleor.goods import goods_of, line_fact, name_of, sku_of
from tests.connectors.saleor.reading import order
from tests.connectors.saleor.things import line, taxed


def test_a_line_is_worth_what_was_paid_without_its_tax():
    (red, _gift) = map(line_fact, goods_of(order()))
    assert (red.sku, red.quantity, red.name) == ("RED", Decimal(2), "Candle – Red")
    assert (red.revenue_minor, red.tax_minor, red.discount_minor) == (2000, 420, 0)  # 24.20 - 4.20


def test_a_gift_of_the_shops_brought_nothing():
    (_red, gift) = map(line_fact, goods_of(order()))
    assert (gift.sku, gift.revenue_minor, gift.discount_minor) == ("TINY", 0, 200)


def test_a_voucher_that_stands_beside_the_lines_is_shared_out_over_them():
    # 24.20 + 3.63 - 2.42 = 25.41: the goods cost 21.78, of which 18.00 without tax
    goods = goods_of(order(total=taxed(21.00, 25.41)))
    assert [(each.net, each.gross) for each in goods] == [(1800, 2178), (0, 0)]
    assert line_fact(goods[0]).discount_minor == 200


def test_what_a_gift_card_paid_is_no_discount():
    goods = goods_of(order(total=taxed(13.00, 15.73), giftCards=[{"id": "R2lmdENhcmQ6MQ=="}]))
    assert goods[0].net == 2000


def test_a_gift_card_that_was_bought_is_no_goods():
    sold = {"product": {"productType": {"kind": "GIFT_CARD"}}}
    bought = order(lines=[line(1, net=20, gross=20, variant=sold)])
    assert line_fact(goods_of(bought)[0]).kind == "gift_card"


def test_without_a_sku_the_variant_tells_what_it_was_and_without_that_its_name():
    (known,) = order(lines=[line(1, net=1, gross=1, productSku=" ", variant=None)]).lines
    (gone,) = order(lines=[line(1, net=1, gross=1, productSku=None, productVariantId=None)]).lines
    assert sku_of(known) == "variation:UHJvZHVjdFZhcmlhbnQ6MQ=="
    assert sku_of(gone) == "custom:Candle – Red"
    assert name_of(gone) == "Candle – Red"

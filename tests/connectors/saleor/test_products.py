"""What does a variant of a Saleor product say?"""

import pytest

from regulars.connectors.saleor.products import of_variant
from regulars.connectors.saleor.shapes import Country
from regulars.connectors.saleor.shelf import Channel, Variant
from tests.connectors.saleor.reading import shaped
from tests.connectors.saleor.things import gid, product, variant

EU = Channel("eu", "EUR", default_country=Country("LV"))


def fact(**other):
    return of_variant(shaped(variant(**other), Variant), channel=EU)


def test_a_variant_is_read_as_it_is_sold_in_the_channel():
    told = fact()
    assert (told.sku, told.name, told.brand) == ("RED", "Candle – Red", "Wax & Co")
    assert told.category == "Home > Candles > Scented"
    assert (told.price_minor, told.compare_at_minor, told.cost_minor) == (1210, 1452, 400)
    assert (told.stock, told.in_stock, told.vat_bp) == (6, True, 2100)  # 7 - 2 + 1 of two warehouses
    assert (told.group, told.group_name, told.options) == (gid("Product", 1), "Candle", {"Colour": "Red"})
    assert told.images == ("https://media.example.com/candle.jpg",)


def test_without_a_promotion_nothing_is_crossed_out():
    assert fact(pricing=variant()["pricing"] | {"onSale": False}).compare_at_minor == 0


def test_where_the_shop_works_out_no_price_the_channels_counts():
    told = fact(pricing=None)
    assert (told.price_minor, told.compare_at_minor) == (1452, None)


def test_what_is_not_counted_is_there_as_long_as_it_is_sold():
    told = fact(trackInventory=False, stocks=[])
    assert (told.stock, told.in_stock) == (None, True)
    withdrawn = product(channelListings=[{"channel": {"slug": "eu"}, "isAvailableForPurchase": False}])
    assert fact(of=withdrawn).in_stock is False


def test_a_product_of_one_variant_stands_alone():
    told = fact(attributes=[], sku=None)
    assert (told.group, told.name, told.sku) == ("", "Candle", f"variation:{gid('ProductVariant', 1)}")


@pytest.mark.parametrize(("kind", "ours"), [("GIFT_CARD", "gift_card"), ("NORMAL", "")])
def test_a_gift_card_is_one(kind, ours):
    assert fact(of=product(productType={"kind": kind, "taxClass": None}, category=None)).kind == ours

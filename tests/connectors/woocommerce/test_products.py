from datetime import UTC, datetime

import pytest

from tests.connectors.woocommerce.recorded import body, says


def product(**other):
    (fact,) = says("product.updated", body("product.created", **other)).facts
    return fact


def test_a_product_is_told_as_the_catalogue_shows_it():
    pot = product()
    assert (pot.sku, pot.name, pot.currency, pot.price_minor, pot.stock) == (
        "SKU-0", "Tea Pot", "GBP", 2699, 99999,
    )  # fmt: skip
    assert pot.url.endswith("/product/tea-pot/")
    assert pot.version == datetime(2026, 11, 21, 21, 17, 58, tzinfo=UTC)


def test_the_shops_word_for_no_category_is_none():
    assert product().categories == ()
    named = [{"id": 3, "name": "Tea &amp; pots", "slug": "tea"}]
    assert product(categories=named, brands=named).categories == ("Tea & pots",)
    assert product(categories=[], brands=named).brand == "Tea & pots"


def test_what_is_not_said_stays_unknown():
    bare = product(sku="", price="", stock_quantity=None, status="", stock_status="")
    assert (bare.sku, bare.price_minor, bare.stock, bare.url) == ("product:10", None, None, "")
    assert bare.in_stock is None


def test_a_variation_is_what_is_sold_and_knows_its_product():
    choices = [
        {"id": 1, "name": "Size", "option": "L &amp; XL"},
        {"id": 2, "name": "Colour", "options": ["Red"]},
    ]
    big = product(type="variation", sku="", id=12, parent_id=10, attributes=choices, global_unique_id=" 475 ")
    assert (big.sku, big.group, big.options, big.barcode) == (
        "variation:12",
        "10",
        {"Size": "L & XL"},
        "475",
    )
    assert (product(type="variable").group, product(type="simple").group) == ("10", "")


def test_a_sale_crosses_out_the_regular_price_and_its_end_takes_that_back():
    sale = product(on_sale=True, regular_price="29.99", price="19.99")
    assert (sale.price_minor, sale.compare_at_minor) == (1999, 2999)
    assert product(on_sale=False, regular_price="29.99").compare_at_minor == 0


def test_what_can_be_bought_is_told_by_the_shop():
    told = {
        status: product(stock_status=status).in_stock for status in ("instock", "onbackorder", "outofstock")
    }
    assert told == {"instock": True, "onbackorder": True, "outofstock": False}


@pytest.mark.parametrize("status", ["draft", "pending", "private", "future", "trash"])
def test_what_the_public_cannot_see_it_cannot_buy(status):
    hidden = product(status=status, stock_status="instock")
    assert (hidden.in_stock, hidden.url) == (False, "")


@pytest.mark.parametrize("recorded", ["Tea Pot - L &amp; XL, Red", "Tea Pot"])
def test_a_variation_is_called_the_same_by_itself_as_with_its_product(recorded):
    choices = [{"name": "Size", "option": "L &amp; XL"}, {"name": "Colour", "option": "Red"}]
    told = product(type="variation", id=12, parent_id=10, attributes=choices, name=recorded)
    assert told.name == "Tea Pot – L & XL, Red"

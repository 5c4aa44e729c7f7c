from datetime import UTC, datetime

import msgspec
import pytest

from regulars.connectors.oscar.carts import of_cart
from regulars.connectors.oscar.goods import sku_of
from regulars.connectors.oscar.products import of_product
from tests.connectors.oscar.recorded import cart, product

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def fact(sku="MUG-R", **other):
    return of_product(product(sku, **other), currency="EUR", read_at=NOON)


def test_a_variant_is_a_product_of_a_group():
    mug = fact()
    assert (mug.name, mug.group_name, mug.options) == ("Mug Red", "Mug", {"Colour": "Red"})
    # 8.99 with a fifth of tax is 10.788
    assert (mug.price_minor, mug.currency, mug.categories) == (1079, "GBP", ("Home > Tea",))


def test_a_product_alone_has_no_group():
    pot = fact("SKU-0")
    assert (pot.group, pot.options, pot.barcode, pot.in_stock) == ("", {}, "4750000000017", True)


def test_without_a_price_the_shops_currency_stands():
    mug = fact(price=None, currency="", in_stock=False, stock=None)
    assert (mug.price_minor, mug.currency, mug.in_stock, mug.stock) == (None, "EUR", False, None)


@pytest.mark.parametrize(
    ("sold", "sku"), [({}, "MUG-R"), ({"sku": " "}, "product:3"), ({"sku": " ", "id": ""}, "custom:Mug Red")]
)
def test_what_has_no_sku_goes_by_its_number_or_its_title(sold, sku):
    assert sku_of(msgspec.structs.replace(product(), **sold)) == sku


def test_a_basket_is_worth_what_its_things_cost_when_they_went_in():
    fact = of_cart(cart())
    # 29.99 + 11.99
    assert (fact.total_minor, fact.buyer.given_name, fact.completed_at) == (4198, "Dita", None)


def test_an_empty_basket_is_worth_nothing():
    assert (of_cart(cart(lines=[])).total_minor, of_cart(cart(lines=[])).lines) == (0, ())

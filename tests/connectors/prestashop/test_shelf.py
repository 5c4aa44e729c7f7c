"""Are a PrestaShop's products and carts read, whichever PHP wrote them?"""

from decimal import Decimal

from regulars.connectors.prestashop.shelf import Cart, CartRow, Combination, Product
from tests.connectors.prestashop.reading import shaped
from tests.connectors.prestashop.shop import one


def test_a_product_of_which_little_is_told_is_one():
    told = shaped({"id": 7, "date_upd": "2026-01-10 12:00:00", "manufacturer_name": False}, Product)
    assert (told.id, told.name, told.manufacturer_name, told.now, told.state) == ("7", "", "", None, "1")


def test_a_variant_has_prices_of_its_own():
    red = shaped(one("combinations", 40), Combination)
    assert (red.id_product, red.now, red.before, red.net) == (
        "20",
        Decimal("9.68"),
        Decimal("12.1"),
        Decimal(10),
    )


def test_a_cart_tells_what_lies_in_it_and_may_be_empty():
    assert shaped(one("carts", 9), Cart).associations.cart_rows == (CartRow("21", Decimal(1)),)
    assert shaped(one("carts", 9, associations={}), Cart).associations.cart_rows == ()

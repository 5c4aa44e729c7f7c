"""What does a PrestaShop product, or a variant of one, say?"""

import pytest

from regulars.connectors.prestashop.products import Catalogue, of_product, path_of, prices, vat_of
from regulars.connectors.prestashop.shelf import Named, Priced, Product
from tests.connectors.prestashop.reading import RIGA, shaped
from tests.connectors.prestashop.shop import one
from tests.connectors.prestashop.test_pages import page


@pytest.fixture
def told(shop):
    return {fact.sku: fact for fact in page(shop, "products").facts}


def test_a_variant_is_read_with_its_own_words_and_pieces(told, shop):
    red = told["RED"]
    assert (red.name, red.options, red.group, red.group_name) == (
        "Svece – Sarkana",
        {"Krāsa": "Sarkana"},
        "20",
        "Svece",
    )
    assert (red.price_minor, red.compare_at_minor, red.vat_bp) == (968, 1210, 2100)  # 20 % off 12.10
    assert (red.stock, red.in_stock, red.cost_minor) == (6, True, 400)
    assert (red.category, red.brand, red.barcode) == ("Sveces > Smaržīgas", "Wax & Co", "4750000000010")
    assert red.images == (f"{shop.url}/img/p/1/2/4/124.jpg",)
    assert red.url == f"{shop.url}/index.php?controller=product&id_product=20"


def test_each_variant_has_prices_of_its_own_whichever_is_the_usual_one(told):
    blue = told["variation:41"]
    # 10.00 + 2.00 with 21 % tax is 14.52, less 20 % is 11.62; it lends its product its prices
    assert (blue.price_minor, blue.compare_at_minor, blue.cost_minor) == (1162, 1452, 500)
    assert (blue.stock, blue.in_stock) == (0, True)  # it may be ordered without any left


def test_a_product_without_variants_stands_alone(told):
    mug = told["MUG"]
    assert (mug.name, mug.group, mug.options, mug.brand) == ("Krūze", "", {}, "")
    assert (mug.price_minor, mug.compare_at_minor, mug.in_stock) == (1210, 0, False)


def test_prices_that_the_shop_did_not_tell_are_unknown():
    product = shaped(one("products", 21, now=None, net=None), Product)
    assert prices(product, currency="EUR") == (None, None)
    assert vat_of(product) is None


def test_a_thing_that_is_given_away_costs_nothing():
    product = shaped(one("products", 21, now="0.000000", before="0.000000", net="0.000000"), Product)
    assert prices(product, currency="EUR") == (0, 0)
    assert vat_of(product) is None


def test_the_rate_is_exact_where_prices_have_all_their_decimals():
    # 10.00 with 21 % are 8.264463 without: of 8.26 it would be 21.07 %
    assert vat_of(shaped({"before": "10.000000", "net": "8.264463"}, Priced)) == 2100


@pytest.mark.parametrize(
    ("counted", "without", "stock", "in_stock"),
    [(True, False, 0, False), (True, True, 0, True), (False, False, None, True)],
)
def test_the_shop_says_in_general_whether_it_counts_and_sells_what_is_not_there(
    counted, without, stock, in_stock
):
    shelves = Catalogue("https://shop.example.com", "EUR", RIGA, is_counted=counted, sells_without=without)
    (mug,) = of_product(shaped(one("products", 21), Product), catalogue=shelves)
    assert (mug.stock, mug.in_stock) == (stock, in_stock)


def test_what_somebody_only_begins_to_write_is_no_product():
    shelves = Catalogue("https://shop.example.com", "EUR", RIGA)
    assert list(of_product(shaped(one("products", 21, state="0"), Product), catalogue=shelves)) == []


def test_categories_that_stand_in_a_circle_end():
    circle = {"5": Named("5", "A", "6"), "6": Named("6", "B", "5")}
    assert path_of("5", categories=circle) == "B > A"

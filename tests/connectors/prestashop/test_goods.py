"""How are a PrestaShop's products asked for, with all that stands beside them?"""

from regulars.connectors.exchange import Access, Question
from regulars.connectors.prestashop.api import PrestaShopApi
from regulars.connectors.prestashop.goods import PRICES, categories_of, goods_asked, products
from tests.connectors.prestashop.shop import KEY, one
from tests.connectors.talking import talk

API = PrestaShopApi()


def asked(shop, dialogue, *, access=None):
    return talk(dialogue, api=API, access=access or shop.access)


def test_each_price_is_asked_for_with_all_its_decimals():
    assert PRICES["price[before][use_reduction]"] == "0"
    assert {told for name, told in PRICES.items() if name.endswith("[decimals]")} == {"6"}
    assert len(PRICES) == 9


def test_what_is_sold_is_found_by_product_and_variant_and_what_cannot_be_read_is_left_out(shop):
    shop.things["products"].append(one("products", 21, id=22, date_upd="0000-00-00 00:00:00"))
    found = asked(shop, goods_asked(["20", "21", "22", "99"], access=shop.access))
    assert {key: fact.sku for key, fact in found.items()} == {
        ("20", "40"): "RED",
        ("20", "41"): "variation:41",
        ("21", "0"): "MUG",
    }


def test_prices_are_in_the_shops_usual_currency_whatever_was_entered_here(shop):
    dollars = Access(shop.url, {"key": KEY}, "USD", "Europe/Riga")
    question = Question(stream="products", ids=("21",))
    (mug,) = asked(shop, products(question, access=dollars), access=dollars).facts
    assert mug.currency == "EUR"
    shop.things["configurations"] = []
    (mug,) = asked(shop, products(question, access=dollars), access=dollars).facts
    assert mug.currency == "USD"


def test_of_all_categories_only_those_above_are_asked_for(shop):
    shop.things["categories"] += [{"id": number, "id_parent": "2", "name": "A"} for number in range(50, 90)]
    assert asked(shop, categories_of(["11", "2", "404"], access=shop.access)).keys() == {"10", "11"}
    shop.things["categories"][2]["id_parent"] = "11"
    assert asked(shop, categories_of(["11"], access=shop.access)).keys() == {"10", "11"}

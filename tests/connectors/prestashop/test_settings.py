"""What holds for a whole PrestaShop?"""

from regulars.connectors.exchange import Access
from regulars.connectors.prestashop.api import PrestaShopApi
from regulars.connectors.prestashop.settings import Standing, shop_asked, standing_asked
from tests.connectors.prestashop.reading import RIGA
from tests.connectors.prestashop.shop import KEY
from tests.connectors.talking import talk

API = PrestaShopApi()


def test_its_lists_are_read_by_ids(shop):
    told = talk(
        shop_asked(shop.access, countries=["125", "0"], carriers=["2", "2"]), api=API, access=shop.access
    )
    assert told.zone == RIGA
    assert told.currencies == {"1": "EUR", "2": "USD"}
    assert (told.countries, told.languages["1"], told.carriers["2"].name) == ({"125": "LV"}, "lv", "Pasts")
    assert told.standing == Standing(frozenset({"6"}), "8", "5", frozenset({"4", "5"}), "7")


def test_of_countries_and_carriers_only_those_that_matter_are_asked_for(shop):
    told = talk(shop_asked(shop.access), api=API, access=shop.access)
    assert (told.countries, told.carriers) == ({}, {})
    assert shop.asked == ["configurations", "order_states", "currencies", "languages"]


def test_where_the_shop_says_nothing_its_states_are_those_of_every_new_shop(shop):
    shop.things["configurations"] = []
    access = Access(shop.url, {"key": KEY, "cancelled_states": "12,13 14"}, "EUR")
    told = talk(standing_asked(access), api=API, access=access)
    assert (told.cancelled, told.failed, told.refunded) == (frozenset({"6", "12", "13", "14"}), "8", "7")

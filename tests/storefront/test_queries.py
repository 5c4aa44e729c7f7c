"""The owner sees what the page told, what visitors missed and what broke, each shop by itself."""

from datetime import timedelta

from regulars.connectors.event_clients.actions import end_key
from regulars.storefront import queries
from regulars.storefront.queries import Heard, InVain
from tests.storefront.cast import NOON, did, open_shop, page_key


def test_what_was_heard_in_the_last_ten_minutes(database):
    shop, other = open_shop(), open_shop("Lamps")
    for n, name in enumerate(["page.viewed", "page.viewed", "product.viewed"]):
        did(shop, name, device="phone", at=NOON - timedelta(minutes=5 - n))
    did(shop, "page.viewed", device="phone", at=NOON - timedelta(minutes=11))
    did(shop, "page.viewed", device="phone", at=NOON, actor="client:server")
    did(other, "page.viewed", device="phone")
    heard = queries.heard(shop.id, at=NOON)
    assert heard == Heard(NOON - timedelta(minutes=3), {"page.viewed": 2, "product.viewed": 1})


def test_nothing_was_heard_of_a_new_shop(database):
    assert queries.heard(open_shop().id, at=NOON) == Heard(None, {})


def test_searches_that_found_nothing_by_what_most_visitors_missed(database):
    shop = open_shop()
    did(shop, "products.searched", device="ann", query="Oil", results=0)
    did(shop, "products.searched", device="bo", query=" oil", results=0)
    did(shop, "products.searched", device="bo", query="oil ", results=0)
    did(shop, "products.searched", device="dita", query="wick", results=0)
    did(shop, "products.searched", device="dita", query="candle", results=12)
    did(shop, "products.searched", device="dita", query="lamp")
    did(shop, "products.searched", device="dita", query=" ", results=0)
    did(shop, "products.searched", device="dita", query="soap", results=0, at=NOON - timedelta(days=31))
    assert queries.searched_in_vain(shop.id, at=NOON) == [
        InVain("oil", 3, 2, NOON),
        InVain("wick", 1, 1, NOON),
    ]


def test_scripts_that_broke_by_how_many_visitors_met_it(database):
    shop = open_shop()
    for device in ("ann", "bo"):
        did(
            shop,
            "page.failed",
            device=device,
            message="x is null",
            source="https://candles.example/a.js",
            line=3,
        )
    did(shop, "page.failed", device="ann", message="No basket")
    found = queries.broken_scripts(shop.id, at=NOON)
    assert [(each.message, each.line, each.times, each.visitors) for each in found] == [
        ("x is null", "3", 2, 2),
        ("No basket", "", 1, 1),
    ]


def test_the_pages_key_is_the_one_that_works(database, tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    shop = open_shop()
    page_key(shop, name="an app's")
    assert queries.key_of(shop.id) is None
    ended, working = page_key(shop), page_key(shop)
    end_key(ended.row.id, actor="test", at=NOON)
    assert queries.key_of(shop.id).handle == working.secret


def test_shops_are_found_by_name_and_by_number(database):
    lamps, candles = open_shop("Lamps"), open_shop("Candles")
    assert [shop.name for shop in queries.shops()] == ["Candles", "Lamps"]
    assert queries.shop(lamps.id) == lamps
    assert queries.shop(candles.id + 100) is None

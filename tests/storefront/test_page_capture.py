"""What visitors look at, search for, put into the basket and run into is told, each thing once."""

import pytest
from playwright.sync_api import Page

from tests.storefront.recorder import Recorder
from tests.storefront.shop import GOES, Shop


@pytest.fixture
def allowed(visitor: Page) -> Page:
    """A visitor who allows it on every page."""
    visitor.add_init_script("window.regulars = [['allow']]")
    return visitor


def looks_at(page: Page, path: str) -> None:
    """Open a page, and stay until all has been told."""
    page.goto(path)
    page.clock.run_for(5000)


def test_a_page_with_where_the_visitor_came_from(allowed: Page, recorder: Recorder):
    looks_at(allowed, "/?utm_source=letter&utm_campaign=spring&email=ann@example.com")
    told = recorder.wait_for("page")
    assert told["properties"]["path"] == "/"
    assert told["properties"]["url"].endswith("/")  # no query: it may hold anything
    assert told["properties"]["utm_source"] == "letter"
    assert told["properties"]["utm_campaign"] == "spring"
    assert "ann@" not in str(recorder.calls)


def test_every_message_has_an_id_a_moment_and_the_visitor(allowed: Page, recorder: Recorder):
    looks_at(allowed, "/candle")
    recorder.wait_for("Product Viewed")
    (batch,) = recorder.batches
    assert batch["writeKey"] == "rgb_candles"
    assert len({message["messageId"] for message in batch["batch"]}) == 2  # the page and the product
    assert {len(message["anonymousId"]) for message in batch["batch"]} == {32}
    assert all(message["timestamp"] <= batch["sentAt"] for message in batch["batch"])


def test_a_product_as_the_page_describes_it_to_search_engines(allowed: Page, recorder: Recorder):
    looks_at(allowed, "/candle")
    assert recorder.wait_for("Product Viewed")["properties"] == {
        "sku": "CANDLE",
        "product_id": "CANDLE",
        "name": "Beeswax candle",
        "category": "Candles",
        "price": "12.50",
        "currency": "EUR",
    }


def test_a_product_as_the_page_describes_it_to_social_networks(allowed: Page, recorder: Recorder):
    looks_at(allowed, "/soap")
    assert recorder.wait_for("Product Viewed")["properties"] == {"product_id": "SOAP", "name": "Soap"}


def test_a_list_of_products_is_no_product(allowed: Page, recorder: Recorder):
    looks_at(allowed, "/list")
    recorder.wait_for("page")
    assert recorder.events() == ["page"]


def test_a_product_that_the_theme_tells_google_too_counts_once(allowed: Page, recorder: Recorder):
    allowed.add_init_script(
        "window.dataLayer = [{event: 'view_item',"
        " ecommerce: {items: [{item_id: 'shop_1', item_name: 'Candle'}]}}]"
    )
    looks_at(allowed, "/candle")
    assert recorder.wait_for("Product Viewed")["properties"]["sku"] == "CANDLE"
    assert recorder.events() == ["page", "Product Viewed"]


@pytest.mark.parametrize(
    "pushed",
    [
        "dataLayer.push({event: 'add_to_wishlist', ecommerce: {currency: 'EUR', items: [ITEM]}})",
        (
            "window.gtag = function () { dataLayer.push(arguments) };"
            "gtag('event', 'add_to_wishlist', {currency: 'EUR', items: [ITEM]})"
        ),
    ],
)
def test_what_themes_tell_google_is_heard(allowed: Page, recorder: Recorder, pushed: str):
    allowed.goto("/")
    allowed.evaluate(pushed.replace("ITEM", "{item_id: 'SOAP', item_name: 'Soap', price: 4}"))
    allowed.clock.run_for(1000)
    told = recorder.wait_for("Product Added to Wishlist")["properties"]
    assert told == {"product_id": "SOAP", "name": "Soap", "price": 4, "currency": "EUR"}


def test_a_search_that_found_nothing(allowed: Page, recorder: Recorder):
    looks_at(allowed, "/search?q=Räucherkegel")
    assert recorder.wait_for("Products Searched")["properties"] == {"query": "Räucherkegel", "results": 0}


def test_a_search_of_which_the_page_tells_no_number(allowed: Page, recorder: Recorder):
    looks_at(allowed, "/?s=lamp")
    assert recorder.wait_for("Products Searched")["properties"] == {"query": "lamp"}


def test_a_search_whose_theme_left_the_number_out_did_not_find_nothing(
    allowed: Page, shop: Shop, recorder: Recorder
):
    shop.more = '<meta data-regulars-results="">'
    looks_at(allowed, "/search?q=lamp")
    assert recorder.wait_for("Products Searched")["properties"] == {"query": "lamp"}


def test_the_way_to_the_till(allowed: Page, recorder: Recorder):
    looks_at(allowed, "/cart/")
    looks_at(allowed, "/checkout/?step=address")
    recorder.wait_for("Checkout Step Viewed")
    told = [event for event in recorder.events() if event != "page"]
    assert told == ["Cart Viewed", "Checkout Started", "Checkout Step Viewed"]


def test_a_product_that_is_put_into_the_basket(allowed: Page, recorder: Recorder):
    looks_at(allowed, "/candle")
    allowed.get_by_role("button", name="Buy").click()
    assert recorder.wait_for("Product Added")["properties"]["sku"] == "CANDLE"  # told when the page is left


def test_what_woocommerce_says_after_a_click_is_not_told_twice(allowed: Page, shop: Shop, recorder: Recorder):
    shop.more = '<button class="ajax_add_to_cart" data-product_id="9" data-product_sku="WICK">Wick</button>'
    looks_at(allowed, "/candle")
    allowed.evaluate("document.querySelector('.ajax_add_to_cart').click()")
    allowed.evaluate("document.dispatchEvent(new Event('wc-blocks_added_to_cart'))")  # of the wick
    allowed.clock.run_for(6000)
    allowed.evaluate("document.dispatchEvent(new Event('wc-blocks_added_to_cart'))")  # of the page's product
    allowed.clock.run_for(1000)
    recorder.wait_for("Product Added", 2)
    told = [each["properties"]["sku"] for each in recorder.messages if each.get("event") == "Product Added"]
    assert told == ["WICK", "CANDLE"]


def test_a_button_that_says_what_it_does(allowed: Page, recorder: Recorder):
    looks_at(allowed, "/wish")
    allowed.get_by_role("button", name="Wish").click()
    allowed.clock.run_for(1000)
    assert recorder.wait_for("Product Added to Wishlist")["properties"] == {"sku": "SOAP"}


def test_what_the_shop_tells_by_itself(allowed: Page, recorder: Recorder):
    allowed.add_init_script("regulars.push(['track', 'Gift Wrapped', {paper: 'red'}])")
    allowed.goto("/")
    allowed.evaluate("regulars.track('Products Searched', {query: 'oil', results: 3})")
    allowed.clock.run_for(1000)
    assert recorder.wait_for("Gift Wrapped")["properties"] == {"paper": "red"}
    assert recorder.wait_for("Products Searched")["properties"] == {"query": "oil", "results": 3}


def test_a_script_that_breaks_is_told_with_its_place_and_without_names(allowed: Page, recorder: Recorder):
    looks_at(allowed, "/broken")
    allowed.get_by_role("button", name="Break").click()
    allowed.clock.run_for(1000)
    told = recorder.wait_for("Page Failed")["properties"]
    assert told["message"] == "Uncaught Error: Basket of … is gone"
    assert told["source"].endswith("/broken.js")
    assert told["line"] == 2


def test_keys_in_addresses_stay_in_the_browser(allowed: Page, recorder: Recorder):
    looks_at(allowed, "/reset/7/0123456789abcdef0123456789abcdef?token=secret")
    allowed.evaluate(
        "dispatchEvent(new ErrorEvent('error', {message: 'No https://x.example/a?token=secret here'}))"
    )
    allowed.clock.run_for(1000)
    assert recorder.wait_for("Page Failed")["properties"]["message"] == "No https://x.example/a here"
    told = recorder.wait_for("page")["properties"]
    assert (told["path"], told["url"].endswith("/reset/7/…")) == ("/reset/7/…", True)
    assert "secret" not in str(recorder.calls)


def test_a_page_that_breaks_over_and_over_tells_five_times(allowed: Page, recorder: Recorder):
    allowed.goto("/")
    allowed.evaluate(
        "for (let n = 0; n < 20; n++) dispatchEvent(new ErrorEvent('error', {message: 'no ' + n, lineno: n}))"
    )
    allowed.clock.run_for(1000)
    recorder.wait_for("Page Failed", 5)
    assert recorder.events().count("Page Failed") == 5


def test_pages_that_change_without_loading(allowed: Page, recorder: Recorder):
    looks_at(allowed, "/candle")
    for goal in ("lamp", "oil", "contact"):
        allowed.get_by_role("button", name=goal).click()
        allowed.clock.run_for(5000)
    allowed.go_back()
    allowed.clock.run_for(5000)
    recorder.wait_for("page", 5)
    paths = [message["properties"]["path"] for message in recorder.messages if message["type"] == "page"]
    assert paths == ["/candle", "/lamp", "/oil", "/contact", "/oil"]
    products = [m["properties"]["sku"] for m in recorder.messages if m.get("event") == "Product Viewed"]
    assert products == ["CANDLE", "LAMP", "OIL"]  # what stood there of the page before isn't told again
    assert [m["properties"]["title"] for m in recorder.messages if m["type"] == "page"][1] == "lamp"


def test_one_list_after_another(allowed: Page, recorder: Recorder):
    looks_at(allowed, "/")
    for category in ("Candles", "Soaps"):
        allowed.evaluate(
            GOES, {"goal": category, "told": {"event": "Product List Viewed", "category": category}}
        )
        allowed.clock.run_for(5000)
    recorder.wait_for("Product List Viewed", 2)
    assert recorder.events() == ["page", *["page", "Product List Viewed"] * 2]


def test_a_page_that_is_prepared_ahead_is_no_visit_yet(allowed: Page, recorder: Recorder):
    allowed.add_init_script("Object.defineProperty(document, 'prerendering', {value: true, writable: true})")
    looks_at(allowed, "/candle")
    assert (allowed.evaluate("Array.isArray(regulars)"), recorder.calls) == (True, [])
    allowed.evaluate("document.prerendering = false; document.dispatchEvent(new Event('prerenderingchange'))")
    allowed.clock.run_for(1000)
    recorder.wait_for("Product Viewed")
    assert recorder.events() == ["page", "Product Viewed"]


def test_browsers_without_the_navigation_api_too(allowed: Page, recorder: Recorder):
    allowed.add_init_script("Object.defineProperty(window, 'navigation', {value: undefined})")
    looks_at(allowed, "/")
    allowed.get_by_role("button", name="lamp").click()
    allowed.clock.run_for(5000)
    assert recorder.wait_for("Product Viewed")["properties"]["sku"] == "LAMP"


def test_two_snippets_on_a_page_count_once(allowed: Page, shop: Shop, recorder: Recorder):
    shop.more = shop.tag
    looks_at(allowed, "/candle")
    recorder.wait_for("Product Viewed")
    assert recorder.events() == ["page", "Product Viewed"]


def test_the_page_that_is_come_back_to_counts_anew(allowed: Page, shop: Shop, recorder: Recorder):
    looks_at(allowed, "/candle")
    allowed.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    allowed.clock.run_for(1000)
    recorder.wait_for("Product Viewed", 2)
    # A call may come twice.
    each_once = {m["messageId"]: m.get("event", m["type"]) for m in recorder.messages}
    assert list(each_once.values()) == ["page", "Product Viewed"] * 2

"""Whatever becomes of the script or of us, the shop goes on, and little is lost."""

from base64 import b64encode
from hashlib import sha384

from playwright.sync_api import Page, expect

from tests.storefront.conftest import stored
from tests.storefront.recorder import Recorder
from tests.storefront.shop import GOES, Shop
from tools.page_script import RELEASED


def until_it_rests(page: Page) -> None:
    """Wait for the script to find that it can't get through, and to leave us in peace."""
    page.evaluate(
        """() => new Promise((done) => {
          const look = () => (JSON.parse(sessionStorage.regulars).t ? done() : setTimeout(look, 5));
          look();
        })"""
    )


def test_a_shop_whose_visitors_block_the_script(visitor: Page, shop: Shop, recorder: Recorder):
    visitor.route("**/page.js", lambda route: route.abort("blockedbyclient"))
    visitor.goto("/candle")
    expect(visitor.locator("html")).to_have_attribute("data-works", "yes")
    visitor.get_by_role("button", name="lamp").click()
    expect(visitor).to_have_url(shop.address + "/lamp")
    assert recorder.calls == []


def test_what_happens_while_we_are_down_is_told_later_and_once(visitor: Page, shop: Shop, recorder: Recorder):
    visitor.add_init_script("window.regulars = [['allow']]")
    visitor.route("**/v1/batch", lambda route: route.abort("connectionrefused"))
    with visitor.expect_request("**/v1/batch") as tried:
        visitor.goto("/candle")
        visitor.clock.run_for(1000)
    ids = [message["messageId"] for message in tried.value.post_data_json["batch"]]
    expect(visitor.locator("html")).to_have_attribute("data-works", "yes")
    until_it_rests(visitor)

    visitor.unroute("**/v1/batch")
    visitor.evaluate("regulars.track('Too Early')")
    visitor.clock.run_for(10_000)
    assert recorder.calls == []  # no storm: a minute of peace
    visitor.clock.run_for(60_000)
    visitor.evaluate("regulars.track('In Time')")
    visitor.clock.run_for(1000)
    recorder.wait_for("In Time")
    assert [message["messageId"] for message in recorder.messages][:2] == ids
    assert recorder.events() == ["page", "Product Viewed", "Too Early", "In Time"]


def test_a_queue_that_nobody_takes_stays_small(visitor: Page, shop: Shop, recorder: Recorder):
    recorder.status = 503
    visitor.add_init_script("window.regulars = [['allow']]")
    visitor.goto("/")
    visitor.evaluate("for (let n = 0; n < 500; n++) regulars.track('Clicked', {n, long: 'x'.repeat(9999)})")
    visitor.clock.run_for(1000)
    recorder.wait_for_call("/v1/batch")
    until_it_rests(visitor)
    assert len(stored(visitor)["tab.regulars"]) < 60 * 800  # 60 messages with words of 500 characters
    assert len(recorder.calls) == 1


def test_what_is_long_in_bytes_outlives_a_page_too(visitor: Page, shop: Shop, recorder: Recorder):
    """Browsers refuse a request of more than 65,536 bytes that is to outlive its page."""
    visitor.add_init_script("window.regulars = [['allow']]")
    visitor.goto("/")
    visitor.evaluate("regulars.track('Too Long', {words: Array(9000).fill('candle')})")
    visitor.evaluate(
        "const a = 'ж'.repeat(500), b = a;for (const n of Array(40).keys()) regulars.track('Told', {n, a, b})"
    )
    visitor.clock.run_for(1000)
    recorder.wait_for("Told", 40)  # 40 of more than 2,000 bytes each
    assert recorder.events() == ["page", *["Told"] * 40]


def test_a_visitor_without_a_net_is_told_of_when_it_is_back(visitor: Page, shop: Shop, recorder: Recorder):
    visitor.add_init_script("window.regulars = [['allow']]")
    visitor.goto("/candle")
    visitor.context.set_offline(True)
    visitor.clock.run_for(1000)
    visitor.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    visitor.context.set_offline(False)
    visitor.goto("/")
    visitor.clock.run_for(1000)
    recorder.wait_for("page", 2)
    assert recorder.events() == ["page", "Product Viewed", "page"]


def test_a_key_that_was_ended_is_not_tried_over_and_over(visitor: Page, shop: Shop, recorder: Recorder):
    recorder.status = 401
    visitor.add_init_script("window.regulars = [['allow']]")
    visitor.goto("/candle")
    visitor.clock.run_for(1000)
    until_it_rests(visitor)
    visitor.clock.run_for(50_000)
    assert '"q":[]' in stored(visitor)["tab.regulars"]
    assert len(recorder.calls) == 1


def test_a_visitor_who_leaves_at_once_is_told_of(visitor: Page, shop: Shop, recorder: Recorder):
    visitor.add_init_script("window.regulars = [['allow']]")
    visitor.goto("/candle")
    visitor.goto("about:blank")
    recorder.wait_for("Product Viewed")
    assert recorder.events() == ["page", "Product Viewed"]


def test_a_visitor_who_goes_on_while_it_is_told_is_told_of_once(
    visitor: Page, shop: Shop, recorder: Recorder
):
    visitor.add_init_script("window.regulars = [['allow']]")
    for path in ("/candle", "/cart/", "/checkout/", "/"):
        visitor.goto(path)
        visitor.clock.run_for(1000)
    recorder.wait_for("page", 4)
    ids = [message["messageId"] for message in recorder.messages]
    assert len(ids) == len(set(ids)) == 7  # four pages, a product, the basket, the till


def test_a_browser_that_keeps_nothing_is_served_all_the_same(visitor: Page, shop: Shop, recorder: Recorder):
    visitor.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, {get() { throw new DOMException('denied', 'SecurityError') }});"
        "window.regulars = [['allow']]"
    )
    visitor.goto("/candle")
    visitor.clock.run_for(1000)
    recorder.wait_for("Product Viewed")
    expect(visitor.locator("html")).to_have_attribute("data-works", "yes")


def test_nonsense_in_the_page_hides_nothing_else(visitor: Page, shop: Shop, recorder: Recorder):
    shop.more = '<script type="application/ld+json">{"@type": </script><meta data-regulars="{nonsense">'
    visitor.add_init_script("window.regulars = [['allow'], ['nonsense'], 'more', null]")
    visitor.add_init_script("window.dataLayer = [null, 1]")
    visitor.goto("/candle")
    visitor.clock.run_for(1000)
    assert recorder.wait_for("Product Viewed")["properties"]["sku"] == "CANDLE"
    visitor.add_init_script("window.dataLayer = {of: 'another maker'}; window.__tcfapi = 'none'")
    visitor.goto("/soap")
    visitor.clock.run_for(1000)
    assert recorder.wait_for("Product Viewed", 2)["properties"]["name"] == "Soap"


def test_the_versioned_address_with_its_hash_and_settings_in_the_address(
    visitor: Page, shop: Shop, recorder: Recorder
):
    digest = b64encode(sha384((RELEASED / "1.js").read_bytes()).digest()).decode()
    shop.put(path="/page/1.js?key=rgb_lamps&consent=notice")
    shop.tag = shop.tag.replace("<script", f'<script integrity="sha384-{digest}" crossorigin="anonymous"')
    visitor.goto("/candle")
    visitor.clock.run_for(1000)
    recorder.wait_for("Product Viewed")
    assert recorder.batches[0]["writeKey"] == "rgb_lamps"


def test_who_the_shop_signed_in_is_told_with_its_signature(visitor: Page, shop: Shop, recorder: Recorder):
    shop.put(key="rgb_candles", user="7", proof="ab12")
    visitor.add_init_script("window.regulars = [['allow']]")
    visitor.goto("/candle")
    visitor.clock.run_for(1000)
    told = recorder.wait_for("page")
    assert (told["userId"], told["context"]["proof"]) == ("7", "ab12")
    visitor.evaluate("regulars.identify('8', 'cd34')")
    visitor.clock.run_for(1000)
    told = recorder.wait_for("identify")
    assert (told["userId"], told["context"]["proof"]) == ("8", "cd34")


def test_who_signs_in_without_a_page_that_loads_is_told_and_who_signs_out(
    visitor: Page, shop: Shop, recorder: Recorder
):
    visitor.add_init_script("window.regulars = [['allow']]")
    visitor.goto("/")
    for step, told in (("in", {"user": "7", "proof": "ab12"}), ("out", {"user": ""})):
        visitor.evaluate(GOES, {"goal": step, "told": told})
        visitor.clock.run_for(5000)
        visitor.evaluate("(step) => regulars.track(step)", f"Signed {step}")
        visitor.clock.run_for(1000)
    assert recorder.wait_for("identify")["context"] == {"proof": "ab12"}
    assert recorder.wait_for("Signed in")["userId"] == "7"
    assert "userId" not in recorder.wait_for("Signed out")
    assert recorder.events().count("identify") == 1


def test_a_signed_link_is_told_once_and_leaves_the_address_bar(visitor: Page, shop: Shop, recorder: Recorder):
    visitor.add_init_script("window.regulars = [['allow']]")
    visitor.goto("/candle?note=a%20b&rgl=1.abc.def&wide#top")
    assert visitor.url == shop.address + "/candle?note=a%20b&wide#top"  # all else is as it was
    told = recorder.wait_for_call("/page/link")
    assert (told["key"], told["link"], len(told["device"])) == ("rgb_candles", "1.abc.def", 32)


def test_a_signed_link_without_consent_leaves_the_address_bar_alone(
    visitor: Page, shop: Shop, recorder: Recorder
):
    visitor.goto("/candle?rgl=1.abc.def")
    assert visitor.url == shop.address + "/candle"
    visitor.clock.run_for(10_000)
    assert (stored(visitor), recorder.calls) == ({}, [])

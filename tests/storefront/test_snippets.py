"""What the owner copies into the shop has the shop's own values in it, and works as it stands."""

import json
import re

import pytest
from playwright.sync_api import Page

from regulars.storefront.served import newest
from regulars.storefront.snippets import KINDS, ON_SCREEN, Values, file_named, kind_of, named
from tests.storefront.recorder import Recorder
from tests.storefront.shop import Shop

VALUES = Values(address="https://regulars.example", script=newest(), key="rgb_abc", proof="5ec2e7", asks=True)
FILES = [
    *((kind.name, each) for kind in KINDS for each in kind.files),
    *(("any", each) for each in ON_SCREEN),
]


@pytest.mark.parametrize(("kind", "file"), FILES, ids=[f"{kind}-{each.name}" for kind, each in FILES])
def test_nothing_is_left_to_be_filled_in(kind, file):
    text = file.text(VALUES)
    assert "@script@" not in text
    assert re.findall(r"@[a-z-]+@", text) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_kind_of_shop_loads_the_script_by_its_hash_and_key(kind):
    texts = "".join(file.text(VALUES) for file in kind.files)
    assert f"https://regulars.example/page/{newest().version}.js" in texts
    assert newest().integrity in texts
    assert "rgb_abc" in texts
    assert kind.steps


@pytest.mark.parametrize("name", ["shopify", "woocommerce", "prestashop"])
def test_where_the_server_can_sign_it_does(name):
    assert "5ec2e7" in "".join(file.text(VALUES) for file in named(name).files)


@pytest.mark.parametrize("name", ["html", "react", "opencart"])
def test_where_a_browser_would_see_the_secret_it_is_not_written(name):
    assert "5ec2e7" not in "".join(file.text(VALUES) for file in named(name).files)


def test_more_scripts_are_named_by_their_hash_and_the_worker_knows_whose_it_is():
    shown = {each.name: file_named(each.name).text(VALUES) for each in ON_SCREEN}
    for name, script in (("messages", "messages"), ("notifications", "push")):
        text = shown[f"regulars-{name}.html"]
        assert f"https://regulars.example{newest(script).path}" in text
        assert newest(script).integrity in text
    assert 'REGULARS = "https://regulars.example", KEY = "rgb_abc"' in shown["regulars-worker.js"]
    assert "5ec2e7" not in "".join(shown.values())


def test_the_owners_choice_stands_in_the_snippet():
    text = KINDS[0].files[0].text(Values(address="", script=newest(), key="", proof="", asks=False))
    assert 'data-consent="notice"' in text


@pytest.mark.parametrize(
    ("connected", "kind"), [("shopify", "shopify"), ("medusa", "react"), ("file", "html"), ("", "html")]
)
def test_a_shops_own_kind_is_shown_first(connected, kind):
    assert kind_of(connected).name == kind


def test_what_stands_in_prestashops_search_is_in_a_block_of_the_list_it_extends():
    """Smarty drops what a template that extends another has outside of its blocks."""
    comment, *lines = file_named("search.tpl").text(VALUES).splitlines()
    assert comment.startswith("{*")
    assert (lines[0], lines[-1]) == ("{block name='product_list_header' append}", "{/block}")


def test_files_are_found_by_their_names_alone():
    assert file_named("regulars-page.php").parts == ("woocommerce/regulars-page.php",)
    assert file_named("../snippets.py") is None
    assert named("unknown") is None


def test_shopifys_till_tells_of_whom_the_page_knows(visitor: Page, shop: Shop, recorder: Recorder):
    """The code of the custom pixel, with `analytics` and `browser` as Shopify gives them to it."""
    values = Values(address=recorder.address, script=newest(), key="rgb_abc", proof="", asks=True)
    pixel = file_named("customer-events.js").text(values)
    visitor.goto("/")
    visitor.evaluate(
        """(pixel) => {
          window.listeners = {};
          window.analytics = {subscribe: (name, work) => { listeners[name] = work; }};
          window.browser = {localStorage: {getItem: async (name) => localStorage.getItem(name)}};
          eval(pixel);
        }""",
        pixel,
    )
    begun = {"id": "e1", "timestamp": "2026-03-01T12:00:00.000Z", "data": {}}
    visitor.evaluate("(event) => listeners.checkout_started(event)", begun)
    assert recorder.calls == []  # nobody allowed it
    visitor.evaluate("localStorage.regulars = JSON.stringify({d: 'abc'})")
    visitor.evaluate("(event) => listeners.checkout_started(event)", begun)
    line = {"merchandise": {"sku": "", "id": "9", "product": {"title": "Candle"}}}
    visitor.evaluate(
        "(event) => listeners.product_removed_from_cart(event)",
        begun | {"id": "e2", "data": {"cartLine": line}},
    )
    told = recorder.wait_for("Product Removed")
    assert json.dumps(told["properties"]) == '{"sku": "variant:9", "name": "Candle"}'
    assert (recorder.wait_for("Checkout Started")["anonymousId"], recorder.batches[0]["writeKey"]) == (
        "abc",
        "rgb_abc",
    )

"""Before a visitor allows it, the script stores nothing and sends nothing; what they withdraw is gone."""

import pytest
from playwright.sync_api import Page

from tests.storefront.conftest import stored
from tests.storefront.recorder import Recorder
from tests.storefront.shop import Shop

LONG = 10_000


def test_without_consent_nothing_is_stored_and_nothing_is_sent(visitor: Page, shop: Shop, recorder: Recorder):
    visitor.goto("/candle")
    visitor.get_by_text("oil").click()
    visitor.clock.run_for(LONG)
    visitor.goto("about:blank")
    visitor.goto(shop.address + "/candle")
    assert (stored(visitor), recorder.calls) == ({}, [])


def test_under_global_privacy_control_nothing_ever_happens(visitor: Page, shop: Shop, recorder: Recorder):
    visitor.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {value: true})"
    )
    visitor.add_init_script("localStorage.regulars = sessionStorage.regulars = '{}'")  # of earlier days
    shop.put(key="rgb_candles", consent="notice")
    visitor.goto("/candle")
    visitor.evaluate("regulars.allow()")
    visitor.evaluate("window.dataLayer?.push(['consent', 'update', {analytics_storage: 'granted'}])")
    visitor.clock.run_for(LONG)
    assert (stored(visitor), recorder.calls) == ({}, [])


def test_what_is_allowed_is_told_and_holds_on_the_next_page(visitor: Page, shop: Shop, recorder: Recorder):
    visitor.goto("/candle")
    visitor.evaluate("regulars.allow()")
    visitor.clock.run_for(1000)
    recorder.wait_for("Product Viewed")
    visitor.goto("/soap")
    visitor.clock.run_for(1000)
    soap = recorder.wait_for("Product Viewed", 2)
    assert soap["properties"]["name"] == "Soap"
    assert len({message["anonymousId"] for message in recorder.messages}) == 1


def test_withdrawing_deletes_what_is_stored_and_ends_it(visitor: Page, shop: Shop, recorder: Recorder):
    visitor.goto("/candle")
    visitor.evaluate("regulars.allow()")
    assert set(stored(visitor)) == {"regulars", "tab.regulars"}
    visitor.evaluate("regulars.deny()")
    assert stored(visitor) == {}
    visitor.clock.run_for(LONG)
    visitor.goto("/soap")
    visitor.clock.run_for(LONG)
    assert (stored(visitor), recorder.calls) == ({}, [])


def test_allowing_again_begins_with_a_new_id(visitor: Page, shop: Shop, recorder: Recorder):
    visitor.goto("/")
    visitor.evaluate("regulars.allow()")
    first = stored(visitor)["regulars"]
    visitor.evaluate("regulars.deny(); regulars.allow()")
    assert stored(visitor)["regulars"] != first


def test_a_no_in_one_tab_holds_in_all_and_so_does_a_yes(visitor: Page, shop: Shop, recorder: Recorder):
    visitor.goto("/candle")
    visitor.evaluate("regulars.allow()")
    beside = visitor.context.new_page()
    beside.goto(shop.address + "/soap")
    beside.evaluate("regulars.deny()")
    visitor.wait_for_function("!sessionStorage.regulars")
    visitor.evaluate("regulars.track('Too Late')")
    visitor.clock.run_for(LONG)
    assert stored(visitor) == {}
    assert "Too Late" not in recorder.events()
    told = recorder.events().count("Product Viewed")  # while it was a yes, on a busy machine
    before = {message["anonymousId"] for message in recorder.messages}
    beside.evaluate("regulars.allow()")
    visitor.wait_for_function("sessionStorage.regulars")
    visitor.clock.run_for(1000)
    recorder.wait_for("Product Viewed", told + 1)
    assert len({message["anonymousId"] for message in recorder.messages} - before) == 1
    beside.close()


def test_a_no_on_a_later_page_holds_on_the_one_that_is_come_back_to(
    visitor: Page, shop: Shop, recorder: Recorder
):
    visitor.goto("/candle")
    visitor.evaluate("regulars.allow()")
    visitor.evaluate("localStorage.clear(); sessionStorage.clear()")  # as the later page's script does
    visitor.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    visitor.clock.run_for(LONG)
    assert (stored(visitor), recorder.calls) == ({}, [])


def test_a_banner_that_is_slower_than_the_script_makes_no_second_visit(
    visitor: Page, shop: Shop, recorder: Recorder
):
    visitor.add_init_script("window.regulars = [['allow']]")
    visitor.goto("/candle")
    visitor.evaluate(f"dataLayer.push({WAITS}); dataLayer.push({MAY})")
    visitor.clock.run_for(LONG)
    recorder.wait_for("Product Viewed")
    assert recorder.events() == ["page", "Product Viewed"]


def test_where_no_consent_is_asked_it_begins_at_once_until_somebody_objects(
    visitor: Page, shop: Shop, recorder: Recorder
):
    shop.put(key="rgb_candles", consent="notice")
    visitor.goto("/candle")
    visitor.clock.run_for(1000)
    recorder.wait_for("Product Viewed")
    visitor.evaluate("regulars.deny()")
    told = len(recorder.calls)
    visitor.goto("/soap")
    visitor.clock.run_for(LONG)
    assert len(recorder.calls) == told
    assert stored(visitor) == {"regulars": '{"off":1}'}  # the objection, and no id


def said(event: str, detail: str) -> str:
    """The code by which a banner tells its visitor's word."""
    return f"document.dispatchEvent(new CustomEvent('{event}', {{detail: {{{detail}}}}}))"


SIGNALS = {
    "Google's Consent Mode": (
        "dataLayer.push(['consent', 'update', {analytics_storage: 'granted'}])",
        "dataLayer.push(['consent', 'update', {analytics_storage: 'denied'}])",
    ),
    "WordPress": (
        said("wp_listen_for_consent_change", "statistics: 'allow'"),
        said("wp_listen_for_consent_change", "statistics: 'deny'"),
    ),
    "Shopify": (
        said("visitorConsentCollected", "analyticsAllowed: true"),
        said("visitorConsentCollected", "analyticsAllowed: false"),
    ),
    "a banner of the shop's own": ("regulars.push(['allow'])", "regulars.push(['deny'])"),
}


@pytest.mark.parametrize("of", SIGNALS)
def test_the_signals_that_banners_send_are_understood(visitor: Page, shop: Shop, recorder: Recorder, of: str):
    yes, no = SIGNALS[of]
    visitor.goto("/candle")
    visitor.evaluate(yes)
    visitor.clock.run_for(1000)
    recorder.wait_for("Product Viewed")
    visitor.evaluate(no)
    assert stored(visitor) == {}


def tcf(purposes: str) -> str:
    """The code of a banner of the IAB that was answered before."""
    told = f"{{eventStatus: 'tcloaded', gdprApplies: true, purpose: {{consents: {purposes}}}}}"
    return f"window.__tcfapi = (_, __, then) => then({told}, true)"


def shopify(may: str) -> str:
    """The code of a Shopify shop that knows already whether it may."""
    privacy = f"{{analyticsProcessingAllowed: () => {may}}}"
    return f"window.Shopify = {{customerPrivacy: {privacy}, loadFeatures: (_, then) => then()}}"


WORDPRESS = "window.wp_has_consent = (kind) => kind === 'statistics';"
WAITS = "['consent', 'default', {analytics_storage: 'denied'}]"
MAY = "['consent', 'update', {analytics_storage: 'granted'}]"
EARLY = {
    "IAB TCF, both purposes": (tcf("{1: true, 8: true}"), True),
    "IAB TCF, storage alone": (tcf("{1: true}"), False),
    "WordPress, allowed before": (WORDPRESS + "window.wp_consent_type = 'optin'", True),
    "WordPress without a banner": (WORDPRESS, False),
    "Shopify, where it may": (shopify("true"), True),
    "Shopify, where it may not": (shopify("false"), False),
    "Google's Consent Mode, updated before": (f"window.dataLayer = [{WAITS}, {MAY}]", True),
    "a banner that was quicker than the script": ("window.regulars = [['allow']]", True),
}


@pytest.mark.parametrize("of", EARLY)
def test_what_was_said_before_the_script_came_counts(visitor: Page, shop: Shop, recorder: Recorder, of: str):
    code, may = EARLY[of]
    visitor.add_init_script(code)
    visitor.goto("/candle")
    assert bool(stored(visitor)) is may


def test_a_denial_by_default_waits_for_the_visitors_own_word_and_forgets_nothing(
    visitor: Page, shop: Shop, recorder: Recorder
):
    visitor.goto("/")
    visitor.evaluate("regulars.allow()")
    known = stored(visitor)["regulars"]
    visitor.add_init_script(f"window.dataLayer = [{WAITS}]")
    visitor.goto("/candle")
    assert stored(visitor)["regulars"] == known
    visitor.clock.run_for(LONG)
    assert "Product Viewed" not in recorder.events()
    visitor.evaluate(f"dataLayer.push({MAY})")
    visitor.clock.run_for(1000)
    recorder.wait_for("Product Viewed")
    assert stored(visitor)["regulars"] == known

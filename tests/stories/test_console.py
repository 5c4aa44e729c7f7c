"""An owner looks at her shop in the morning, and a colleague finds somebody on the phone."""

import re

import pytest
from playwright.sync_api import Page, expect

from regulars.engine.models import Play
from regulars.insight.models import IntervalEstimate
from tests.console.conftest import databases, shop  # noqa: F401 this story's fixtures


@pytest.fixture
def console(shop, owner_page: Page) -> Page:
    owner_page.goto("/")
    return owner_page


def expect_headline(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)


def test_from_the_first_sentence_to_the_one_who_is_overdue_and_why_nobody_wrote(console):
    expect_headline(console, "came back, and brought 90% of the revenue.")
    console.get_by_role("link", name="1 person is overdue").click()
    console.get_by_role("link", name="See the one who is overdue").click()
    expect_headline(console, "64 people have bought here.")
    console.get_by_role("link", name=re.compile("Ann Ozola")).click()
    expect_headline(console, "Ann Ozola orders about every 30 days, mostly Candles. It has been 51 days.")

    console.locator(".orders summary").first.click()
    expect(console.locator(".orders details[open]")).to_contain_text("Candle")
    console.get_by_role("button", name="overdue by 21 days").click()
    expect(console.get_by_text("Silent for longer than 9 of 10 of their waits last.")).to_be_visible()


def test_a_word_explains_itself_on_tap(console):
    console.get_by_role("button", name="Repeat-customer rate").click()
    expect(console.get_by_text("the share who have ordered at least twice")).to_be_visible()


def test_somebody_on_the_phone_is_found_without_the_mouse(console):
    console.keyboard.press("g")
    console.keyboard.press("p")
    expect_headline(console, "people have bought here")
    console.keyboard.press("/")
    console.keyboard.type("29000001")
    expect(console.get_by_role("link", name=re.compile("Ann Ozola"))).to_be_visible()
    expect(console.locator("tbody tr")).to_have_count(1)
    console.keyboard.press("Tab")
    expect(console).to_have_url(re.compile("q=29000001"))


def test_the_list_is_turned_over_and_back(console):
    console.goto("/people/")
    first = console.locator("tbody tr").first.inner_text()
    console.get_by_role("link", name="Next", exact=True).click()
    expect(console.get_by_role("link", name="Previous")).to_be_visible()
    expect(console.get_by_role("link", name="Next", exact=True)).to_have_count(0)
    console.get_by_role("link", name="Previous").click()
    expect(console.get_by_role("link", name="Next", exact=True)).to_be_visible()
    assert console.locator("tbody tr").first.inner_text() == first


def test_a_play_is_read_looked_at_and_switched_on_and_off(console):
    console.get_by_role("link", name="Plays", exact=True).click()
    console.get_by_role("link", name="Remind before it runs out").click()
    expect(console.get_by_text("and they may be written to")).to_be_visible()
    console.get_by_role("link", name="Switch it on …").click()
    expect_headline(console, "1 person is due in the coming week. Switch it on?")
    console.get_by_role("button", name="Switch it on").click()
    expect(console.get_by_role("status")).to_contain_text("It is on.")
    assert Play.objects.get().is_on

    console.get_by_role("button", name="Switch off …").click()
    expect(console.get_by_role("heading", name="Switch this play off?")).to_be_visible()
    expect(console.get_by_role("button", name="Keep it as it is")).to_be_focused()
    console.get_by_role("button", name="Switch it off").click()
    expect(console.get_by_role("status")).to_contain_text("It is off.")
    assert not Play.objects.get().is_on


def test_why_somebody_gets_nothing_unfolds_on_their_page(console, shop):
    console.goto("/plays/second_order/on/")
    console.get_by_role("button", name="Switch it on").click()
    console.goto(f"/people/{shop.id_of('ann')}/")
    console.get_by_text("Invite to a second order").click()
    expect(console.get_by_text("The play is for people who have ordered once.")).to_be_visible()


def test_two_are_joined_and_the_mistake_is_undone_at_once(console, shop):
    console.goto(f"/people/{shop.id_of('ann')}/")
    console.get_by_role("link", name="The same as somebody else …").click()
    console.get_by_role("main").get_by_role("searchbox").fill("bo")
    console.get_by_role("button", name="Find").click()
    console.get_by_role("button", name="The same …").click()
    expect(console.get_by_text("The 3 orders of Bo Bērziņš")).to_be_visible()
    console.get_by_role("button", name="The same person").click()
    expect(console.get_by_role("status")).to_contain_text("They are one person now.")
    console.get_by_role("button", name="Undo").click()
    expect(console.get_by_role("status")).to_contain_text("They are two people again.")


def test_an_estimate_is_written_where_it_is_read(console):
    console.get_by_role("link", name="Products", exact=True).click()
    field = console.get_by_label("Your estimate for Candle, in days")
    field.fill("20")
    field.press("Enter")
    expect(console.get_by_role("status")).to_contain_text("Kept.")
    expect(field).to_have_value("20")
    assert IntervalEstimate.objects.get().days == 20


def test_somebody_wants_no_more_offers(console, shop):
    console.goto(f"/people/{shop.id_of('ann')}/")
    console.get_by_role("button", name="They asked us to stop …").click()
    console.get_by_role("button", name="Stop offers").click()
    expect(console.get_by_role("status")).to_contain_text("They get no more offers.")
    expect(console.locator("#consent")).to_contain_text("told the staff")


def test_on_a_phone_the_menu_opens_and_leads_on(console):
    console.set_viewport_size({"width": 390, "height": 844})
    console.get_by_role("button", name="Menu").click()
    console.get_by_role("link", name="People", exact=True).click()
    expect_headline(console, "64 people have bought here.")

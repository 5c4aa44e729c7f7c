"""Do pages work in a browser: by hand, by keyboard, on a phone, with and without scripts?"""

import re

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from tests.browser_fixtures import Shoot, carry


@pytest.fixture
def gallery(owner_page: Page, settings: pytest.FixtureRequest) -> Page:
    settings.ROOT_URLCONF = "tests.web.gallery"
    owner_page.goto("/gallery/")
    return owner_page


def names(page: Page) -> list[str]:
    return [
        text.split("\n")[0] for text in page.locator("#table-people .who > span:last-child").all_inner_texts()
    ]


def test_every_piece_fits_desk_and_phone_in_light_and_dark(gallery: Page, screenshots: Shoot):
    assert len(screenshots(gallery, "gallery")) == 4


def test_a_list_is_searched_while_typing_and_the_address_says_so(gallery: Page):
    gallery.keyboard.press("/")
    gallery.keyboard.type("dit")
    expect(gallery.locator("#table-people tbody tr")).to_have_count(1)
    expect(gallery).to_have_url(re.compile(r"/gallery/\?q=dit$"))
    expect(gallery.locator("#find-people")).to_be_focused()
    gallery.reload()
    assert names(gallery) == ["Dita Liepa"]


def test_a_list_is_ordered_by_its_headers(gallery: Page):
    assert names(gallery)[:3] == ["Cy Kask", "Fe Roux", "Ann Ozola"]  # 10, 9 and 7 orders
    gallery.get_by_role("link", name="Orders").click()
    expect(gallery.locator("th[aria-sort=ascending]")).to_have_text("Orders")
    assert names(gallery)[:3] == ["Hal Moe", "Ed Vik", "Bo Berg"]  # 1, 2 and 3 orders


def test_a_list_goes_on_and_back(gallery: Page):
    gallery.get_by_role("link", name="Next").click()
    expect(gallery.locator("#table-people tbody tr")).to_have_count(3)
    gallery.get_by_role("link", name="Previous").click()
    expect(gallery.locator("#table-people tbody tr")).to_have_count(5)
    assert names(gallery)[0] == "Cy Kask"
    gallery.go_back()
    expect(gallery.locator("#table-people tbody tr")).to_have_count(3)
    expect(gallery.get_by_role("heading", level=1)).to_be_visible()


def test_a_filter_narrows_and_is_let_go(gallery: Page):
    gallery.get_by_label("Any stage").select_option("new")
    expect(gallery.locator("#table-people tbody tr")).to_have_count(4)
    expect(gallery).to_have_url(re.compile(r"stage=new$"))
    gallery.get_by_role("link", name="Show all").click()
    expect(gallery.locator("#table-people tbody tr")).to_have_count(5)


def test_where_nobody_fits_the_list_says_so(gallery: Page):
    gallery.goto("/gallery/?q=nobody")
    expect(gallery.get_by_text("Nobody fits.")).to_be_visible()


def test_a_list_works_without_scripts(
    browser: Browser, live: str, client: Client, settings: pytest.FixtureRequest
):
    settings.ROOT_URLCONF = "tests.web.gallery"
    context = browser.new_context(base_url=live, java_script_enabled=False)
    carry(client, into=context, url=live)
    page = context.new_page()
    page.goto("/gallery/")
    page.get_by_label("Find by name or e-mail").fill("bo")
    page.get_by_role("button", name="Show", exact=True).click()
    found = names(page)
    context.close()
    assert found == ["Bo Berg"]


def test_what_was_done_can_be_undone(gallery: Page):
    gallery.get_by_role("button", name="Do it", exact=True).click()
    expect(gallery.get_by_text("It is done.")).to_be_visible()
    gallery.get_by_role("button", name="Undo").click()
    expect(gallery.get_by_text("It is undone.")).to_be_visible()


def test_a_part_of_a_page_brings_its_toasts_along(gallery: Page):
    gallery.get_by_role("button", name="Do it quietly").click()
    expect(gallery.get_by_text("Done quietly.")).to_be_visible()
    expect(gallery.locator("#toasts").get_by_text("It is done without a new page.")).to_be_visible()
    gallery.get_by_role("button", name="Undo").click()
    expect(gallery.get_by_text("It is undone.")).to_be_visible()


def test_what_cannot_be_undone_is_asked_first_and_escape_keeps_it(gallery: Page):
    gallery.get_by_role("button", name="Stop …").click()
    dialog = gallery.get_by_role("dialog", name="Stop this play?")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("button", name="Keep it as it is")).to_be_focused()
    gallery.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_letters_lead_to_pages_and_a_question_mark_shows_which(gallery: Page):
    gallery.keyboard.press("?")
    expect(gallery.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    gallery.keyboard.press("Escape")
    gallery.keyboard.press("g")
    gallery.keyboard.press("s")
    expect(gallery).to_have_url(re.compile(r"/settings/$"))


def test_the_first_tab_leads_past_the_navigation(gallery: Page):
    gallery.keyboard.press("Tab")
    expect(gallery.get_by_role("link", name="Skip to the page")).to_be_focused()
    gallery.keyboard.press("Enter")
    expect(gallery.locator("main")).to_be_focused()


def test_on_a_phone_the_navigation_opens_and_closes(gallery: Page):
    gallery.set_viewport_size({"width": 390, "height": 844})
    navigation = gallery.get_by_role("navigation", name="Main navigation")
    settings_link = navigation.get_by_role("link", name="Settings")
    expect(settings_link).to_be_hidden()
    gallery.get_by_role("button", name="Menu").click()
    expect(settings_link).to_be_visible()
    gallery.keyboard.press("Escape")
    expect(settings_link).to_be_hidden()


def test_a_chart_takes_the_colours_of_the_theme_that_is_chosen(gallery: Page):
    line = gallery.locator("vega-chart .mark-line path").first
    expect(line).to_have_attribute("stroke", "rgb(23, 106, 79)")  # --accent, light
    gallery.get_by_role("button", name="Clara").click()
    gallery.get_by_role("button", name="Dark").click()
    expect(line).to_have_attribute("stroke", "rgb(93, 195, 155)")  # --accent, dark
    gallery.reload()
    expect(line).to_have_attribute("stroke", "rgb(93, 195, 155)")


def test_a_chart_has_its_figures_as_a_table(gallery: Page):
    gallery.get_by_text("The figures as a table").click()
    expect(gallery.get_by_role("cell", name="2010-12")).to_be_visible()
    expect(gallery.get_by_role("img", name="Each month more of them come back.")).to_be_visible()


def test_a_page_on_paper_has_no_navigation(gallery: Page):
    gallery.emulate_media(media="print")
    expect(gallery.get_by_role("navigation", name="Main navigation")).to_be_hidden()
    expect(gallery.get_by_role("heading", level=1)).to_be_visible()

"""The owner writes to many: looks first, starts, thinks again, pauses, and everybody can read it."""

import pytest
from playwright.sync_api import Page, expect

from regulars import clock
from regulars.capabilities.campaigns import jobs
from regulars.capabilities.campaigns.models import Campaign
from tests.capabilities.campaigns.writing import Writing
from tests.channels.cast import Shop
from tests.channels.conftest import key_file, mail_server, mailbox  # noqa: F401 this story's fixtures
from tests.stories.accessible import puzzles


@pytest.fixture
def writing(database, key_file, mailbox) -> Writing:
    shop = Shop(at=clock.now())
    shop.sends_by(mailbox.url)
    return Writing(shop)


def test_a_greeting_to_everybody_who_allows_it(owner_page: Page, writing, mailbox, screenshots):
    page = owner_page
    writing.knows("Ann", "Dita")
    writing.shop.sells_soap(writing.shop.knows("Bo", allows=None))
    page.goto("/campaigns/")
    screenshots(page, "campaigns-empty")
    page.get_by_role("link", name="Write to many").click()
    page.get_by_label("Name", exact=True).fill("Midsummer")
    page.get_by_label("For whom").fill("orders >= 1")
    page.get_by_label("Message", exact=True).select_option("birthday")
    page.get_by_label("Control group").fill("0")
    page.get_by_label("On the newsletters’ page").select_option("listed")
    looked = page.get_by_role("status", name="Whom it would reach")  # while it is filled in
    expect(looked).to_contain_text("2 people get it.")
    expect(looked).to_contain_text("1 never allowed it")
    assert puzzles(page) == []
    screenshots(page, "campaign-new")

    # Started by mistake, taken back, started again.
    page.get_by_role("button", name="Keep as a draft").click()
    for attempt in ("by mistake", "again"):
        page.get_by_role("button", name="Start it").first.click()
        expect(page.get_by_role("dialog")).to_contain_text("It goes to 2 people.")
        page.get_by_role("dialog").get_by_role("button", name="Start it").click()
        expect(page.get_by_text("scheduled", exact=True)).to_be_visible()
        if attempt == "by mistake":
            page.get_by_role("button", name="Take it back").click()
            expect(page.get_by_text("draft", exact=True)).to_be_visible()

    # A minute later it stands in the outbox; it is paused, and nothing leaves until it goes on.
    row = Campaign.objects.get()
    writing.shop.at = clock.now()
    writing.minutes(row)
    page.reload()
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_text("paused", exact=True)).to_be_visible()
    assert writing.shop.hands_over() == {}
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("going out", exact=True)).to_be_visible()
    assert writing.shop.hands_over() == {"accepted": 2}
    jobs.all_of_them(at=writing.shop.at)
    page.reload()
    expect(page.get_by_text("done", exact=True)).to_be_visible()
    assert mailbox.recipients() == {"ann@buyer.test": 1, "dita@buyer.test": 1}
    assert puzzles(page) == []
    screenshots(page, "campaign-done")

    # Everybody may read it, and it names nobody.
    page.goto("/newsletters/")
    assert puzzles(page) == []
    page.get_by_role("main").get_by_role("link").first.click()
    expect(page.get_by_role("main")).not_to_contain_text("Ann")
    assert puzzles(page) == []
    screenshots(page, "newsletter")

"""Ann opens a letter's link on her telephone and chooses what to hear of; her wish holds from then on."""

import re

import pytest
from msgspec.structs import replace
from playwright.sync_api import Page, expect

from regulars import clock
from regulars.channels.confirming import Confirmation, url_of
from regulars.customers import queries
from regulars.customers.actions import pending
from regulars.customers.actions.topics import set_topic
from regulars.customers.models import Consent, Identity
from regulars.customers.preferences import Preferences
from tests.channels.conftest import key_file, mail_server, mailbox, mailing, shop  # noqa: F401 this story's fixtures
from tests.stories.accessible import puzzles
from tests.stories.fitting import clipped


@pytest.fixture
def phone(browser, live):
    """Ann's telephone, on which no scripts run."""
    context = browser.new_context(
        base_url=live, locale="en-GB", viewport={"width": 390, "height": 844}, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def desk(browser, live):
    context = browser.new_context(base_url=live, locale="en-GB")
    yield context.new_page()
    context.close()


def topics(shop):
    for n, (name, says) in enumerate(
        [("New products", "About once a month"), ("Garden", "In season"), ("Podcast", "")]
    ):
        set_topic("", names={"en": name}, says={"en": says}, position=n, actor="staff:1", at=shop.at)


def test_ann_chooses_what_to_hear_of(mailing, mailbox, phone: Page, desk: Page, screenshots):
    topics(mailing)
    ann = mailing.knows("Ann")
    Identity.objects.create(customer_id=ann, kind="phone", value="+37120000001", first_seen_at=mailing.at)
    mailing.plans(ann)
    assert mailing.hands_over() == {"accepted": 1}
    letter = mailbox.mail_to("ann@buyer.test").get_body(("plain",)).get_content()
    link = re.search(r"Choose what you hear: http://localhost:8000(/p/\S+/)", letter)[1]

    # It opens on her telephone, without scripts, and says where she stands.
    phone.goto(link)
    expect(phone.get_by_role("heading", level=1)).to_have_text("What would you like to hear from us?")
    expect(phone.get_by_label("offers and news by e-mail")).to_be_checked()
    expect(phone.get_by_label("offers and news by SMS")).not_to_be_checked()
    phone.get_by_label("Podcast").uncheck()
    phone.get_by_label("At most one message a month").check()
    phone.get_by_role("button", name="Save").click()
    expect(phone.get_by_role("status")).to_have_text("Kept as you chose.")
    expect(phone.get_by_label("Podcast")).not_to_be_checked()
    assert queries.preferences([ann]) == Preferences(most=1, within_days=30, topics_left=("podcast",))
    mailing.plans(ann, visit=2)
    mailing.plans(ann, visit=3, topic="podcast")
    assert mailing.hands_over() == {"deferred": 1, "skipped": 1}

    # On a desk everything is reached with the keyboard alone, and fits; who can't see it is told all.
    desk.goto(link)
    assert puzzles(desk) == []
    screenshots(desk, "preferences")
    assert clipped(desk) == []
    desk.get_by_label("offers and news by e-mail").focus()
    desk.keyboard.press("Tab")
    desk.keyboard.press("Space")
    desk.keyboard.press("Enter")
    expect(desk.get_by_label("offers and news by SMS")).to_be_checked()
    row = Consent.objects.get(customer_id=ann, channel="sms")
    assert (row.granted, row.how, row.wording) == (
        True,
        "link",
        "Amber & Pine may send me offers and news by SMS.",
    )
    desk.get_by_role("button", name="Pause for a month").click()
    expect(desk.get_by_text("Paused: no offers before")).to_be_visible()
    desk.get_by_role("button", name="Switch all off").click()
    expect(desk.get_by_label("offers and news by SMS")).not_to_be_checked()
    assert not Consent.objects.filter(customer_id=ann).latest("id").granted


def test_bo_confirms_that_it_was_him(shop, desk: Page, screenshots):
    bo, at = shop.knows("Bo", allows=None), clock.now()
    said = replace(shop.said(bo, granted=True, at=at), wording="Amber & Pine may send me offers by e-mail.")
    pending.ask(said, actor="form:1", at=at)
    desk.goto(url_of(Confirmation(bo, "email", 0)).removeprefix("http://localhost:8000"))
    expect(desk.get_by_role("heading", level=1)).to_have_text("Do you want to hear from us?")
    assert puzzles(desk) == []
    screenshots(desk, "confirm")
    assert clipped(desk) == []
    desk.get_by_role("button", name="Yes, write to me").press("Enter")
    expect(desk.get_by_role("heading", level=1)).to_have_text("Thank you. It is confirmed.")
    choose = desk.get_by_role("link", name="Choose what you hear").get_attribute("href")
    desk.goto(choose.removeprefix("http://localhost:8000"))
    expect(desk.get_by_label("offers and news by e-mail")).to_be_checked()

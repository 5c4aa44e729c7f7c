"""The owner sets up e-mail; Ann gets a mail and wants no more; the rest is held back for its reason."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.channels.conftest import key_file, mail_server, mailbox, shop  # noqa: F401 this story's fixtures


@pytest.fixture
def ann_page(browser, live):
    """A browser of Ann's, who has no account here."""
    context = browser.new_context(base_url=live, locale="en-GB")
    yield context.new_page()
    context.close()


def test_from_the_first_setting_to_the_last_mail(
    shop, mailbox, owner_page: Page, ann_page: Page, live, screenshots
):
    ann, cy = shop.knows("Ann"), shop.knows("Cy", allows=False)
    shop.sells_soap(ann)
    shop.plans(ann, cy)

    # Nothing leaves as long as nobody said by which server, and the console says so on every page.
    assert shop.hands_over() == {}
    owner_page.goto("/messages/")
    expect(owner_page.get_by_role("heading", level=1)).to_contain_text("2 messages wait.")
    screenshots(owner_page, "messages-waiting")
    owner_page.get_by_role("link", name="E-mail settings").click()

    # The owner sets the server and the sender, and tries both.
    owner_page.get_by_role("textbox", name="Server").fill("127.0.0.1")
    owner_page.get_by_role("spinbutton", name="Port").fill(str(mailbox.port))
    owner_page.get_by_label("None, for a server on this very machine").check()
    owner_page.get_by_role("button", name="Save").click()
    owner_page.get_by_role("link", name="Change").click()
    owner_page.get_by_label("E-mail address").fill("shop@amber.test")
    owner_page.get_by_label("Signed by").fill("Laura")
    owner_page.get_by_role("button", name="Save").click()
    owner_page.get_by_label("To", exact=True).fill("laura@amber.test")
    owner_page.get_by_role("button", name="Send a test mail").click()
    expect(owner_page.get_by_role("status").last).to_contain_text("took the mail for laura@amber.test")
    assert mailbox.recipients() == {"laura@amber.test": 1}
    screenshots(owner_page, "settings-email")

    # A real mail leaves for Ann; Cy, who said no, gets none.
    assert shop.hands_over() == {"accepted": 1, "skipped": 1}
    mail = mailbox.mail_to("ann@buyer.test")
    assert mail["Subject"] == "Pine soap: running low?"
    owner_page.goto("/messages/")
    expect(owner_page.get_by_role("row", name="Cy")).to_contain_text("held back")
    screenshots(owner_page, "messages")
    owner_page.get_by_role("link", name="Ann", exact=True).click()
    expect(owner_page.frame_locator("iframe").get_by_text("Hello Ann,")).to_be_visible()
    screenshots(owner_page, "message")

    # Ann follows a link that her program cut, and is helped on; the whole one leads to the soap.
    soap = re.search(r"http://localhost:8000(/l/\S+/)", mail.get_body(("plain",)).get_content())[1]
    ann_page.goto(soap[:40])
    expect(ann_page.get_by_role("heading")).to_have_text("This link leads nowhere")
    screenshots(ann_page, "follow-link")
    led = ann_page.request.get(soap, max_redirects=0).headers["location"]
    assert led.startswith("https://shop.test/soap?utm_source=regulars&utm_medium=email")

    # Ann's mail program opens the link to look at it; then she opens it herself and presses the button.
    link = re.search(r"http://localhost:8000(/u/\S+/)", mail.get_body(("plain",)).get_content())[1]
    ann_page.request.get(link)
    ann_page.goto(link)
    screenshots(ann_page, "unsubscribe")
    shop.plans(ann, visit=2)
    assert shop.hands_over() == {"accepted": 1}  # looking is not asking
    ann_page.get_by_role("button", name="Unsubscribe").click()
    expect(ann_page.get_by_role("heading")).to_have_text("Done.")
    shop.plans(ann, visit=3)
    assert shop.hands_over() == {"skipped": 1}
    assert mailbox.recipients()["ann@buyer.test"] == 2

    # And at the end the owner stops everything, by a button that asks first.
    owner_page.goto("/messages/")
    owner_page.get_by_role("button", name="Stop everything").first.click()
    owner_page.get_by_role("dialog").get_by_role("button", name="Stop everything").click()
    expect(owner_page.get_by_role("heading", level=1)).to_contain_text("Everything is stopped")
    dita = shop.knows("Dita")
    shop.plans(dita)
    assert shop.hands_over() == {}
    owner_page.get_by_role("button", name="Let messages go again").click()
    assert shop.hands_over() == {"accepted": 1}

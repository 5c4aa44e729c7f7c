"""On a shop's page somebody signs up on her telephone, confirms it, and fetches the guide; programs don't."""

import re
from datetime import timedelta
from http.server import BaseHTTPRequestHandler

import pytest
from playwright.sync_api import Page, expect

from regulars import clock
from regulars.channels.outbox import hand_over
from regulars.customers import queries as customers
from regulars.customers.actions.questions import set_question
from regulars.customers.models import Consent
from regulars.customers.questions import Asking, Choice
from regulars.storefront.forms import gifts, queries
from regulars.storefront.forms.actions.forms import keep_file, make
from regulars.storefront.forms.content import Content, Gift, texts
from regulars.storefront.forms.models import FormEntry
from regulars.web import rates
from tests.channels.conftest import key_file, mail_server, mailbox, mailing, shop  # noqa: F401 this story's fixtures
from tests.storefront.recorder import serving
from tests.stories.accessible import puzzles
from tests.stories.fitting import clipped

SKIN = Asking(
    slug="skin",
    kind="one",
    asks={"en": "How is your skin?"},
    answers=(Choice("dry", {"en": "Dry"}), Choice("oily", {"en": "Oily"})),
)


@pytest.fixture
def row(mailing):
    """The footer's form gives a guide, and asks one thing."""
    rates.forget()
    set_question(SKIN, position=0, actor="staff:1", at=mailing.at)
    file_id = keep_file(gifts.checked("guide.pdf", b"%PDF-1.7 a guide"), at=mailing.at)
    content = Content(
        texts=texts("Amber & Pine"), asks_name=True, questions=("skin",), gift=Gift(file_id=file_id)
    )
    return make("Footer", content, shop_id=mailing.row.pk, actor="staff:1", at=mailing.at)


@pytest.fixture
def blog(row, live):
    """The shop's blog, on an origin and under a policy of its own; the address of a page."""
    policy = f"default-src 'none'; script-src {live}; frame-src {live}; require-trusted-types-for 'script'"
    tag = f'<script async src="{live}/f/embed.js" data-form="{row.handle}" data-title="Our news"></script>'
    page = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Blog</title>'
        f'<meta name="viewport" content="width=device-width"><main><h1>Soap</h1>{tag}</main></html>'
    )

    class Blog(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_):
            pass

    with serving(Blog) as address:
        yield f"{address}/blog/soap?utm_source=x"


@pytest.fixture
def phone(browser, live):
    context = browser.new_context(
        base_url=live, locale="en-GB", viewport={"width": 390, "height": 844}, accept_downloads=True
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def without_scripts(browser, live):
    context = browser.new_context(
        base_url=live, locale="lv-LV", viewport={"width": 390, "height": 844}, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def test_she_signs_up_on_a_shops_page_and_fetches_the_guide(
    row, blog, phone: Page, mailing, mailbox, live, screenshots
):
    broken = []
    phone.on("pageerror", lambda error: broken.append(str(error)))
    phone.on("console", lambda said: broken.append(said.text) if said.type == "error" else None)
    phone.goto(blog)
    form = phone.frame_locator('iframe[title="Our news"]')
    expect(form.get_by_role("heading", level=1)).to_have_text("News from Amber & Pine")
    expect(form.get_by_label("Website")).not_to_be_in_viewport()

    # Without her yes it isn't sent; what is missing stands beside its field, and is read out.
    form.get_by_label("E-mail address").fill("ann@buyer.test")
    form.get_by_role("button", name="Sign me up").click()
    expect(form.get_by_text("Tick the box if you want to hear from us")).to_be_visible()
    expect(form.get_by_role("alert")).to_be_focused()
    expect(form.get_by_label("E-mail address")).to_have_value("ann@buyer.test")

    # The frame is as high as its form: nothing scrolls in it, nor sideways around it.
    inner = form.locator("html").evaluate("root => root.scrollHeight")
    phone.wait_for_function(f"document.querySelector('iframe').offsetHeight >= {inner}")
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
    form.get_by_label("First name").fill("Ann")
    form.get_by_label("Dry").check()
    form.get_by_label("Amber & Pine may send me offers and news by e-mail").check()
    form.get_by_role("button", name="Sign me up").click()
    expect(form.get_by_role("heading", name="Good that you are with us.")).to_be_focused()
    expect(form.get_by_text("‘Your download’ waits behind it.")).to_be_visible()
    entry = FormEntry.objects.get()
    assert (entry.page, entry.confirmed_at, Consent.objects.count()) == (blog.partition("?")[0], None, 0)
    assert [said for said in broken if "422" not in said] == []

    # The letter asks her; only its page's button says yes, and opens the guide.
    assert hand_over(at=clock.now()) == {"accepted": 1}
    letter = mailbox.mail_to("ann@buyer.test").get_body(("plain",)).get_content()
    phone.goto(live + re.search(r"http://localhost:8000(/c/\S+/)", letter)[1])
    expect(phone.get_by_role("link", name="Your download")).to_have_count(0)
    phone.get_by_role("button", name="Yes, write to me").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Thank you. It is confirmed.")
    guide = phone.get_by_role("link", name="Your download")
    here = guide.get_attribute("href").replace("http://localhost:8000", live)
    guide.evaluate("(link, here) => { link.href = here; }", here)
    with phone.expect_download() as download:
        guide.click()
    assert download.value.suggested_filename == "guide.pdf"
    (card,) = customers.cards([entry.customer_id])
    assert (card.given_name, [word.granted for word in card.words]) == ("Ann", [True])
    assert customers.answers(card.members) == {"skin": ("dry",)}
    told = queries.figures()[row.pk]
    assert (told.sent, told.confirmed, told.downloads) == (1, 1, 1)

    # The form's own page, as everybody sees it.
    phone.goto(f"/f/{row.handle}/")
    assert puzzles(phone) == []
    screenshots(phone, "form")
    assert clipped(phone) == []


def test_a_program_is_thanked_and_who_runs_no_scripts_waits(row, without_scripts: Page, mailing, monkeypatch):
    page = without_scripts
    page.goto(f"/f/{row.handle}/?lang=lv")
    page.locator("[name=email]").fill("bo@buyer.test")
    page.locator("[name=consent]").check()
    page.get_by_role("button").click()
    expect(page.get_by_role("alert")).to_contain_text("15")
    assert not FormEntry.objects.exists()
    monkeypatch.setattr("regulars.storefront.forms.guard.SLOWLY", timedelta(0))
    page.get_by_role("button").click()
    expect(page.get_by_role("status")).to_be_visible()
    assert FormEntry.objects.get().language == "lv"

    # A program fills in all that it finds.
    page.goto(f"/f/{row.handle}/")
    page.locator("[name=email]").fill("cy@buyer.test")
    page.locator("[name=consent]").check()
    page.locator("[name=website]").fill("https://spam.example", force=True)
    page.get_by_role("button").click()
    expect(page.get_by_role("status")).to_be_visible()
    assert (FormEntry.objects.count(), queries.figures()[row.pk].caught) == (1, 1)

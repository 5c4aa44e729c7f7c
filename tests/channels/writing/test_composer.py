"""Somebody writes a letter, sees at once how it reads, and keeps what can be sent."""

from playwright.sync_api import Page, expect

from regulars.channels.letters import Kind
from regulars.channels.writing import actions, queries
from regulars.channels.writing.actions import Content
from regulars.channels.writing.blocks import Greeting, Picture, Signature, Text
from tests.channels.pictures.test_sizing import file, photograph
from tests.channels.writing.test_composing import posted
from tests.channels.writing.test_looking import shop_page  # noqa: F401 a server of pictures
from tests.channels.writing.test_shelf import said, saved

WRITE = "/letters/replenishment/write/?language=en"


def letter(*made) -> dict[str, object]:
    return dict(posted(Content(subject="Soap", preview="P", blocks=(Greeting(), *made, Signature()))).lists())


def test_what_was_written_is_kept_and_sent(shop, client):
    answer = client.post(WRITE, {**letter(Text(says="We made soap.")), "do": "save"})
    assert answer.url == "/letters/replenishment/?language=en&saved=en.0"
    assert "We made soap." in said(shop, "en")


def test_what_is_broken_is_said_in_its_block_and_not_kept(shop, client):
    answer = client.post(WRITE, {**letter(Text(says="Hi\n{{ customer.email }}")), "do": "save"})
    assert "Line 2, column 4: nothing is known as customer.email" in answer.content.decode()
    assert queries.edition("replenishment") == 0


def test_a_character_that_no_text_can_hold_is_left_out(shop, client):
    made = {**letter(Text(says="We made\0 soap.")), "do": "save", "subject": "So\0ap"}
    assert client.post(WRITE, made).url == "/letters/replenishment/?language=en&saved=en.0"
    assert "We made soap." in said(shop, "en")


def test_a_picture_of_thirty_megabytes_is_refused_clearly(shop, client, shop_page, settings):
    settings.BASE_URL = "http://localhost:8000"
    heavy = Picture(url=f"{shop_page}/absurd.png", alt="x")
    answer = client.post(WRITE, {**letter(heavy), "do": "save"})
    assert "weighs more than 5 MB" in answer.content.decode()
    assert queries.edition("replenishment") == 0


def test_whoever_is_overtaken_loses_nothing_and_saves_again_knowingly(shop, client):
    mine = {**letter(Text(says="Mine.")), "do": "save", "after": "0"}
    saved(shop, "Theirs.")
    told = client.post(WRITE, mine).content.decode()
    assert "Somebody saved edition 1 while you wrote." in told
    assert "Mine." in told
    assert 'name="after" value="1"' in told
    assert "Theirs." in said(shop, "en")
    client.post(WRITE, {**mine, "after": "1"})
    assert "Mine." in said(shop, "en")


def test_a_letter_of_ones_own_keeps_its_last_text(shop, client):
    actions.make_letter("spring", title="Spring", kind=Kind("marketing"), who=None, at=shop.at)
    saved(shop, "Spring.", name="spring")
    saved(shop, "Pavasaris.", name="spring", language="lv")
    page = client.post("/letters/spring/write/withdraw/", {"language": "lv"}, follow=True).content.decode()
    assert "holds again" in page
    page = client.post("/letters/spring/write/withdraw/", {"language": "en"}, follow=True).content.decode()
    assert "nothing could be sent" in page
    assert "Spring." in said(shop, "en", name="spring")


def test_what_is_not_kept_yet_can_be_looked_at(shop, client):
    look = "/letters/replenishment/write/look/?language=en"
    shown = client.post(look, letter(Text(says="Not kept.")))
    assert "Not kept." in shown.content.decode()
    assert "sandbox" in shown["Content-Security-Policy"]
    assert "be shown yet" in client.post(look, letter(Text(says="{{"))).content.decode()


def test_an_earlier_edition_can_be_taken_up_again(shop, client):
    saved(shop, "One.")
    saved(shop, "Two.")
    assert "Two." in client.get(WRITE).content.decode()
    assert "One." in client.get(f"{WRITE}&edition=1").content.decode()
    client.post("/letters/replenishment/write/withdraw/", {"language": "en"})
    assert "Warm wishes" in said(shop, "en")
    assert "Back to ours" in client.get(WRITE).content.decode()


def test_blocks_are_added_moved_and_undone_and_the_letter_is_seen(shop, owner_page: Page, tmp_path):
    page, picture = owner_page, tmp_path / "soap.jpg"
    picture.write_bytes(file(photograph(60, 40)))
    page.goto(WRITE)
    looked = page.frame_locator("iframe.letter")
    expect(looked.get_by_text("Going by how long")).to_be_visible()
    page.get_by_role("button", name="+ Coupon").click()
    page.get_by_label("The code").fill("SPRING10")
    page.get_by_label("The code").press("Alt+ArrowUp")
    expect(looked.get_by_text("SPRING10")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("The code")).to_have_count(0)
    page.get_by_role("button", name="Redo").click()
    expect(page.get_by_label("The code")).to_be_visible()
    page.get_by_role("button", name="Redo").click()
    expect(page.get_by_label("The code")).to_have_value("SPRING10")
    page.get_by_role("button", name="+ Picture").click()
    expect(page.get_by_label("A picture from this device")).to_be_focused()
    page.get_by_label("A picture from this device").set_input_files(picture)
    expect(page.locator("img.handed")).to_be_visible()
    page.get_by_role("button", name="MJML").click()
    expect(looked.get_by_text("<mj-image")).to_be_visible()


def test_a_letter_is_written_by_keyboard_alone(shop, owner_page: Page):
    page = owner_page
    page.goto(WRITE)
    page.locator("#add-coupon").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("The code")).to_be_focused()
    page.keyboard.type("SPRING10")
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("[id$=-up]:focus")).to_have_count(1)
    page.locator("[data-block]").nth(3).locator("[id$=-drop]").press("Enter")
    expect(page.locator("[data-block]").nth(3).locator("[id$=-drop]")).to_be_focused()
    page.keyboard.press("Control+z")
    expect(page.locator("[data-block]")).to_have_count(7)
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Saved as edition 1.")).to_be_visible()
    assert "SPRING10" in said(shop, "en")
    page.go_back()
    expect(page.locator("[data-unsaved]")).to_be_hidden()


def test_what_was_typed_outlives_a_lost_connection_and_a_closed_tab(shop, owner_page: Page):
    page, context = owner_page, owner_page.context
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(WRITE)
    page.get_by_label("Subject").fill("Soap, on the way")
    page.get_by_label("Subject").blur()
    context.set_offline(True)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("No connection.")).to_be_visible()
    page.locator("#subject").fill("Soap, in a tunnel")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#subject")).to_have_value("Soap, in a tunnel")
    context.set_offline(False)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#subject")).not_to_have_value("Soap, in a tunnel")
    page.get_by_role("button", name="Redo").click()
    expect(page.locator("#subject")).to_have_value("Soap, in a tunnel")
    other = context.new_page()
    other.goto(page.url)
    other.get_by_role("button", name="Take it up").click()
    expect(other.locator("#subject")).to_have_value("Soap, in a tunnel")
    other.get_by_role("button", name="Save", exact=True).click()
    expect(other.get_by_text("Saved as edition 1.")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Somebody saved edition 1 while you wrote.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390

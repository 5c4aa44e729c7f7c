"""The staff make forms, change their words, and see how they fare."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from regulars.customers.actions.topics import set_topic
from regulars.storefront.forms import queries
from regulars.storefront.forms.models import Form, FormFile
from regulars.web.models import StaffAction
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member

ASKED = {"name": "Footer", "ways": "email", "asks_name": "on", "privacy_url": "https://shop.test/privacy"}


@pytest.fixture
def client(shop):
    return client_of(member("Maija", role=Role.MARKETER))


def made(client, shop, **more):
    return client.post("/settings/forms/", {**ASKED, "shop": shop.row.pk, **more})


def pdf(body=b"%PDF-1.7", name="guide.pdf"):
    return SimpleUploadedFile(name, body, content_type="application/pdf")


def test_a_form_is_made_with_words_in_every_language(client, shop):
    set_topic("", names={"en": "Garden"}, says={}, position=0, actor="staff:1", at=shop.at)
    assert made(client, shop, topic="garden", ads="on").status_code == 302
    row = Form.objects.get()
    content = queries.content(row.pk, 1)
    assert (content.ways, content.consents, content.topics) == (("email",), ("email", "ads"), ("garden",))
    assert content.asks_name
    assert sorted(content.texts) == ["bg", "en", "lv", "ru"]
    assert len({words.title for words in content.texts.values()}) == 4
    assert StaffAction.objects.filter(action="form.set").count() == 1


def test_its_page_shows_what_to_put_into_the_shop(client, shop):
    made(client, shop)
    row = Form.objects.get()
    page = client.get(f"/settings/forms/{row.pk}/").content.decode()
    assert f"/f/embed.js&quot; data-form=&quot;{row.handle}&quot;" in page
    assert f'href="http://localhost:8000/f/{row.handle}/"' in page
    assert "Footer" in client.get("/settings/forms/").content.decode()


def test_a_file_is_given_until_it_is_taken_off_and_a_link_then(client, shop):
    made(client, shop, file=pdf(), gift_url="https://shop.test/guide")
    row = Form.objects.get()
    gift = queries.content(row.pk, 1).gift
    assert queries.file_name(gift.file_id) == "guide.pdf"
    said = {**ASKED, "shop": shop.row.pk, "gift_url": "https://shop.test/guide"}
    client.post(f"/settings/forms/{row.pk}/", {**said, "keep_file": "on"})
    assert queries.content(row.pk, 1).gift == gift
    client.post(f"/settings/forms/{row.pk}/", said)
    assert queries.content(row.pk, 2).gift.url == "https://shop.test/guide"


@pytest.mark.parametrize(
    ("file", "says"),
    [(pdf(b"<script>"), "isn’t what its name says"), (pdf(name="page.html"), "Only PDF, EPUB")],
)
def test_a_file_that_can_not_be_given_is_refused_and_nothing_is_made(client, shop, file, says):
    page = made(client, shop, file=file)
    assert (page.status_code, says in page.content.decode()) == (200, True)
    assert not Form.objects.exists()
    assert not FormFile.objects.exists()


def test_two_forms_of_one_name_are_refused(client, shop):
    made(client, shop)
    assert "There is one of this name already." in made(client, shop).content.decode()


def test_words_are_changed_in_one_language_and_what_is_left_empty_is_ours(client, shop):
    made(client, shop)
    row = Form.objects.get()
    said = {"title": "Ziepju jaunumi", "email": "Jā, rakstiet man!"}
    assert client.post(f"/settings/forms/{row.pk}/texts/lv/", said).status_code == 302
    before, after = queries.content(row.pk, 1), queries.content(row.pk, 2)
    assert after.texts["en"] == before.texts["en"]
    assert (after.texts["lv"].title, after.texts["lv"].consents["email"]) == (
        "Ziepju jaunumi",
        "Jā, rakstiet man!",
    )
    assert after.texts["lv"].button == before.texts["lv"].button
    assert client.get(f"/settings/forms/{row.pk}/texts/xx/").status_code == 404


def test_a_form_is_ended_and_saving_opens_it_again(client, shop):
    made(client, shop)
    row = Form.objects.get()
    client.post(f"/settings/forms/{row.pk}/end/")
    assert "Saving it opens it again." in client.get(f"/settings/forms/{row.pk}/").content.decode()
    client.post(f"/settings/forms/{row.pk}/", {**ASKED, "shop": shop.row.pk})
    assert queries.form(row.pk).ended_at is None
    assert client.get("/settings/forms/999/").status_code == 404


def test_without_a_shop_there_is_no_form_yet(database, key_file):
    client = client_of(member("Maija", role=Role.MARKETER))
    assert "A form belongs to a shop" in client.get("/settings/forms/").content.decode()


def test_an_analyst_makes_none(shop):
    assert client_of(member("Ance", role=Role.ANALYST)).get("/settings/forms/").status_code == 403

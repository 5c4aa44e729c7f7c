"""The staff read each letter before anybody gets it, and begin some of their own."""

from regulars.channels.writing import queries
from regulars.channels.writing.pages import lit
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member
from tests.channels.writing.test_shelf import saved


def text(answer) -> str:
    return answer.content.decode()


def test_the_gallery_says_which_letters_are_the_stores_own(shop, client):
    saved(shop, "Ours.", language="lv")
    page = text(client.get("/letters/"))
    assert page.count(">yours</span>") == 1
    assert "Birthday greeting" in page


def test_a_letter_is_shown_with_a_customers_order_in_light_and_dark(mailing, client):
    ann = mailing.knows("Ann")
    mailing.sells_soap(ann)
    page = text(client.get(f"/letters/second_order/?person={ann}&language=en"))
    assert "How are you getting on with Pine soap?" in page
    assert f"/people/{ann}/" in page
    dark = text(client.get(f"/letters/second_order/html/?person={ann}&dark=1"))
    assert "@media all {" in dark
    assert f"/people/{ann}/" not in text(client.get("/letters/second_order/?person=999"))
    assert client.get("/letters/nonsense/").status_code == 404


def test_whose_data_it_is_shown_with_is_asked_by_address_and_told_by_number(mailing, client):
    ann, url = mailing.knows("Ann"), "/letters/second_order/with/"
    found = client.post(url, {"customer": " ANN@buyer.test", "language": "en"})
    assert found.url == f"/letters/second_order/?language=en&person={ann}"
    assert "can’t be written with their data" in text(client.get(found.url))  # she never ordered
    unknown = client.post(url, {"customer": "x@y.test", "language": "en"}, follow=True)
    assert unknown.redirect_chain == [("/letters/second_order/?language=en", 302)]
    assert "Nobody here has this address." in text(unknown)
    assert client.get(url).status_code == 405


def test_an_analyst_reads_no_letters(shop):
    assert client_of(member("Ana", role=Role.ANALYST)).get("/letters/").status_code == 403


def test_lints_remarks_are_a_part_of_the_page(shop, client):
    saved(shop, "Buy now!!")
    page = text(client.get("/letters/replenishment/remarks/?language=en"))
    assert "‘Buy now’ reads like spam." in page
    assert "It can go." in text(client.get("/letters/how_to_use/remarks/?language=en"))


def test_a_letter_is_sent_to_whoever_reads_it(mailing, mailbox, client):
    client.post("/letters/how_to_use/send/", {"language": "lv"})
    (mail,) = mailbox.mails()
    assert mail["To"] == "clara@example.com"


def test_what_waits_takes_the_newest_text_when_somebody_says_so(mailing, client):
    mailing.plans(mailing.knows("Ann"))
    saved(mailing, "New.")
    assert "1 message waits with an earlier text." in text(client.get("/letters/replenishment/"))
    client.post("/letters/replenishment/renew/")
    assert queries.waiting("replenishment").count() == 0


def test_a_letter_of_ones_own_begins_with_a_name(shop, client):
    answer = client.post("/letters/new/", {"title": "Our spring letter", "kind": "marketing"})
    assert answer.url == "/letters/our_spring_letter/write/"
    assert client.get("/letters/our_spring_letter/").url == answer.url
    for wrong in ({"title": "", "kind": "marketing"}, {"title": "x", "kind": "transactional"}):
        assert client.post("/letters/new/", wrong).url == "/letters/"
    for title in ("Пролет", "New"):  # one has no letters for an address, the other is an address of ours
        client.post("/letters/new/", {"title": title, "kind": "greeting"})
    assert [row.title for row in queries.all_own()] == ["Пролет", "New", "Our spring letter"]


def test_light_and_dark_are_chosen_whatever_the_browser_prefers():
    css = "@media (prefers-color-scheme: dark) { x }"
    assert (lit(css, dark=True), lit(css, dark=False)) == ("@media all { x }", "@media not all { x }")

"""A marketer reads a play's letters, and sends them to themselves, before anybody gets them."""

import pytest

from regulars.channels import actions
from regulars.channels.channel import Sender
from regulars.channels.models import Send
from regulars.channels.smtp import Server
from regulars.channels.writing import trying
from regulars.web.models import StaffAction
from tests.channels.conftest import key_file, mail_server, mailbox  # noqa: F401 this page's fixtures
from tests.console.cast import ago
from tests.console.pages.test_overview import text

LETTER = "/plays/second_order/letters/second_order/"


@pytest.fixture
def mailing(shop, mailbox, key_file):
    """The shop with its mail server set."""
    server = Server(host="127.0.0.1", port=mailbox.port, security="none", timeout=2)
    actions.set_email_server(server, who=None, at=ago(1))
    actions.set_sender(Sender(from_name="Candles", from_address="shop@candles.test"), who=None, at=ago(1))
    return shop


@pytest.mark.parametrize("page", ["/plays/", "/plays/second_order/", "/plays/second_order/on/"])
def test_each_letter_in_the_sentence_leads_to_it(shop, marketer, page):
    shown = marketer.get(page).content.decode()
    assert f'<a href="{LETTER}">‘How are you getting on with it?’</a>' in shown
    assert '<a href="/plays/second_order/letters/second_order_last_call/">' in shown


def test_it_reads_as_somebody_would_get_it_in_their_language(shop, marketer):
    shown = marketer.get(LETTER).content.decode()
    # Cy's order of 5 days ago is the last of somebody with a name, and Cy's language is Latvian.
    assert "As Cy Kask would read it today" in text(shown)
    assert f'src="{LETTER}html/?language=lv" sandbox' in shown
    assert "Labdien, Cy!" in shown


def test_and_in_any_other(shop, marketer):
    shown = marketer.get(f"{LETTER}?language=bg").content.decode()
    assert 'href="?language=bg" lang="bg" aria-current="true">Български' in shown
    alone = marketer.get(f"{LETTER}html/?language=bg")
    assert 'lang="bg"' in alone.content.decode()
    assert "sandbox" in alone["Content-Security-Policy"]


def test_before_the_first_order_it_is_an_example(empty_shop, marketer):
    shown = text(marketer.get(LETTER).content.decode())
    assert "With the data of an example" in shown


def test_it_is_sent_to_whoever_is_signed_in_and_to_nobody_else(mailing, marketer, mailbox):
    answer = marketer.post(f"{LETTER}send/", {"language": "en"}, follow=True)
    assert "The mail server took the mail for mara@example.com." in answer.content.decode()
    assert mailbox.recipients() == {"mara@example.com": 1}
    mail = mailbox.mail_to("mara@example.com")
    assert "Cy" in mail.get_body(("plain",)).get_content()
    assert mail["List-Unsubscribe"] is None
    assert not Send.objects.exists()
    done = StaffAction.objects.get(action="letter.tried")
    assert (done.object_id, done.detail) == ("second_order", {"language": "en"})


def test_or_it_says_why_not(shop, marketer, key_file):
    answer = marketer.post(f"{LETTER}send/", follow=True)
    assert "No e-mail server is set." in text(answer.content.decode())
    assert StaffAction.objects.get(action="letter.tried").detail["failed"] == "no_email_server"


def test_it_is_no_way_to_send_in_bulk(mailing, marketer, mailbox, monkeypatch):
    monkeypatch.setattr(trying, "AT_MOST", 2)
    for _time in range(2):
        marketer.post(f"{LETTER}send/", {"language": "en"})
    answer = marketer.post(f"{LETTER}send/", {"language": "en"}, follow=True)
    assert "Wait some minutes." in answer.content.decode()
    assert mailbox.recipients() == {"mara@example.com": 2}


@pytest.mark.parametrize("path", ["", "html/", "send/"])
def test_others_neither_read_nor_send_it(shop, analyst, agent, path):
    for client in (analyst, agent):
        asked = client.post if path == "send/" else client.get
        assert asked(f"{LETTER}{path}").status_code == 403
    assert LETTER not in analyst.get("/plays/second_order/").content.decode()


@pytest.mark.parametrize(
    "path", ["/plays/second_order/letters/thank_you_first_order/", "/plays/no/letters/x/"]
)
def test_a_letter_of_another_play_is_not_here(shop, marketer, path):
    assert marketer.get(path).status_code == 404

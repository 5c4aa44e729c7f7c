"""What a buyer sees behind the link, and what a scanner that opens it does not do."""

import pytest
from django.test import Client

from regulars.channels.unsubscribe import Ticket, url_of
from regulars.customers.models import Consent


@pytest.fixture
def link(mailing, mailbox):
    """Makes the link that stands in a mail to somebody."""

    def made(customer):
        mailing.plans(customer)
        mailing.hands_over()
        header = mailbox.mails()[-1]["List-Unsubscribe"]
        return header.strip("<>").removeprefix("http://localhost:8000")

    return made


def allows(customer):
    return Consent.objects.filter(customer_id=customer).latest("occurred_at", "id").granted


def strict():
    return Client(enforce_csrf_checks=True)


def test_opening_the_link_changes_nothing(mailing, link):
    ann = mailing.knows("Ann")
    url = link(ann)
    for _ in range(3):
        page = strict().get(url)
    strict().head(url)
    assert "No more mails like this one?" in page.content.decode()
    assert allows(ann)


@pytest.mark.parametrize("asks", ["get", "head", "options", "put", "delete", "patch"])
@pytest.mark.parametrize("ahead", [{}, {"Purpose": "prefetch"}, {"Sec-Purpose": "prefetch;prerender"}])
def test_who_fetches_ahead_or_asks_otherwise_unsubscribes_nobody(mailing, link, asks, ahead):
    ann = mailing.knows("Ann")
    getattr(strict(), asks)(link(ann), headers=ahead)
    assert allows(ann)


def test_the_button_does_it_without_signing_in(mailing, link, mailbox):
    ann = mailing.knows("Ann")
    page = strict().post(link(ann))
    assert "You will get no more mails like this one from Amber &amp; Pine." in page.content.decode()
    assert not allows(ann)
    mailing.plans(ann, visit=2)
    assert mailing.hands_over() == {"skipped": 1}
    assert mailbox.recipients() == {"ann@buyer.test": 1}


def test_the_mail_programs_own_button_does_it_in_one_click(mailing, link):
    ann = mailing.knows("Ann")
    answer = strict().post(link(ann), {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    row = Consent.objects.filter(customer_id=ann).latest("occurred_at", "id")
    assert (row.granted, row.how) == (False, "one_click")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "You will get no more mails like this one from Amber &amp; Pine."),
        ("lv", "No Amber &amp; Pine Jūs vairs nesaņemsiet šādas vēstules."),
        ("bg", "Повече няма да получавате такива писма от Amber &amp; Pine."),
        ("ru", "Вы больше не будете получать такие письма от Amber &amp; Pine."),
    ],
)
def test_the_page_speaks_the_buyers_language(language, words, mailing, link):
    url = link(mailing.knows("Ann", language=language))
    page = strict().get(url, headers={"Accept-Language": "de"}).content.decode()
    assert f'<html lang="{language}">' in page
    assert words in page


def test_the_wording_that_was_shown_is_kept(mailing, link):
    ann = mailing.knows("Ann")
    strict().post(link(ann))
    row = Consent.objects.filter(customer_id=ann).latest("occurred_at", "id")
    assert row.wording == "You will get no more mails like this one from Amber & Pine."


def test_a_link_that_somebody_changed_says_so_and_does_nothing(mailing, link):
    ann = mailing.knows("Ann")
    url = link(ann)
    answer = strict().post(url[:-4] + "AAA/")
    assert answer.status_code == 404
    assert "This link doesn’t work" in answer.content.decode()
    assert allows(ann)


def test_nobody_is_told_the_link_by_the_page(mailing, link):
    answer = strict().get(link(mailing.knows("Ann")))
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]


def test_a_notification_is_left_in_words_of_its_own(mailing):
    ann = mailing.knows("Ann")
    url = url_of(Ticket(ann, "webpush", "offers", 4)).removeprefix("http://localhost:8000")
    assert "No more messages like this one?" in strict().get(url).content.decode()
    strict().post(url)
    said = Consent.objects.get(customer_id=ann, channel="webpush")
    words = "You will get no more messages like this one from Amber & Pine by web push."
    assert (said.granted, said.wording, allows_mails(ann)) == (False, words, True)


def allows_mails(customer):
    return Consent.objects.filter(customer_id=customer, channel="email").latest("id").granted

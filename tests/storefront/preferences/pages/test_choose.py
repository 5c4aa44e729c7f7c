"""What somebody sees behind their link, and what a scanner that opens it does not do."""

import re

import pytest
from django.test import Client

from regulars import clock
from regulars.channels.bot.joining import Invitation, invitation_of
from regulars.channels.preferring import Pass, url_of
from regulars.customers import queries
from regulars.customers.actions import erase, people
from regulars.customers.actions.topics import set_topic
from regulars.customers.models import Consent, Person
from regulars.customers.preferences import Preferences
from tests.channels.bot.conftest import api, chatting, has_joined

__all__ = ["api", "chatting"]


@pytest.fixture
def ann(shop):
    set_topic("garden", names={"en": "Garden"}, says={}, position=0, actor="staff:1", at=shop.at)
    return shop.knows("Ann")


def link(customer):
    return url_of(Pass(customer, 21)).removeprefix("http://localhost:8000")


def strict():
    return Client(enforce_csrf_checks=True)


def sent(customer, **form):
    return strict().post(link(customer), form).content.decode()


def test_opening_the_link_changes_nothing(ann):
    before = Consent.objects.count()
    for _ in range(3):
        page = strict().get(link(ann))
    strict().head(link(ann))
    assert "What would you like to hear from us?" in page.content.decode()
    assert (page["Referrer-Policy"], "no-store" in page["Cache-Control"]) == ("no-referrer", True)
    assert (Consent.objects.count(), queries.preferences([ann])) == (before, Preferences())


def test_what_is_sent_is_kept_and_shown(ann):
    page = sent(
        ann, do="save", topic="nonsense", rhythm="week", preferred="pigeon", language="en", allowed="pigeon"
    )
    assert "Kept as you chose." in page
    assert queries.preferences([ann]) == Preferences(most=1, within_days=7, topics_left=("garden",))
    assert not Consent.objects.filter(customer_id=ann).latest("occurred_at", "id").granted
    assert not Consent.objects.filter(channel="pigeon").exists()


def test_a_pause_and_its_end(ann):
    assert "End the pause" in sent(ann, do="pause")
    assert queries.preferences([ann]).paused_until is not None
    assert "Pause for a month" in sent(ann, do="resume")
    assert queries.preferences([ann]).paused_until is None


def test_all_off_is_one_press(ann):
    assert "You will get no more offers and news from Amber &amp; Pine." in sent(ann, do="off")
    row = Consent.objects.filter(customer_id=ann).latest("occurred_at", "id")
    assert (row.granted, row.how, row.wording) == (
        False,
        "link",
        "You will get no more offers and news from Amber & Pine.",
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("lv", "Ko Jūs vēlētos no mums saņemt?"),
        ("bg", "Какво бихте искали да получавате от нас?"),
        ("ru", "Что Вы хотели бы от нас получать?"),
    ],
)
def test_the_page_speaks_the_persons_language_and_the_one_they_choose(language, words, ann):
    assert words in sent(ann, do="save", allowed=["email", "noting"], topic="garden", language=language)
    page = strict().get(link(ann), headers={"Accept-Language": "de"}).content.decode()
    assert f'<html lang="{language}">' in page
    assert words in page


def test_the_link_of_who_was_joined_is_the_link_of_both(shop, ann):
    anna = shop.knows("Anna")
    people.merge(loser=anna, winner=ann, reason="test", actor="house", at=shop.at)
    sent(anna, do="save", allowed=["email", "noting"], topic="garden", rhythm="month")
    assert queries.preferences([ann]).within_days == 30


def test_a_link_that_was_changed_or_whose_person_was_erased_says_so(shop, ann):
    refused = strict().post(link(ann)[:-4] + "AAA/", {"do": "off"})
    assert (refused.status_code, "This link doesn’t work" in refused.content.decode()) == (404, True)
    erase.erase([ann], actor="test", at=shop.at)
    assert strict().get(link(ann)).status_code == 404
    assert strict().get(link(999)).status_code == 404
    assert not Person.objects.exists()


def test_whoever_has_not_joined_in_telegram_may(ann, chatting):
    """The link stands only where a bot is set, and joins whom the page is about."""
    found = re.search(
        r"https://t\.me/amber_pine_bot\?start=([\w-]+)", strict().get(link(ann)).content.decode()
    )
    assert invitation_of(found[1], at=clock.wall()) == Invitation(ann, 21)
    has_joined(ann)
    page = strict().get(link(ann)).content.decode()
    assert ("t.me" in page, 'value="telegram" checked' in page) == (False, True)

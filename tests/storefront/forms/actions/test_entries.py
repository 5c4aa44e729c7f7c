"""What somebody enters waits until whoever owns the address confirms it; then the guide opens, too."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from regulars import clock
from regulars.channels.confirming import Confirmation, url_of
from regulars.customers import queries as customers
from regulars.customers.actions.answers import Said
from regulars.customers.actions.erase import erase
from regulars.customers.actions.topics import set_topic
from regulars.customers.models import Consent
from regulars.events.models import Event
from regulars.storefront.forms import gifts, queries
from regulars.storefront.forms.actions import entries
from regulars.storefront.forms.actions.forms import keep_file
from regulars.storefront.forms.content import Gift
from regulars.storefront.forms.filled import Filled
from regulars.storefront.forms.models import FormDownload, FormEntry

SAID = Filled(
    addresses={"email": "ann@buyer.test"},
    consents=frozenset({"email", "ads"}),
    given_name="Ann",
    birth_date=date(1990, 5, 31),
    topics=("garden",),
    answers=(Said(question="skin", chosen=("dry",), wording="How is your skin?"),),
)


@pytest.fixture
def row(form_of, shop):
    for n, name in enumerate(("Garden", "Podcast")):
        set_topic("", names={"en": name}, says={}, position=n, actor="staff:1", at=shop.at)
    file_id = keep_file(gifts.checked("Guide: skin.pdf", b"%PDF-1.7 a guide"), at=shop.at)
    return form_of(
        consents=("email", "ads"),
        topics=("garden", "podcast"),
        questions=("skin",),
        gift=Gift(file_id=file_id),
    )


def signs_up(row, *, said=SAID, at=None):
    at = at or clock.now()
    entries.sign_up(row, said, edition=1, token=uuid4(), language="en", ip="192.0.2.1", at=at)
    return FormEntry.objects.latest("pk")


def confirms(entry):
    link = url_of(Confirmation(entry.customer_id, entry.channel, 21)).removeprefix("http://localhost:8000")
    return Client(enforce_csrf_checks=True).post(link).content.decode()


def gift_in(page):
    return page.partition('href="http://localhost:8000/g/')[2].partition('"')[0]


def test_nothing_holds_before_the_address_is_confirmed(row):
    entry = signs_up(row)
    (card,) = customers.cards([entry.customer_id])
    assert (card.given_name, card.birth_date, card.words) == ("", None, [])
    assert (customers.answers(card.members), customers.preferences(card.members).topics_left) == ({}, ())
    assert not queries.given(entry.customer_id, channel="email", at=clock.now())


def test_confirmed_it_all_holds_and_the_guide_opens(row):
    entry = signs_up(row)
    page = confirms(entry)
    (card,) = customers.cards([entry.customer_id])
    assert (card.given_name, card.birth_date) == ("Ann", date(1990, 5, 31))
    assert {(word.channel, word.granted) for word in card.words} == {("email", True), ("ads", True)}
    assert customers.answers(card.members) == {"skin": ("dry",)}
    assert customers.preferences(card.members).topics_left == ("podcast",)
    shown = Consent.objects.get(channel="email")
    assert shown.wording == queries.content(row.pk, 1).texts["en"].consents["email"]
    assert (shown.evidence["entry"], shown.evidence["double_opt_in"]) == (entry.pk, True)
    file = Client().get(f"/g/{gift_in(page)}")
    assert (file.status_code, file.content) == (200, b"%PDF-1.7 a guide")
    assert file["Content-Disposition"] == 'attachment; filename="Guide skin.pdf"'
    assert (file["Content-Type"], "sandbox" in file["Content-Security-Policy"]) == ("application/pdf", True)
    assert file["X-Content-Type-Options"] == "nosniff"
    assert FormEntry.objects.get().told == {}
    assert Event.objects.filter(name__in=["form.signed_up", "form.downloaded"]).count() == 2


def test_the_letters_link_opens_the_guide_again_and_a_look_is_no_download(row):
    entry = signs_up(row)
    confirms(entry)
    again = confirms(entry)
    assert "It is confirmed" in again
    for _ in range(2):
        Client().head(f"/g/{gift_in(again)}")
        Client().get(f"/g/{gift_in(again)}")
    assert FormDownload.objects.count() == 1  # twice in a minute is once
    assert queries.figures()[row.pk].downloads == 1


def test_a_link_that_is_too_old_or_was_changed_gives_nothing(row, monkeypatch):
    entry = signs_up(row)
    token = gift_in(confirms(entry))
    assert Client().get(f"/g/{token[:-4]}AAA/").status_code == 404
    late = clock.now() + gifts.LIVES + timedelta(seconds=1)
    monkeypatch.setattr(clock, "wall", lambda: late)
    assert Client().get(f"/g/{token}").status_code == 404


def test_an_entry_that_nobody_confirmed_gives_nothing_and_is_forgotten(row):
    entry = signs_up(row)
    unproven = gifts.url_of(entry.pk, at=clock.now()).removeprefix("http://localhost:8000")
    assert Client().get(unproven).status_code == 404
    assert entries.forget(at=clock.now()) == 0
    assert entries.forget(at=clock.now() + timedelta(days=7)) == 1
    assert FormEntry.objects.get().told == {}


def test_who_was_erased_leaves_nothing_and_fetches_nothing(row):
    entry = signs_up(row)
    token = gift_in(confirms(entry))
    erase([entry.customer_id], actor="staff:1", at=clock.now())
    assert Client().get(f"/g/{token}").status_code == 404
    assert (FormEntry.objects.count(), FormDownload.objects.count()) == (0, 0)


def test_a_gift_may_be_a_link(form_of):
    row = form_of(consents=("email",), gift=Gift(url="https://shop.test/guide"))
    entry = signs_up(row, said=replace_consents("email"))
    answer = Client().get(f"/g/{gift_in(confirms(entry))}")
    assert (answer.status_code, answer["Location"]) == (302, "https://shop.test/guide")


def replace_consents(*channels):
    return Filled(addresses=SAID.addresses, consents=frozenset(channels))

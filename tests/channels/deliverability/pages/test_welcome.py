"""The owner sees how welcome mail is, what is to be mended, and mends it."""

from datetime import timedelta

import pytest

from regulars.channels import keyring
from regulars.channels.deliverability import actions, banners, queries, signing, tally
from regulars.channels.deliverability.pages import welcome
from regulars.channels.models import SigningKey
from regulars.web.models import StaffAction
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member
from tests.channels.cast import NOON
from tests.channels.deliverability.test_preflight import Answers

HERE = "/settings/deliverability/"


@pytest.fixture
def answers(monkeypatch):
    """A DNS in which nothing stands yet."""
    made = Answers()
    monkeypatch.setattr(welcome, "names", made)
    return made


def page(client, path=HERE):
    return client.get(path, follow=True).content.decode()


def test_before_a_sender_is_set_there_is_no_domain(database, client):
    assert "Set first as whom you write" in page(client)
    assert client.post(f"{HERE}evil.test/key/").status_code == 404


def test_a_key_is_made_shown_and_signs_once_its_record_is_there(mailing, client, answers):
    client.post(f"{HERE}amber.test/key/")
    row = SigningKey.objects.get()
    record = signing.record_of(keyring.opened(row.secret))
    assert row.selector in page(client)
    assert record[:60] in page(client)
    assert keyring.opened(row.secret).splitlines()[1] not in page(client)

    client.post(f"{HERE}key/{row.pk}/check/")
    assert SigningKey.objects.get().published_at is None
    answers.text[signing.name_of("amber.test", selector=row.selector)] = [record]
    client.post(f"{HERE}key/{row.pk}/check/")
    assert SigningKey.objects.get().published_at is not None
    assert "Mails are signed since" in page(client)
    assert client.post(f"{HERE}key/{row.pk + 1}/check/").status_code == 404
    done = StaffAction.objects.filter(action__startswith="signing_key").values_list("action", flat=True)
    assert list(done) == ["signing_key.made", "signing_key.published"]


def test_what_the_dns_says_stands_with_the_way_to_mend_it(mailing, client, answers):
    shown = page(client, f"{HERE}?look=now")
    assert "_dmarc.amber.test" in shown
    assert "Add this TXT record." in shown
    assert "Nothing is signed here." in shown


def test_a_domain_begins_small_and_stops_doing_so(mailing, client):
    client.post(f"{HERE}amber.test/warm-up/", {"begins": "yes"})
    assert "today up to 50 offers leave" in page(client)
    client.post(f"{HERE}amber.test/warm-up/", {"begins": "no"})
    assert queries.held_domains() == []


def test_offers_that_wait_stand_on_every_page_until_they_are_let_go(mailing, client):
    actions.pause("amber.test", complaints=4, accepted=1_000, at=NOON)
    assert "Offers of amber.test wait: 4 people complained of 1,000 mails." in page(client, "/messages/")
    assert "Let offers go again" in page(client)
    client.post(f"{HERE}amber.test/let-go/")
    assert queries.paused() is None
    assert banners.paused(None) is None


def test_how_mail_fared_is_shown(mailing, client):
    mailing.at = welcome.clock.now() - timedelta(hours=1)
    mailing.plans(mailing.knows("Ann"))
    mailing.hands_over()
    tally.catch_up(at=mailing.at)
    assert "buyer.test" in page(client)


def test_only_the_owner_sees_it(mailing):
    assert client_of(member("Mia", role=Role.MARKETER)).get(HERE).status_code == 403

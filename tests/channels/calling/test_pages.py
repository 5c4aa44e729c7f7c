"""Whom does a colleague call, what do they say, and how did it go?"""

import pytest

from regulars import clock
from regulars.channels.calling.settings import CallSettings
from regulars.channels.models import Send
from regulars.customers.models import Consent
from regulars.web import stored
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member


@pytest.fixture
def maija(hand_shop, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: hand_shop.at)
    return client_of(member("Maija", role=Role.AGENT))


def test_a_colleague_takes_the_next_call_reads_the_script_and_says_how_it_went(hand_shop, maija):
    ann = hand_shop.listener("Ann", "+37126000001")
    (send,) = hand_shop.plans_by("phone", ann)
    assert "1 person waits for a call" in maija.get("/calls/").content.decode()
    assert maija.post("/calls/next/").url == f"/calls/{send}/"
    page = maija.get(f"/calls/{send}/").content.decode()
    assert 'href="tel:+37126000001"' in page
    assert "Reminder before it runs out" in page
    assert "Hello Ann" in page
    assert "Pine soap" in page
    assert "You have it" in maija.get("/calls/").content.decode()
    other = client_of(member("Ivo", role=Role.AGENT))
    assert "tel:" not in other.get(f"/calls/{send}/").content.decode()
    other.post(f"/calls/{send}/made/", {"outcome": "reached"})
    assert Send.objects.get().state == "handed_over"
    maija.post(f"/calls/{send}/made/", {"outcome": "refused", "words": "Not by phone, please."})
    assert Send.objects.get().state == "accepted"
    assert Consent.objects.filter(customer=ann, wording="Not by phone, please.").count() == 2


def test_a_call_is_taken_over_put_back_and_never_guessed(hand_shop, maija):
    (send,) = hand_shop.plans_by("phone", hand_shop.listener("Ann", "+37126000001"))
    assert maija.post(f"/calls/{send}/take/").url == f"/calls/{send}/"
    assert client_of(member("Ivo", role=Role.AGENT)).post(f"/calls/{send}/take/").url == "/calls/"
    assert maija.post(f"/calls/{send}/made/", {"outcome": "sold"}).status_code == 404
    maija.post(f"/calls/{send}/put-back/")
    assert Send.objects.get().state == "planned"
    assert maija.get("/calls/999/").status_code == 404


def test_the_list_says_why_it_is_empty(hand_shop, maija):
    assert "Nobody is to be called now." in maija.get("/calls/").content.decode()
    assert maija.post("/calls/next/").url == "/calls/"
    stored.save(CallSettings(), at=hand_shop.at)
    assert "Calls are switched off" in maija.get("/calls/").content.decode()


def test_analysts_see_no_telephone_numbers(hand_shop):
    assert client_of(member("Ada", role=Role.ANALYST)).get("/calls/").status_code == 403

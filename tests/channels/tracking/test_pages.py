"""Whoever follows a link of ours comes to where it was signed to lead, over real HTTP, and nowhere else."""

import http.client
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.db import DatabaseError
from django.test import Client, RequestFactory
from django.utils.encoding import iri_to_uri
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regulars import clock
from regulars.channels.models import Send
from regulars.channels.tracking import pages
from regulars.channels.tracking.hits import judge
from regulars.channels.tracking.links import Link, picture_of, url_of
from regulars.channels.tracking.models import MessageHit
from regulars.channels.tracking.settings import TrackingSettings
from regulars.events.models import Event
from regulars.web import stored
from tests.channels.cast import NOON
from tests.channels.tracking.test_agents import IPHONE

SOAP = "https://shop.test/soap?utm_source=regulars"


@pytest.fixture
def letter(mailing, mailbox):
    """Ann's letter, which left an hour ago."""
    mailing.at = clock.now() - timedelta(hours=1)
    ann = mailing.knows("Ann")
    mailing.plans(ann)
    mailing.hands_over()
    return Send.objects.get(customer_id=ann)


def asked(url, *, method="get", **headers):
    ask = getattr(Client(), method)
    return ask(urlsplit(url).path, headers={"User-Agent": IPHONE, **headers})


def noted():
    return list(MessageHit.objects.order_by("id").values_list("kind", "target", "agent"))


def test_following_a_link_leads_to_its_target_and_is_noted(letter):
    answer = asked(url_of(Link(letter.id, SOAP)))
    assert (answer.status_code, answer["Location"]) == (302, SOAP)
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]
    assert noted() == [("followed", SOAP, "")]


def test_a_real_browsers_request_through_the_running_app(letter, live):
    where = urlsplit(live)
    link = urlsplit(url_of(Link(letter.id, SOAP))).path
    connection = http.client.HTTPConnection(where.hostname, where.port, timeout=10)
    connection.request("GET", link, headers={"User-Agent": IPHONE})
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Location"]) == (302, SOAP)
    connection.close()
    assert judge(at=clock.now() + timedelta(minutes=2)) == {"person": 1}
    event = Event.objects.get(name="message.clicked")
    assert (event.customer_id, event.payload["url"]) == (letter.customer_id, SOAP)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(rest=st.text(st.characters(codec="ascii", min_codepoint=33, max_codepoint=126), max_size=80))
def test_no_link_leads_elsewhere_than_was_signed(key_file, rest, answering):
    target = f"https://shop.test/{rest}"
    assert answering(url_of(Link(17, target))) == iri_to_uri(target)


@pytest.fixture
def answering(monkeypatch):
    """Where a link leads, without noting it."""
    monkeypatch.setattr(pages, "noted", lambda *_, **__: None)
    return lambda url: pages.follow(RequestFactory().get("/l/"), url.split("/")[-2])["Location"]


def test_head_and_prefetching_lead_on_and_count_for_nobody(letter):
    url = url_of(Link(letter.id, SOAP))
    assert asked(url, method="head")["Location"] == SOAP
    for header in ({"Sec-Purpose": "prefetch"}, {"X-Purpose": "preview"}):
        assert asked(url, **header)["Location"] == SOAP
    assert noted() == [("looked", SOAP, "")]
    assert judge(at=clock.now() + timedelta(minutes=2)) == {}


@pytest.mark.parametrize("cut", [0, 1, 10, 40])
def test_a_cut_link_gets_a_page_that_helps(letter, cut):
    path = urlsplit(url_of(Link(letter.id, SOAP))).path
    answer = Client().get(path[: 3 + cut])
    assert answer.status_code == 404
    assert "This link leads nowhere" in answer.content.decode()
    assert answer["Referrer-Policy"] == "no-referrer"
    assert noted() == []


def test_a_link_that_lost_its_last_slash_works(letter):
    assert asked(url_of(Link(letter.id, SOAP)).removesuffix("/"))["Location"] == SOAP


def test_nothing_is_posted_to_a_link(letter):
    assert Client().post(urlsplit(url_of(Link(letter.id, SOAP))).path).status_code == 405


def test_the_link_that_no_person_sees_leads_nowhere(letter):
    answer = asked(url_of(Link(letter.id, "")), **{"User-Agent": "python-requests/2.32"})
    assert answer.status_code == 200
    assert "Location" not in answer
    assert noted() == [("unseen", "", "scanner")]


def test_pictures_are_noted_where_the_owner_wishes_it(letter):
    url = picture_of(letter.id)
    assert asked(url)["Content-Type"] == "image/gif"
    assert noted() == []
    stored.save(TrackingSettings(opens=True), at=NOON)
    asked(url)
    asked(url, method="head")
    asked("http://localhost:8000/o/1.x.y.gif")
    assert noted() == [("opened", "", "")]


def test_once_the_owner_switched_it_off_links_lead_on_and_nothing_is_noted(letter):
    stored.save(TrackingSettings(clicks=False), at=NOON)
    assert asked(url_of(Link(letter.id, SOAP)))["Location"] == SOAP
    assert noted() == []


def test_the_way_on_is_open_while_nothing_can_be_noted(letter, monkeypatch, caplog):
    def broken(*_):
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(pages, "note_hit", broken)
    assert asked(url_of(Link(letter.id, SOAP)))["Location"] == SOAP
    assert "could not be noted" in caplog.text


def test_no_address_and_no_program_is_kept(letter):
    asked(url_of(Link(letter.id, SOAP)))
    kept = MessageHit.objects.values().get()
    assert not {"127.0.0.1", IPHONE} & set(map(str, kept.values()))

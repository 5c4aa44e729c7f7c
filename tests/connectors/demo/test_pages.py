"""Can the owner look around with a demo from the first page on?"""

from regulars.business.models import Shop
from regulars.connectors.demo import demo, jobs
from regulars.connectors.demo.models import DemoLoad
from regulars.web.models import StaffAction
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member


def test_an_empty_store_is_offered_both(store, client):
    said = client.get("/demo/").content.decode()
    assert "A real shop&#x27;s year" in said
    assert "A made-up shop" in said


def test_a_store_with_a_past_is_offered_none(store, client):
    Shop.objects.create(name="Candles", currency="EUR", time_zone="Europe/Riga")
    assert "This store has a past of its own." in client.get("/demo/").content.decode()
    assert client.post("/demo/real/").url == "/demo/"


def test_begun_it_shows_how_far_it_is_and_then_leads_to_the_first_page(store, client):
    assert client.post("/demo/real/").url == "/demo/progress/"
    assert StaffAction.objects.get().action == "demo.begun"
    said = client.get("/demo/progress/").content.decode()
    assert "The past is coming in." in said
    assert 'hx-get="/demo/progress/"' in said
    jobs.load_demo()
    assert client.get("/demo/progress/").url == "/"
    assert client.get("/demo/progress/", headers={"HX-Request": "true"}).headers["HX-Redirect"] == "/"


def test_while_one_is_loading_the_choice_leads_to_it(store, client):
    demo.begin("synthetic")
    assert client.get("/demo/").url == "/demo/progress/"


def test_what_went_wrong_is_said(store, client):
    DemoLoad.objects.create(
        name="real", state="failed", error="the disk is full", begun_at="2026-03-01T12:00Z"
    )
    said = client.get("/demo/progress/").content.decode()
    assert "The demo could not be loaded." in said
    assert "the disk is full" in said


def test_an_unknown_demo_is_not_there(store, client):
    assert client.post("/demo/moon/").status_code == 404
    assert client.get("/demo/progress/").url == "/demo/"


def test_it_is_the_owners_choice(store):
    assert client_of(member("Mara", role=Role.MARKETER)).get("/demo/").status_code == 403


def test_every_page_says_what_is_made_up(store, client):
    demo.load("real")
    assert "the e-mail addresses and consents are made up" in client.get("/demo/").content.decode()

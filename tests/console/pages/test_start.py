"""What the first page says while there is nothing to say yet."""

from procrastinate.contrib.django.models import ProcrastinateJob

from regulars import clock
from regulars.connectors.demo import demo
from regulars.insight.models import InsightRun
from regulars.insight.refresh import refresh
from regulars.web.models import StaffAction


def test_an_empty_store_offers_two_demos_a_file_and_a_shop(database, client):
    page = client.get("/").content.decode()
    for words in (
        "Look around with a real shop’s year",
        "Look around a made-up shop",
        'href="/imports/"',
        "Connect a shop",
    ):
        assert words in page


def test_a_marketer_may_import_and_no_more(database, marketer):
    page = marketer.get("/").content.decode()
    assert ("Import a file" in page, "Look around with" in page, "Connect a shop" in page) == (
        True,
        False,
        False,
    )


def test_an_agent_waits_for_the_owner(database, agent):
    assert "The owner brings the first orders in." in agent.get("/").content.decode()


def test_a_demo_on_its_way_is_led_to(database, client):
    demo.begin("real")
    assert 'href="/demo/progress/"' in client.get("/").content.decode()


def test_orders_that_are_not_understood_yet_are_said_so(empty_shop, client):
    empty_shop.sells("ann", 10)
    page = client.get("/").content.decode()
    assert "1 order is in. What it says of people isn’t worked out yet." in page
    assert "Work it out now" in page


def test_a_button_has_the_worker_work_it_out(empty_shop, client):
    empty_shop.sells("ann", 10)
    for _ in range(2):
        assert client.post("/understand/").status_code == 302
    assert ProcrastinateJob.objects.filter(task_name="insight.nightly").count() == 1
    assert StaffAction.objects.filter(action="insight.asked").count() == 2
    page = client.get("/").content.decode()
    assert "Working out who buys again" in page
    assert 'hx-get="/understanding/"' in page


def test_the_page_looks_again_until_it_is_done(empty_shop, client):
    empty_shop.sells("ann", 10)
    client.post("/understand/")
    waiting = client.get("/understanding/", headers={"HX-Request": "true"})
    empty_shop.understands()
    done = client.get("/understanding/", headers={"HX-Request": "true"})
    assert b"Working out" in waiting.content
    assert done["HX-Redirect"] == "/"


def test_why_it_went_wrong_is_said(empty_shop, client):
    empty_shop.sells("ann", 10)
    InsightRun.objects.create(as_of="2026-03-02T12:00Z", state="failed", problem="out of memory")
    assert "The last time it went wrong: out of memory" in client.get("/").content.decode()


def test_a_store_that_stood_empty_overnight_still_shows_the_way(database, client):
    refresh(clock.now())
    assert "Look around with a real shop’s year" in client.get("/").content.decode()

"""Which letters wait for the post, which were printed, and what came of each print run?"""

import pytest

from regulars import clock
from regulars.channels.models import Send
from regulars.channels.paper.models import PrintRun
from regulars.channels.paper.settings import PostSettings
from regulars.web import stored
from regulars.web.models import StaffAction
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member
from tests.channels.byhand.cast import ANN


@pytest.fixture
def marketer(hand_shop, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: hand_shop.at)
    return client_of(member("Mara", role=Role.MARKETER))


def test_cost_and_who_is_left_out_are_seen_before_and_a_run_is_made_had_again_and_posted(hand_shop, marketer):
    hand_shop.plans_by("post", hand_shop.reader("Ann", ANN), hand_shop.knows("Bo"))
    page = marketer.get("/post/").content.decode()
    assert "1 letter waits to be printed" in page
    assert "€0.95" in page
    assert "There is no address of theirs on this channel." in page
    made = marketer.post("/post/print/")
    run = PrintRun.objects.get()
    assert made.url == f"/post/{run.pk}/"
    assert "Anna Bērziņa" in marketer.get(made.url).content.decode()
    file = marketer.get(f"/post/{run.pk}/addresses.csv")
    assert (file["Content-Type"], file.content[:3]) == ("text/csv; charset=utf-8", b"\xef\xbb\xbf")
    labels = marketer.get(f"/post/{run.pk}/labels.pdf?sheet=24&start=99")
    assert labels.content.startswith(b"%PDF-")
    assert marketer.post("/post/print/").url == "/post/"  # nothing is left to print
    marketer.post(f"/post/{run.pk}/posted/")
    marketer.post(f"/post/{run.pk}/undo/")
    assert Send.objects.get(state="accepted").context["cost_minor"] == 95
    assert PrintRun.objects.get().state == "posted"
    deeds = StaffAction.objects.filter(action__startswith="letters.").values_list("action", flat=True)
    assert list(deeds) == ["letters.printed", "letters.posted"]


def test_of_a_run_that_was_undone_nothing_is_printed_any_more(hand_shop, marketer):
    hand_shop.plans_by("post", hand_shop.reader("Ann", ANN))
    run = marketer.post("/post/print/").url
    marketer.post(f"{run}undo/")
    assert marketer.get(f"{run}addresses.csv").status_code == 404
    assert marketer.get(f"{run}labels.pdf").status_code == 404
    assert "its letters wait again" in marketer.get(run).content.decode()
    assert "1 letter waits to be printed" in marketer.get("/post/").content.decode()


def test_the_page_says_that_letters_are_switched_off(hand_shop, marketer):
    stored.save(PostSettings(), at=hand_shop.at)
    assert "switched off" in marketer.get("/post/").content.decode()
    assert marketer.get("/post/999/").status_code == 404


def test_addresses_are_not_for_analysts(hand_shop):
    assert client_of(member("Ada", role=Role.ANALYST)).get("/post/").status_code == 403

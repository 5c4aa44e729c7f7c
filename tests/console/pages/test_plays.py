"""The list of plays: each is a sentence, with what it brings."""

from regulars.engine import actions
from regulars.engine.models import Play
from regulars.plays import catalogue
from tests.console.cast import ago
from tests.console.pages.test_overview import text


def test_each_play_reads_as_a_sentence_with_its_parts_underlined(shop, client):
    page = client.get("/plays/").content.decode()
    assert "No play is on yet." in page
    assert "<em>what they bought is about to run out, 3 days before</em>" in page
    assert page.count("<article") == len(catalogue.catalogue())


def test_those_that_are_on_stand_first_and_are_measured(shop, client):
    actions.switch_on(catalogue.named("thank_you").definition, who=None, at=ago(1))
    page = client.get("/plays/").content.decode()
    assert "1 play is on" in page
    assert page.index("Thank for the first order") < page.index("Remind before it runs out")
    assert 'hx-get="/plays/thank_you/result/"' in page
    result = text(client.get("/plays/thank_you/result/").content.decode())
    assert "Nobody has come into it yet." in result
    assert "0 people got it; left alone: 0" in result


def test_the_navigation_counts_them(shop, client):
    actions.switch_on(catalogue.named("thank_you").definition, who=None, at=ago(1))
    assert '<span class="badge">1 on</span>' in client.get("/plays/").content.decode()


def test_a_play_that_never_was_on_has_no_result(shop, client):
    assert client.get("/plays/thank_you/result/").status_code == 404


def test_a_stored_play_that_nobody_understands_any_more_is_still_listed(shop, client):
    written = catalogue.named("thank_you").definition
    actions.switch_on({**written, "name": "old_one"}, who=None, at=ago(1))
    version = Play.objects.get(name="old_one").version
    version.definition = {**written, "name": "old_one", "for": "moonlight = 1"}
    version.save()
    page = client.get("/plays/").content.decode()
    assert "Old one" in page
    assert "moonlight" in page


def test_agents_have_other_work(shop, agent):
    assert agent.get("/plays/").status_code == 403
